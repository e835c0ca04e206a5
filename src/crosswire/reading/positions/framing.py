"""Claims by their words: "demands that", "is ready to", "its refusal to"."""

from __future__ import annotations

from collections.abc import Sequence

from crosswire.lexicon.stances import Frame, Word
from crosswire.reading.positions.scene import Claim, Scene
from crosswire.record import Sentence

__all__ = ["framed"]

_CLASS = {"AUX": "VERB", "PROPN": "NOUN", "ADV": "ADJ", "ADP": "ADJ", "SCONJ": "ADJ"}
_WINDOW = 6  # words within which the rest of a phrase stands
_COMPLEMENTS = ("acl", "relcl", "ccomp", "xcomp", "prep", "appos", "advcl")
_FULL = ("NOUN", "PROPN", "VERB", "NUM", "AUX")


def framed(scene: Scene, i: int, sentence: Sentence) -> Claim | None:
    """Returns the claim that a token's frame makes of its subject; null where it makes none."""
    found = _word(scene, i, sentence)
    subject = _holder(scene, i) if found is not None else None
    if found is None or subject is None or scene.clauses.thought(i):
        return None
    frame, said = found.frame, scene.said(i)
    used = _rest(scene, i, found.after, sentence) or []
    content = scene.clauses.content(i, sentence)
    if _is_empty(scene, i, content, used) or _is_idle(scene, i, frame, content):
        return None
    holders = scene.parties.of(subject, said)
    stance = _stance(scene, i, frame, content, holders)
    if scene.clauses.modal(i) == "duty" and said is not None:  # "they must accept" is the speaker's wish
        speaker = scene.parties.of_speaker(said)
        holders, stance = ((speaker,) if speaker else ()), scene.wish(speaker)
    if not holders or stance is None:
        return None
    whole = tuple(sorted({*content, *used}))
    return Claim(i, stance, frame.name, holders, whole, said, firm=_is_firm(scene, i, frame, content))


def _holder(scene: Scene, i: int) -> int | None:
    token = scene.parsed.tokens[i]
    if token.pos in ("NOUN", "PROPN"):
        return scene.clauses.possessor(i)
    if token.tag == "VBN" and _is_state(scene, i):
        return scene.clauses.child(i, "nsubjpass", "nsubj")
    return scene.clauses.subject(i)


def _is_state(scene: Scene, i: int) -> bool:
    """Whether a participle is an adjective of the lexicon ("are prepared to")."""
    return ("ADJ", scene.parsed.tokens[i].text.lower()) in scene.words.frames


def _word(scene: Scene, i: int, sentence: Sentence) -> Word | None:
    token = scene.parsed.tokens[i]
    pos, word = _CLASS.get(token.pos, token.pos), scene.lemma(i)
    if token.tag == "VBN" and _is_state(scene, i) and scene.clauses.child(i, "nsubjpass") is not None:
        pos, word = "ADJ", token.text.lower()
    if pos == "NOUN" and scene.clauses.child(i, *_COMPLEMENTS) is None:
        return None
    known = scene.words.frames.get((pos, word), ())
    return next((w for w in known if _rest(scene, i, w.after, sentence) is not None), None)


def _rest(scene: Scene, i: int, after: Sequence[str], sentence: Sentence) -> list[int] | None:
    """The tokens of the rest of a phrase, in order after its first word; null where one is missing."""
    used, at = list[int](), i
    for word in after:
        stretch = range(at + 1, min(i + 1 + _WINDOW, sentence.last))
        here = next((k for k in stretch if word in (scene.parsed.tokens[k].text.lower(), scene.lemma(k))), None)
        if here is None or (len(after) == 1 and scene.parsed.tokens[here].head != i):
            return None
        used.append(here)
        at = here
    return used


def _is_empty(scene: Scene, i: int, content: list[int], used: list[int]) -> bool:
    """Whether nothing follows but pronouns: "rejected that"."""
    if scene.clauses.child(i, "advcl") is not None:
        return False
    return not any(scene.parsed.tokens[k].pos in _FULL for k in content if k != i and k not in used)


def _governed(scene: Scene, i: int, content: list[int], *classes: str) -> list[str]:
    return [scene.lemma(k) for k in content if k > i and scene.parsed.tokens[k].pos in classes]


def _is_idle(scene: Scene, i: int, frame: Frame, content: list[int]) -> bool:
    """Whether nothing is at stake: "declined to comment", "insisted on anonymity", "insisted that it was calm"."""
    governed = _governed(scene, i, content, "VERB", "NOUN")
    if governed and scene.words.has("idle", governed[0]):
        return True
    clause = scene.clauses.child(i, "ccomp")
    if clause is None or frame.name not in ("insist", "offer", "accept", "ready", "want"):
        return False
    tag = scene.parsed.tokens[clause].tag
    told = tag in ("VBD", "VBZ") or scene.clauses.child(clause, "aux", "auxpass") is not None
    return told and scene.clauses.modal(clause) is None


def _is_firm(scene: Scene, i: int, frame: Frame, content: list[int]) -> bool:
    if scene.parsed.tokens[i].pos in ("NOUN", "PROPN"):
        return bool(_governed(scene, i, content, "VERB"))
    return frame.name != "hesitate"


def _stance(scene: Scene, i: int, frame: Frame, content: list[int], holders: Sequence[str]) -> str | None:
    if frame.name == "accept" and _is_floor(scene, content):
        return "insists"
    if scene.clauses.negated(i):
        return frame.negated
    clause = scene.clauses.child(i, "xcomp")
    if clause is not None and frame.stance in ("intends", "offers") and scene.clauses.negated(clause):
        return "rejects"
    if frame.outsider and holders and not scene.is_principal(holders[0]):
        return frame.outsider
    governed = _governed(scene, i, content, "VERB", "NOUN", "AUX")
    return _by_governed(scene, i, frame, governed[0]) if governed else frame.stance


def _by_governed(scene: Scene, i: int, frame: Frame, governed: str) -> str:
    """The stance by what is governed: "ready to accept" accepts, "ready to talk" is an intention."""
    if frame.name in ("ready", "want", "demand"):
        inner = next((w.frame for w in scene.words.frames.get(("VERB", governed), ()) if not w.after), None)
        if inner is not None and (inner.name in ("reject", "insist") or governed == "accept"):
            return inner.stance
    if frame.towards_talks and scene.words.has("talks", governed):
        return frame.towards_talks
    return "intends" if frame.name == "demand" and _wants_to_act(scene, i) else frame.stance


def _is_floor(scene: Scene, content: list[int]) -> bool:
    """Whether what is accepted is the least there is: "nothing less than"."""
    text = scene.clauses.span(content).of(scene.parsed.text).lower()
    return any(words in text for words in scene.words.floors)


def _wants_to_act(scene: Scene, i: int) -> bool:
    """Whether the subject wants to do something itself: "wants to discuss", not "wants them to leave"."""
    clause = scene.clauses.child(i, "xcomp")
    return (
        clause is not None and scene.clauses.child(clause, "nsubj") is None and scene.clauses.child(i, "dobj") is None
    )
