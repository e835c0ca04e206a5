"""Who said what: by day of publication, newest first, then by speaker."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from crosswire.record import Statement, View
from crosswire.telling.citing import Citer
from crosswire.telling.corrected import given_notes
from crosswire.telling.line import Entry, Group, Ref, Run, Section, alike, clean, day_words, plain

__all__ = ["said", "statement_entry", "via"]

_CONTENT_LIMIT = 280  # code points: three lines of a terminal, one long sentence of a news agency
_REASON_LIMIT = 140
Notes = tuple[tuple[Run, ...], ...]


def said(view: View, citer: Citer) -> Section:
    """Returns the statements by day of publication (unknown last), each day by speaker, the most quoted first."""
    by_day: dict[date | None, list[Statement]] = defaultdict(list)
    for statement in view.statements:
        by_day[view.article[statement.article].published].append(statement)
    days = sorted(by_day, key=lambda d: (d is not None, d or date.min), reverse=True)
    return Section("said", "Who said what", tuple(_day(d, by_day[d], citer) for d in days), "No statement was found.")


def _day(day: date | None, statements: Sequence[Statement], citer: Citer) -> Group:
    heading = f"Reported on {day_words(day)}" if day else "Reported on a day that nothing tells"
    by_speaker: dict[tuple[str, ...], list[Statement]] = defaultdict(list)
    for statement in statements:
        by_speaker[_speaker_key(statement)].append(statement)
    # Whoever nobody identified comes last; the sort is stable, so equals stay in order of the texts.
    ordered = sorted(by_speaker.items(), key=lambda item: (item[0][0] == "nobody", -len(item[1])))
    return Group((Run("meta", heading),), groups=tuple(_speaker(key, found, citer) for key, found in ordered))


def _speaker_key(statement: Statement) -> tuple[str, ...]:
    """Names the same speaker alike: a named one everywhere, an unnamed one within one article only."""
    speaker = statement.speaker
    if speaker is None:
        return ("nobody", alike(statement.article))
    who = speaker.actor or alike(speaker.name)
    return ("named", who) if speaker.named else ("unnamed", statement.article, who)


def _speaker(key: tuple[str, ...], statements: Sequence[Statement], citer: Citer) -> Group:
    heads = {s.id: citer.speaker(s, strong=True) for s in statements}
    chief = min(statements, key=lambda s: _plainness(s, heads[s.id]))
    heading = heads[chief.id]
    if key[0] == "nobody":
        heading = (Run("label", "Speaker not identified"),)
    elif key[0] == "unnamed":
        heading = (Run("label", "unnamed:"), *_fullest(heading))
    spans = (chief.speaker_span,) if chief.speaker_span else chief.content
    refs = (citer.ref(chief.id, chief.article, spans, heading),)
    lines = _merged([(s, _notes(s, citer)) for s in statements], citer, heading)
    common = _common([line.notes for line in lines])
    entries = tuple(replace(line, notes=_without(line.notes, common)) for line in lines)
    about, cited = _about_speaker(statements, heading, citer)
    given = dict.fromkeys(run for head in heads.values() for run in head if run.kind == "correction")
    about = (*about, *((run,) for run in given if run not in heading))
    return Group(heading, (*about, *_without(common, about)), entries, refs=(*refs, *cited))


def _common(notes: Sequence[Notes]) -> Notes:
    """Returns the notes that all have; a name is the same whether it stands there or was resolved."""
    alike = [{_alike(note) for note in line} for line in notes]
    return tuple(note for note in notes[0] if all(_alike(note) in line for line in alike))


def _without(notes: Notes, others: Notes) -> Notes:
    alike = {_alike(note) for note in others}
    return tuple(note for note in notes if _alike(note) not in alike)


def _alike(note: tuple[Run, ...]) -> str:
    return alike(" ".join(run.text for run in note))


def _about_speaker(
    statements: Sequence[Statement], heading: tuple[Run, ...], citer: Citer
) -> tuple[Notes, tuple[Ref, ...]]:
    """Returns the office, where the heading does not hold it, and the reason for giving no name, once a speaker."""
    shown = alike(plain(heading))
    office = ((s, _office(s, citer)) for s in statements if s.speaker and alike(s.speaker.role or "") not in shown)
    reason = ((s, (citer.words(s.article, s.anonymity, _REASON_LIMIT),)) for s in statements if s.anonymity)
    found = [next(((s, runs) for s, runs in notes if runs), None) for notes in (office, reason)]
    told = [item for item in found if item]
    return tuple(runs for _, runs in told), tuple(citer.ref(s.id, s.article, (), runs) for s, runs in told)


def _office(statement: Statement, citer: Citer) -> tuple[Run, ...]:
    role = statement.speaker.role if statement.speaker else None
    return citer.name(statement.article, role, statement.content[0])


def _fullest(heading: tuple[Run, ...]) -> tuple[Run, ...]:
    """Leaves off a description from elsewhere that says no more than the words used here."""
    here, elsewhere = heading[0], heading[-1]
    return heading[:1] if elsewhere.kind == "resolved" and len(elsewhere.text) <= len(here.text) else heading


def _plainness(statement: Statement, head: tuple[Run, ...]) -> tuple[bool, bool, int]:
    """Orders headings: those that name the speaker in place first, then the fullest words used for one."""
    name = alike(statement.speaker.name) if statement.speaker else ""
    return (not head or head[0].kind == "label", name not in alike(plain(head[:1])), -len(plain(head[:1])))


def _merged(found: Sequence[tuple[Statement, Notes]], citer: Citer, heading: tuple[Run, ...]) -> list[Entry]:
    """Returns a line a statement; the same words in several reports are one line with several references."""
    lines: dict[tuple[str, str], Entry] = {}
    for statement, notes in found:
        body = citer.passage(statement.article, statement.content, _CONTENT_LIMIT)
        lead = _lead(statement, citer, heading)
        spans = [*statement.content, *(s for s in (statement.speaker_span, statement.cue, statement.anonymity) if s)]
        ref = citer.ref(statement.id, statement.article, spans, [*lead, *body, *(r for note in notes for r in note)])
        key = (alike(plain(lead)), alike(plain(body)))
        old = lines.get(key)
        if old:  # what holds in one of the reports only, such as its relay, is not told of them all
            lines[key] = Entry(old.lead, old.body, _common((old.notes, notes)), (*old.refs, ref))
        else:
            lines[key] = Entry(lead, body, notes, (ref,))
    return list(lines.values())


def statement_entry(statement: Statement, citer: Citer) -> Entry:
    """Returns a statement as a line that stands alone: who speaks, with what cue, the words, and through whom."""
    cue = (citer.words(statement.article, statement.cue),) if statement.cue else ()
    unnamed = (Run("label", "unnamed:"),) if statement.speaker and not statement.speaker.named else ()
    lead = (*unnamed, *citer.speaker(statement, strong=True), *cue)
    body = citer.passage(statement.article, statement.content, _CONTENT_LIMIT)
    office = _office(statement, citer)
    told = not office or alike(plain(office)) in alike(plain(lead))
    reason = (citer.words(statement.article, statement.anonymity, _REASON_LIMIT),) if statement.anonymity else ()
    notes = tuple(filter(None, (() if told else office, reason, *_notes(statement, citer))))
    spans = [*statement.content, *(s for s in (statement.speaker_span, statement.cue, statement.anonymity) if s)]
    ref = citer.ref(statement.id, statement.article, spans, [*lead, *body, *(r for note in notes for r in note)])
    return Entry(lead, body, notes, (ref,))


def _lead(statement: Statement, citer: Citer, heading: tuple[Run, ...]) -> tuple[Run, ...]:
    """Returns cue and speaker as the text has them, in its order; the speaker only where the heading differs."""
    runs = [citer.words(statement.article, statement.cue)] if statement.cue else []
    if statement.speaker_span:
        speaker = citer.words(statement.article, statement.speaker_span)
        if all(alike(speaker.text) not in alike(run.text) for run in heading if run.kind != "label"):
            runs.append(speaker)
    runs.sort(key=lambda r: r.span.start if r.span else 0)
    return tuple(runs)


def _notes(statement: Statement, citer: Citer) -> Notes:
    article, near = statement.article, statement.cue or statement.content[0]
    notes: list[tuple[Run, ...]] = []
    if told := citer.name(article, statement.told_to, near):
        notes.append((Run("label", "told to"), *told))
    notes.extend(via(statement, citer))
    published = citer.view.article[article].published
    if statement.said_on and statement.said_on != published:
        said_on = citer.day(article, statement.said_on, near)
        notes.extend([said_on] if said_on else [])
    outer = citer.view.statement.get(statement.within or "")
    if outer is not None:
        notes.append((Run("label", "as told by"), *citer.speaker(outer)))
    return (*notes, *given_notes(statement.id, citer.view))


def via(statement: Statement, citer: Citer) -> Iterable[tuple[Run, ...]]:
    """Yields the chain that a statement came through, nearest the speaker first, where it is longer than the outlet."""
    source = citer.view.article[statement.article]
    publisher = clean(source.publisher) if source.publisher else None
    chain: list[Run] = []
    known = {_outlet_key(publisher or "")}
    for name in statement.relay:
        run = _relay(name, statement, citer, source.credits)
        key = _outlet_key(name)
        if run and key not in known and not any(k.endswith(key) for k in known):
            chain.append(run)
            known.add(key)
    if chain:
        chain.extend([Run("meta", publisher)] if publisher else [])
        between = [r for run in chain for r in (Run("label", "›"), run)]
        yield (Run("label", "via"), *between[1:])


def _outlet_key(name: str) -> str:
    """Names an outlet alike by name and by address: ``Harbour Ledger`` and ``harbourledger.example``."""
    bare = alike(name).removeprefix("www.").removeprefix("the ")
    return bare.partition(".")[0].replace(" ", "")


def _relay(name: str, statement: Statement, citer: Citer, credited: Sequence[str]) -> Run | None:
    found = citer.name(statement.article, name, statement.content[0])
    if found:  # where in the article it stands makes no difference to a chain: it is no name of a speaker
        return Run("words", found[0].text, found[0].article, found[0].span)
    return Run("meta", clean(name)) if name in credited else None
