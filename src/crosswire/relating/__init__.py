"""The whole record → links: which reports are one report, which findings say the same or contradict each other."""
