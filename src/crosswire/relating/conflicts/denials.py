"""What one voice says and another, close by in the same report, denies."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import groupby, takewhile

from crosswire.lexicon.comparing import comparing
from crosswire.lexicon.voices import Voice, same_voice, voice
from crosswire.record import Link, SharedPassage, Statement, View, covering, inside
from crosswire.relating.facts.content import content
from crosswire.relating.facts.kin import Kin
from crosswire.relating.facts.passages import Closeness, Passages
from crosswire.text import cut, fold

__all__ = ["denials", "denials_elsewhere"]

_NEAR = 3  # sentences from what is said to its denial
_NEXT = 1
_SHARED = 2  # content words that a denial shares with what it denies, where it does not point at it
_ALIKE = 0.60  # cosine of what is denied and what another report says (samples and labour, 2026-11-23)
_NEAR_DAYS = 4
_WHY_WORDS = 90  # code points of each passage shown
_NEGATED = re.compile(
    r"^\W*(?:that\s+)?(?:no|none|nobody|nothing|not|never|neither)\b"
    r"|\b(?:nothing|nobody|no\s+\w+(?:\s+\w+){0,3})\s+(?:has|have|had|was|were|is|are)\b",
    re.I,
)
_NO_SUCH = re.compile(
    r"\b(?:no|any) such\b|\bnot true\b|\bnothing of the (?:kind|sort)\b|\bnever (?:happened|took place)\b", re.I
)
_SUCH = re.compile(r"\bsuch an?\b", re.I)  # by which a denying verb takes up what was said


def denials(view: View, passages: Passages, among: Collection[str]) -> Iterator[Link]:
    """Yields a link from each statement to the one that denies it, in the articles of ``among``."""
    for article, group in groupby(view.statements, key=lambda s: s.article):
        if article not in among:
            continue
        statements = sorted(group, key=lambda s: covering(s.content))
        for i, denial in enumerate(statements):
            if not _denies(denial, view):
                continue
            denied = _denied(denial, statements[:i], passages, view)
            if denied is not None:
                yield _link(denied, denial, passages)


def denials_elsewhere(
    view: View, passages: Passages, closeness: Closeness, kin: Kin, among: Collection[str]
) -> Iterator[Link]:
    """Yields a link from what a report says to its denial by another voice in an independent report of those days."""
    denying = [s for s in view.statements if _denying_cue(s, view)]
    pairs = [
        (said, denial)
        for denial in denying
        for said in view.statements
        if (said.article in among or denial.article in among) and _may_answer(said, denial, passages, view, kin)
    ]
    closeness.prepare(passages.of(s).own for pair in pairs for s in pair)
    best: dict[str, tuple[float, Statement, Statement]] = {}
    for said, denial in pairs:
        alike = closeness.cosine(passages.of(said).own, passages.of(denial).own)
        if alike >= _ALIKE and alike > best.get(denial.id, (0.0,))[0]:
            best[denial.id] = (alike, said, denial)
    for _, said, denial in best.values():
        yield _link(said, denial, passages)


def _may_answer(said: Statement, denial: Statement, passages: Passages, view: View, kin: Kin) -> bool:
    if said.article == denial.article or kin.are_kin(said.article, denial.article) or _denying_cue(said, view):
        return False
    first, second = view.article[said.article].published, view.article[denial.article].published
    if first is None or second is None or abs((first - second).days) > _NEAR_DAYS:
        return False
    a, b = content(passages.of(said).own), content(passages.of(denial).own)
    who, other = _voice(said), _voice(denial)
    return len(a.stems & b.stems) >= 1 and not a.negations and not (who and other and same_voice(who, other))


def _denies(statement: Statement, view: View) -> bool:
    text = view.article[statement.article].text
    words = " ".join(s.of(text) for s in statement.content)
    return _denying_cue(statement, view) or bool(_NO_SUCH.search(words)) or bool(_NEGATED.search(words))


def _denying_cue(statement: Statement, view: View) -> bool:
    cue = fold(statement.cue.of(view.article[statement.article].text)) if statement.cue else ""
    return any(w.startswith(comparing().denials) for w in cue.split())


def _denied(denial: Statement, before: list[Statement], passages: Passages, view: View) -> Statement | None:
    """Returns the nearest earlier statement of another voice that the denial takes up."""
    own = passages.of(denial)
    cue = _denying_cue(denial, view)
    near = list(_of_another_voice(denial, before, passages))
    if near and (_points(own.own) or _NO_SUCH.search(own.own) or (cue and _SUCH.search(own.own))):
        return _begun(near)
    for said in near:
        told, far = passages.of(said), _sentences_between(said, denial, passages)
        shared = content(own.own).stems & (content(told.own).stems | content(told.text).stems)
        if cue and (len(shared) >= _SHARED or _charges(said, denial, view)):
            return said
        own_words = content(told.own)
        if not cue and far <= _NEXT and own_words.stems & content(own.own).stems and not own_words.negations:
            return said
    return None


def _of_another_voice(denial: Statement, before: list[Statement], passages: Passages) -> Iterator[Statement]:
    """Yields the statements close before a denial that are another voice's, the nearest first."""
    who = _voice(denial)
    for said in reversed(before):
        if _sentences_between(said, denial, passages) > _NEAR:
            return
        other = _voice(said)
        holds = inside(covering(denial.content), covering(said.content))
        nested = holds or said.within == denial.id or denial.within == said.id
        if not nested and not (who and other and same_voice(who, other)):
            yield said


def _begun(near: list[Statement]) -> Statement:
    """Returns where the voice that spoke last began to speak: what follows it is aside."""
    outer = [said for said in near if said.within is None] or near
    last = _voice(outer[0])
    run = takewhile(lambda s: s is outer[0] or (last and (v := _voice(s)) and same_voice(last, v)), outer)
    return list(run)[-1]


def _voice(statement: Statement) -> Voice | None:
    speaker = statement.speaker
    return voice(speaker.name, speaker.kind) if speaker else None


def _points(words: str) -> bool:
    return fold(words).strip(" .,;\"'") in comparing().pointing


def _charges(said: Statement, denial: Statement, view: View) -> bool:
    """Whether the earlier statement puts on the later speaker what that speaker denies."""
    text = view.article[said.article].text
    cue = fold(said.cue.of(text)) if said.cue else ""
    if not any(w.startswith(comparing().charges) for w in cue.split()) or denial.speaker is None:
        return False
    target = content(" ".join(s.of(text) for s in said.content)).stems
    return bool(target & {w[:5] for w in fold(denial.speaker.name).split()})


def _sentences_between(said: Statement, denial: Statement, passages: Passages) -> int:
    every = passages.sentences.of(said.article)
    at = [next((i for i, s in enumerate(every) if s.end > covering(x.content).start), 0) for x in (said, denial)]
    return abs(at[1] - at[0])


def _link(said: Statement, denial: Statement, passages: Passages) -> Link:
    a, b = passages.of(said), passages.of(denial)
    who = said.speaker.name if said.speaker else "nobody named"
    other = denial.speaker.name if denial.speaker else "another voice"
    why = f"denied by {other}: {cut(a.own, _WHY_WORDS)} ({who})"
    shared = (SharedPassage(a.span, b.span),)
    return Link("contradicts", said.id, denial.id, 0.75, why, shared=shared, aspect="fact")
