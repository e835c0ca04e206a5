// Keys, copying, theme: what makes the pages quicker to use. Every page works without it.
"use strict";

const $ = (selector, within = document) => within.querySelector(selector);
const $$ = (selector, within = document) => [...within.querySelectorAll(selector)];
const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
const say = (words) => { $("#said").textContent = words; };

// ---- light and dark
const themeButton = $("#theme");
const switchTheme = () => {
  const root = document.documentElement;
  const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
  try { localStorage.setItem("crosswire-theme", root.dataset.theme); } catch { /* for this page only */ }
  say(dark ? "Light" : "Dark");
};
themeButton.hidden = false;
themeButton.addEventListener("click", switchTheme);

// ---- help
const help = $("#help");
$("#keys").hidden = false;
$("#keys").addEventListener("click", () => help.showModal());

// ---- the menu of pages is folded on a narrow screen
const menu = $(".menu");
if (menu && matchMedia("(max-width: 60rem)").matches) menu.open = false;

// ---- lines of a list
let lineAt = -1;
const lines = $$("main .line");
const goToLine = (by) => {
  if (!lines.length) return;
  lines[lineAt]?.classList.remove("here");
  lineAt = Math.max(0, Math.min(lines.length - 1, lineAt + by));
  const line = lines[lineAt];
  line.classList.add("here");
  line.scrollIntoView({ block: "nearest", behavior: calm ? "auto" : "smooth" });
  const link = $("a[href]", line);
  if (link) link.focus({ preventScroll: true });
};

// ---- mentions in a report
let mentionAt = -1;
const reader = $(".reader");
const mentions = () => {
  const followed = $$(".para .chosen", reader);
  if (followed.length > 1) return followed;
  const shown = (id) => $(`#layer-${id}`, reader)?.checked;
  const layers = [["statements", "span.statement[id]"], ["figures", "mark.figure[id]"], ["events", "mark.event[id]"],
    ["positions", "mark.position[id]"], ["dates", "span.date[id]"], ["actors", "span.actor[id]"]];
  const selector = layers.filter(([id]) => shown(id)).map(([, css]) => `.para ${css}`).join(",");
  return selector ? $$(selector, reader) : [];
};
const goToMention = (by) => {
  const all = mentions();
  if (!all.length) { say("No mention in the layers that are shown"); return; }
  $(".para .at", reader)?.classList.remove("at");
  mentionAt = (mentionAt + by + all.length) % all.length;
  const mention = all[mentionAt];
  mention.classList.add("at");
  mention.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
  say(`${mentionAt + 1} of ${all.length}: ${mention.textContent.slice(0, 120)}`);
};
if (reader) {
  for (const button of $$(".step", reader)) {
    button.hidden = false;
    button.addEventListener("click", () => goToMention(Number(button.dataset.step)));
  }
  const kept = "crosswire-layers";
  try {
    const before = JSON.parse(localStorage.getItem(kept) || "{}");
    for (const box of $$(".layer input", reader)) if (box.id in before && !new URLSearchParams(location.search).has("actor")) box.checked = before[box.id];
  } catch { /* the layers as the page has them */ }
  $(".layers", reader).addEventListener("change", () => {
    mentionAt = -1;
    try { localStorage.setItem(kept, JSON.stringify(Object.fromEntries($$(".layer input", reader).map((b) => [b.id, b.checked])))); } catch { /* not kept */ }
  });
  // Offsets are code points of the text as it came in; a string of this language counts UTF-16 units.
  const offset = (node, at) => {
    const para = (node.nodeType === 1 ? node : node.parentElement)?.closest(".para");
    if (!para) return null;
    const range = document.createRange();
    range.selectNodeContents(para);
    range.setEnd(node, at);
    return Number(para.dataset.start) + [...range.toString()].length;
  };
  document.addEventListener("selectionchange", () => {
    const chosen = getSelection();
    const bar = $(".selection");
    bar.hidden = true;
    if (!chosen || chosen.isCollapsed || chosen.rangeCount !== 1) return;
    const { startContainer, startOffset, endContainer, endOffset } = chosen.getRangeAt(0);
    const start = offset(startContainer, startOffset), end = offset(endContainer, endOffset);
    if (start === null || end === null || end <= start) return;
    const known = new URLSearchParams(location.search).get("known");
    $("#selected").href = `${location.pathname}?at=${start}-${end}${known ? `&known=${encodeURIComponent(known)}` : ""}#passage`;
    bar.hidden = false;
  });
}

// ---- copying
for (const button of $$(".copy")) {
  if (!navigator.clipboard) break;
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText($("pre", button.parentElement).textContent);
      button.textContent = "Copied";
    } catch { button.textContent = "Could not copy: select the text"; }
    say(button.textContent);
    setTimeout(() => { button.textContent = "Copy"; }, 2500);
  });
}

// ---- a slider sends its form when it is let go
for (const slider of $$("input[type=range][data-sends]")) slider.addEventListener("change", () => slider.form.requestSubmit());

// ---- keys
const pages = { b: "/", o: "/board", f: "/figures", t: "/timeline", s: "/statements", r: "/reports", a: "/actors" };
let going = false;
const go = (to) => {
  const known = new URLSearchParams(location.search).get("known");
  location.href = known ? `${to}?known=${encodeURIComponent(known)}` : to;
};
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || help.open) return;
  const typing = event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");
  if (typing) { if (event.key === "Escape") event.target.blur(); return; }
  const key = event.key;
  if (going) {
    going = false;
    if (key in pages) { event.preventDefault(); go(pages[key]); }
    return;
  }
  const act = {
    "/": () => $("#find").focus(),
    "?": () => help.showModal(),
    j: () => goToLine(1),
    k: () => goToLine(-1),
    n: () => reader && goToMention(1),
    p: () => reader && goToMention(-1),
    d: switchTheme,
    g: () => { going = true; setTimeout(() => { going = false; }, 1500); },
    ArrowLeft: () => $("a[rel=prev]")?.click(),
    ArrowRight: () => $("a[rel=next]")?.click(),
  }[key];
  if (act) { if (!key.startsWith("Arrow")) event.preventDefault(); act(); }
});
