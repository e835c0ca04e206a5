"""Whether two actors are one, and why: one rule for each way that a name changes between reports.

Each rule says yes only on its own evidence; where none does, two actors stay two. A false join is worse than a split.
"""

from __future__ import annotations

from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from crosswire.lexicon.naming import naming
from crosswire.lexicon.spelling import acronym_of, adjective_of, same_spelling, spelling_gap, words_of
from crosswire.lexicon.states import states
from crosswire.relating.identity.cast import Known, Roster
from crosswire.text import fold

__all__ = ["SMALL", "Likeness", "likeness"]

_YOUNGER = frozenset({"jr", "jr.", "junior", "sr", "sr.", "senior", "ii", "iii"})
SMALL = frozenset({"of", "the", "and", "for"})
"""Words that a name may gain or lose between reports."""
_LONG = 5  # letters from which a one-word name may be misspelt and still be told
_LONG_SURNAME, _MUCH = 6, 4  # letters of a surname, and others in common, that make one wrong letter a slip
_BESIDE = 2  # others in common that make a weaker likeness believable; by hand on own reports, as are the scores


@dataclass(frozen=True, slots=True)
class Likeness:
    """How likely two actors are one, and what speaks for it."""

    score: float
    why: str


def likeness(left: Known, right: Known, every: Roster) -> Likeness | None:
    """Returns why two actors are one; null where nothing says so, or one article names both as two."""
    if every.together(left, right):
        return None
    if {left.actor.kind, right.actor.kind} == {"person"}:
        return _people(left, right, every)
    if "person" in (left.actor.kind, right.actor.kind):
        return _mistaken(left, right, every)
    return _bodies(left, right, every)


def _people(left: Known, right: Known, every: Roster) -> Likeness | None:
    if left.alone or right.alone:
        return _surname(left, right, every)
    a, b = left.words, right.words
    if (set(a) ^ set(b)) & _YOUNGER or _elsewhere(left, right):
        return None
    names = f"“{left.actor.name}” and “{right.actor.name}”"
    if len(a) == len(b):
        return _spelt_alike(left, right, every, names)
    short, long = sorted((a, b), key=len)
    if short[0] == long[0] and short[-1] == long[-1] and set(short) <= set(long) and _same_company(left, right, every):
        return Likeness(0.9, f"{names}: the same first and last name, in the same company")
    return None


def _spelt_alike(left: Known, right: Known, every: Roster, names: str) -> Likeness | None:
    if not same_spelling(left.words, right.words):
        return _slip(left, right, every, names)
    gap = max(spelling_gap(a, b) or 0 for a, b in zip(left.words, right.words, strict=True))
    if gap == 0:
        return Likeness(0.97, f"{names}: spelt with other doubled or silent letters")
    if left.given & right.given:
        what = ", ".join(sorted(left.given & right.given)[:3])
        return Likeness(0.92, f"{names}: one letter apart, and both {what}")
    if _same_company(left, right, every):
        return Likeness(0.85, f"{names}: one letter apart, in the same company")
    return None


def _slip(left: Known, right: Known, every: Roster, names: str) -> Likeness | None:
    """One letter of a long surname lost or changed, the given name the same: only in much the same company."""
    a, b = left.words, right.words
    if a[:-1] != b[:-1] or min(len(a[-1]), len(b[-1])) < _LONG_SURNAME or Levenshtein.distance(a[-1], b[-1]) > 1:
        return None
    if every.shared_company(left, right) < _MUCH or (left.given and right.given and not left.given & right.given):
        return None
    return Likeness(0.75, f"{names}: one letter apart, in much the same company")


def _elsewhere(left: Known, right: Known) -> bool:
    """Whether their roles belong to different states."""
    return bool(left.stations and right.stations and not left.stations & right.stations)


def _same_company(left: Known, right: Known, every: Roster) -> bool:
    return every.shared_company(left, right) >= _BESIDE


def _surname(left: Known, right: Known, every: Roster) -> Likeness | None:
    """A surname alone in one report, a full name in others. That no other full name fits is for the caller to see."""
    short, full = sorted((left, right), key=lambda k: len(k.words))
    if full.alone or short.words[-1] != full.words[-1] or _elsewhere(left, right):
        return None
    if not _same_company(short, full, every):
        return None
    return Likeness(
        0.85, f"nobody else in the record is called “{short.actor.name}”, and both stand in the same company"
    )


