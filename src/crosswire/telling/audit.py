"""Audits a brief: whatever a line shows must stand in what it cites."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from crosswire.record import DateMention, Problem, View
from crosswire.telling.brief import Brief
from crosswire.telling.corrected import is_given
from crosswire.telling.facts_told import source_counts
from crosswire.telling.line import Entry, Group, Ref, Run, clean, day_words, when_words

__all__ = ["unsupported"]

_NAME_OR_NUMBER = re.compile(r"\d[\d,.]*\d|\d|\b[^\W\d_a-z]\w+")


@dataclass(frozen=True, slots=True)
class _Shown:
    """Runs that stand together, and what they cite."""

    runs: tuple[Run, ...]
    refs: tuple[Ref, ...]


def unsupported(brief: Brief, view: View) -> Iterator[Problem]:
    """Yields every run of a brief that its references do not hold; nothing where the brief keeps its rule.

    The words of a run must be the text's own at a cited span, a resolved name must stand where it says, a day must be
    one that an expression there stands for, metadata must be the article's, what a person put there must be a
    correction of the view with their name, and a label must hold no name or number that is not cited. Main headings
    (days, measures, issues) are Crosswire's own and cite nothing.
    """
    days: dict[tuple[str, int], list[DateMention]] = {}
    for mention in view.dates:
        days.setdefault((mention.article, mention.span.start), []).append(mention)
    for section in brief.sections:
        for main in section.groups:
            for shown in _lines(main, top=True):
                for run in shown.runs:
                    if what := _what_is_wrong(run, shown.refs, view, days):
                        where = shown.refs[0].finding if shown.refs else ""
                        yield Problem("brief", where, f"{section.title}: {run.text!r} {what}")


def _lines(group: Group, *, top: bool = False) -> Iterator[_Shown]:
    if not top:
        notes = tuple(run for note in group.notes for run in note)
        yield _Shown((*group.heading, *notes), (*group.refs, *(r for e in group.entries for r in e.refs)))
    for entry in group.entries:
        yield _Shown(_runs(entry), entry.refs)
    for sub in group.groups:
        yield from _lines(sub)


def _runs(entry: Entry) -> tuple[Run, ...]:
    return (*entry.lead, *entry.body, *(run for note in entry.notes for run in note))


def _what_is_wrong(
    run: Run, refs: tuple[Ref, ...], view: View, days: dict[tuple[str, int], list[DateMention]]
) -> str | None:
    if run.kind == "correction":
        return None if is_given(run.text, view) else "is no correction that anybody made"
    if run.kind == "meta":
        known = any(run.text in (r.publisher, *map(clean, view.article[r.article].credits)) for r in refs)
        known = known or run.text in source_counts(view, refs)
        return None if known else "is no metadata of the reports cited"
    if run.span is None or run.article is None:
        return _what_is_wrong_with_label(run, refs, view)
    if not any(r.article == run.article and run.span in r.spans for r in refs):
        return "is not cited"
    surface = clean(run.span.of(view.article[run.article].text))
    if run.kind == "day":
        told = [d.when for d in days.get((run.article, run.span.start), ()) if d.when and d.span == run.span]
        possible = {words for w in told for words in (when_words(w), day_words(w.earliest) if w.earliest else "")}
        return None if run.text in possible else "is not what the expression stands for"
    if surface.startswith(run.text.removesuffix("…")):
        return None
    described = run.kind == "resolved" and surface in run.text and len(_NAME_OR_NUMBER.findall(run.text)) == 1
    return None if described else "is not what stands there"


def _what_is_wrong_with_label(run: Run, refs: tuple[Ref, ...], view: View) -> str | None:
    # A label may begin with a capital; whatever else in it looks like a name must be cited.
    names = _NAME_OR_NUMBER.findall(run.text)[run.text[:1].isupper() :]
    cited = " ".join(s.of(view.article[r.article].text) for r in refs for s in r.spans) if names else ""
    return None if all(name in cited for name in names) else "holds a name or number that is not cited"
