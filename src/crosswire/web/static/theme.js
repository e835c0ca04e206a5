// Before anything is painted: the theme that was chosen here, if one was.
"use strict";
try {
  const chosen = localStorage.getItem("crosswire-theme");
  if (chosen === "dark" || chosen === "light") document.documentElement.dataset.theme = chosen;
} catch { /* no storage: the system's theme */ }
document.documentElement.classList.add("scripted");