def _mistaken(left: Known, right: Known, every: Roster) -> Likeness | None:
    """One name, taken for a person in one report and for a state or body in others; or a surname for a body."""
    person, other = (left, right) if left.actor.kind == "person" else (right, left)
    land = other.actor.kind in ("state", "place")
    if person.words == other.words and not person.actor.roles and (land or _same_company(left, right, every)):
        many = len(other.articles)
        return Likeness(0.9, f"the same name; {many} other report{'s take' if many > 1 else ' takes'} it for no person")
    bare = len(other.words) == 1 and other.actor.kind in ("organisation", "place") and other.actor.code is None
    surname = bare and not person.alone and other.words[0] == person.words[-1] and len(other.articles) == 1
    if surname and _same_company(left, right, every):
        return Likeness(0.8, f"“{other.actor.name}” is the surname of “{person.actor.name}”, in the same company")
    return None


def _bodies(left: Known, right: Known, every: Roster) -> Likeness | None:
    names = f"“{left.actor.name}” and “{right.actor.name}”"
    if left.actor.code or right.actor.code:
        return None
    if left.alone or right.alone:
        return _short_body(left, right, every)
    acronym = _initials(left, right, every) or _initials(right, left, every)
    if acronym:
        return acronym
    if len(left.words) == len(right.words) == 1 and _place_and_people(left, right):
        return Likeness(0.9, f"{names}: one is the adjective of the other")
    if {"state", "place"} & {left.actor.kind, right.actor.kind} and left.actor.kind != right.actor.kind:
        return None
    same = len(left.words) > 1 and set(left.words) - SMALL == set(right.words) - SMALL
    if same and (not left.common or _same_company(left, right, every)):
        return Likeness(0.9, f"{names}: the same words in another order")
    if _with_state(left, right) or _with_state(right, left):
        return Likeness(0.88, f"{names}: one is the other with its state before it")
    if _left_out(left, right) or _left_out(right, left):
        if _same_company(left, right, every):
            return Likeness(
                0.8, f"{names}: the company without “{' '.join(max(left.words, right.words, key=len)[1:])}”"
            )
        return None
    return _misspelt(left, right, every, names)


def _left_out(short: Known, full: Known) -> bool:
    """Whether a company goes by the first word of its name ("Calder" for "Calder Line")."""
    return len(short.words) == 1 and full.words[:1] == short.words and {*full.words[1:]} <= naming().company_heads


def _place_and_people(left: Known, right: Known) -> bool:
    if "organisation" in (left.actor.kind, right.actor.kind):
        return False
    a, b = left.words[0], right.words[0]
    if a.endswith("s") or b.endswith("s"):
        return False
    return adjective_of(a, b) or adjective_of(b, a)


def _misspelt(left: Known, right: Known, every: Roster, names: str) -> Likeness | None:
    if min(len(w) for w in (*left.words, *right.words)) < _LONG or not same_spelling(left.words, right.words):
        return None
    gap = max(spelling_gap(a, b) or 0 for a, b in zip(left.words, right.words, strict=True))
    if gap > 1 or not _same_company(left, right, every):
        return None
    return Likeness(0.85 - 0.1 * gap, f"{names}: spelt alike, in the same company")


def _initials(short: Known, full: Known, every: Roster) -> Likeness | None:
    name = short.actor.name
    if len(short.words) != 1 or not name.replace(".", "").isupper() or len(full.words) < 2:
        return None
    if fold(name) in full.forms:
        return Likeness(0.95, f"reports give “{name}” as the initials of “{full.actor.name}”")
    if len(name) > 2 and acronym_of(name, full.actor.name) and _same_company(short, full, every):
        return Likeness(0.8, f"“{name}” are the initials of “{full.actor.name}”, in the same company")
    return None


def _with_state(long: Known, short: Known) -> bool:
    """Whether one name is the other after a state's name or adjective ("US Space Agency")."""
    return len(short.words) > 1 and long.words[1:] == short.words and long.words[0] in states()


def _short_body(left: Known, right: Known, every: Roster) -> Likeness | None:
    """ "The Front" in one report, the "Coast Front" in others; the "Interior Ministry" of two reports on one matter."""
    if not _same_company(left, right, every):
        return None
    if left.alone and right.alone:
        if set(left.words) - SMALL != set(right.words) - SMALL or _other_owner(left, right):
            return None
        return Likeness(0.8, f"“{left.actor.name}” in two reports, in the same company")
    short, full = (left, right) if left.alone else (right, left)
    tail = full.words[-len(short.words) :] == short.words or (
        full.words[1:2] == ("of",) and full.words[:1] == short.words
    )
    if not tail or len(full.words) <= len(short.words):
        return None
    return Likeness(0.8, f"“{short.actor.name}” for “{full.actor.name}”, in the same company")


def _other_owner(left: Known, right: Known) -> bool:
    """Whether both say whose they are, and it is not the same ("Velia's Interior Ministry")."""
    a, b = (_owner(k) for k in (left, right))
    return bool(a and b and not any(x == y or adjective_of(x, y) or adjective_of(y, x) for x in a for y in b))


def _owner(known: Known) -> set[str]:
    return {words_of(form.replace("'s ", " "))[0] for form in known.forms if "'s " in form or "s' " in form}
