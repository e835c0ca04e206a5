"""Which names of one article belong to one bearer: by surname, short form, adjective, initials, spelling."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from crosswire.lexicon.naming import naming
from crosswire.lexicon.spelling import acronym_of, adjective_of, same_spelling, sound, stem, words_of
from crosswire.lexicon.states import states
from crosswire.reading.actors.names import Name
from crosswire.record import Parsed
from crosswire.text import fold, squeeze

__all__ = ["Bearers", "plain"]

_KNOWN_AS = 6  # tokens of ", known to its members as"


def plain(text: str) -> str:
    """Returns a name without the article and on one line."""
    return squeeze(text).removeprefix("the ").removeprefix("The ")


def _fits(short: str, name: str) -> bool:
    """Whether initials fit a name, with or without a state before it ("US Space Agency")."""
    first, _, rest = name.partition(" ")
    return acronym_of(short, name) or (fold(first) in states() and bool(rest) and acronym_of(short, rest))


def _ends_alike(short: str, name: str) -> bool:
    """Whether initials in brackets go on like the name's ("Presse-Verbund (DPV)"): it may be given without a word."""
    letters = "".join(w[0] for w in words_of(plain(name)) if w[0].isupper())
    return len(letters) > 1 and short.endswith(letters)


class Bearers:
    """Who bears each name of an article; a bearer is known by the folded form that stands for all its names.

    A state's names and demonyms are one. A word alone is the person whose only full name ends in it, or the body
    whose only full name does. An adjective is the place it is made from. Initials are the name that they stand beside,
    or the only one that they fit. Near-linear in the number of names.
    """

    def __init__(self, parsed: Parsed, found: Sequence[Name]) -> None:
        self._parsed = parsed
        self._found = found
        self._forms: dict[str, list[Name]] = defaultdict(list)
        for name in found:
            self._forms[fold(plain(name.text))].append(name)
        self._surnames: set[str] = set()
        self._shared: dict[str, list[tuple[int, str]]] = {}
        known = states()
        self._owner = {k: f"state:{known[k].code}" if k in known else k for k in self._forms}
        self._free = [k for k in self._forms if k not in known]
        self._initials()
        self._other_names()
        self._short_forms()
        self._adjectives()
        self._spellings()

    def owner(self, name: Name) -> str:
        """Returns the bearer of a name."""
        key = fold(plain(name.text))
        if key in self._shared:
            met = {full for at, full in self._shared[key] if at < name.first}
            key = next(iter(met)) if len(met) == 1 else key
        seen = set()
        while self._owner[key] != key and self._owner[key] in self._owner and key not in seen:
            seen.add(key)
            key = self._owner[key]
        return self._owner[key]

    def is_surname(self, form: str) -> bool:
        """Whether a full name's last word stands alone elsewhere in the article."""
        return fold(form) in self._surnames

    def listed_together(self) -> Iterator[tuple[Name, Name]]:
        """Yields neighbours in a list: "Arvel, Tarn and Oranthe"."""
        waiting: list[tuple[Name, Name]] = []
        for left, right in pairwise(self._found):
            between = [t.text.lower() for t in self._parsed.tokens[left.last : right.first] if t.text.lower() != "the"]
            if between == [","]:
                waiting.append((left, right))
                continue
            if between in (["and"], ["or"], [",", "and"], [",", "or"]):
                yield from waiting
                yield left, right
            waiting.clear()

    def _is_body(self, key: str) -> bool:
        words = key.split()
        heads = naming().body_heads | naming().place_heads
        return words[-1] in heads or words[0] in heads | naming().body_plurals

    def _short_forms(self) -> None:
        endings: dict[str, set[str]] = defaultdict(set)
        for key in self._free:
            words = key.split()
            for i in range(1, len(words)):
                endings[" ".join(words[i:])].add(key)
            if len(words) > 1 and set(words[1:]) <= naming().company_heads:
                endings[words[0]].add(key)
            if words[1:2] == ["of"] and self._is_body(key):
                endings[words[0]].add(key)
        for key in self._free:
            longer = {k for k in endings.get(key, ()) if self._may_shorten(key, k)}
            full = {k for k in longer if not any(k != o and o.endswith(f" {k}") for o in longer)}
            if len(full) == 1:
                self._owner[key] = next(iter(full))
                if not self._is_body(self._owner[key]):
                    self._surnames.add(self._owner[key])
            elif len(full) > 1 and " " not in key:
                self._share(key, full)
        self._first_and_last()

    def _share(self, short: str, full: set[str]) -> None:
        """Two people of one surname: alone it is whoever has been named in full by then, if that is one."""
        people = [k for k in full if not self._is_body(k)]
        if len(people) == len(full):
            self._shared[short] = [(n.first, k) for k in people for n in self._forms[k]]
            self._surnames.update(people, {short})

    def _may_shorten(self, short: str, full: str) -> bool:
        """Whether the short form may stand for the full one: "the Front" for a body, "Reyes" for a person."""
        articled = any("the" in n.cues or "plural" in n.cues for n in self._forms[short])
        if self._is_body(full) and full.startswith(f"{short} "):
            placed = sum(
                c in ("placed", "settlement", "dateline", "ruling") for n in self._forms[short] for c in n.cues
            )
            return articled or (placed == 0 and full.split()[0] == short)
        if self._is_body(full):
            return articled or self._is_body(short) or short.split()[-1] in naming().body_heads
        placed = any("placed" in n.cues or "settlement" in n.cues or "dateline" in n.cues for n in self._forms[short])
        one = " " not in short or short.split()[0] in naming().particles
        return one and not articled and not placed

    def _first_and_last(self) -> None:
        """Full names that differ in a middle name or initial are one ("Ana M. Reyes")."""
        same: dict[tuple[str, str], list[str]] = defaultdict(list)
        for key in self._free:
            words = key.split()
            if len(words) >= 2 and not self._is_body(key):
                same[words[0], words[-1]].append(key)
        for keys in same.values():
            longest = max(keys, key=lambda k: (len(k.split()), k))
            for key in keys:
                if key != longest and set(key.split()) < set(longest.split()):
                    self._owner[key] = longest

    def _adjectives(self) -> None:
        stems: dict[str, list[str]] = defaultdict(list)
        for key in self._free:
            if " " not in key and not any("titled" in n.cues or "honorific" in n.cues for n in self._forms[key]):
                stems[stem(key)[:4]].append(key)
        for keys in stems.values():
            for key in keys:
                base = next((b for b in sorted(keys, key=len) if adjective_of(key, b)), None)
                if base is not None and self._owner[key] == key:
                    self._owner[key] = base

    def _initials(self) -> None:
        """Initials in brackets, before or after the name; or anywhere, if one name alone fits them."""
        for left, right in pairwise(self._found):
            between = "".join(t.text for t in self._parsed.tokens[left.last : right.first])
            if between != "(":
                continue
            for short, full in ((right, left), (left, right)):
                if short.text.isupper() and (_fits(short.text, plain(full.text)) or _ends_alike(short.text, full.text)):
                    self._own(short, full)
        bodies: dict[str, set[str]] = defaultdict(set)
        for key in self._free:
            if " " in key and self._is_body(key):
                bodies[key[0]].add(key)
                bodies[key.partition(" ")[2][:1]].add(key)
        for key in self._free:
            if " " in key or self._owner[key] != key or not all(n.text.isupper() for n in self._forms[key]):
                continue
            fitting = [b for b in sorted(bodies[key[0]]) if _fits(key, b)]
            if len(fitting) == 1 and len(key) > 2:
                self._owner[key] = fitting[0]

    def _other_names(self) -> None:
        """Names that the text itself says are one: "Ana Reyes, known as Comandante Luz"."""
        for left, right in pairwise(self._found):
            between = [t.text.lower() for t in self._parsed.tokens[left.last : right.first]]
            if len(between) <= _KNOWN_AS and between[-1:] == ["as"] and "known" in between:
                self._own(right, left)

    def _own(self, short: Name, full: Name) -> None:
        a, b = fold(plain(short.text)), fold(plain(full.text))
        if a not in states() and a != b:
            self._owner[a] = b

    def _spellings(self) -> None:
        """Full names that differ in one word only by how it is spelt, and not by a woman's ending for a man's."""
        alike: dict[tuple[str, ...], list[str]] = defaultdict(list)
        for key in self._free:
            if " " in key and self._owner[key] == key:
                alike[tuple(sound(w) for w in words_of(key))].append(key)
        for keys in alike.values():
            first, *others = keys
            for other in others:
                if same_spelling(words_of(first), words_of(other)):
                    self._owner[other] = first
