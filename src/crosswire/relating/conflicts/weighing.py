"""How alike findings are, and which are already known to be one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from crosswire.lexicon.voices import bare_name
from crosswire.record import DateMention, Figure, Link, Mention
from crosswire.relating.facts.compared import Compared
from crosswire.relating.facts.content import content
from crosswire.relating.facts.judged import Judged
from crosswire.text import squeeze

__all__ = ["Heads", "Weighing"]

_STEM, _NAME = 0.04, 0.03  # what a content word, and a name, in common adds to the cosine
_QUOTED = re.compile(r"[“«\"][^”»\"]*[”»\"]")
_JUDGED_LEAST, _JUDGED_MORE = 0.40, 0.45  # likeness of two sentences by what a judge says of them, 0 to 1
_OWN_STEMS = 3  # stems beside number and authority: with so many, a clause says itself what it counts


class Heads:
    """Findings that are one fact, by the links that say so."""

    def __init__(self, links: Iterable[Link]) -> None:
        self._head: dict[str, str] = {}
        for link in links:
            if link.kind == "same_fact" and link.judgement != "no":
                first, second = sorted((self.of(link.left), self.of(link.right)))
                self._head[second] = first

    def of(self, finding: str) -> str:
        """Returns what the findings of one fact have in common."""
        while self._head.get(finding, finding) != finding:
            finding = self._head[finding]
        return finding

    def are_one(self, left: str, right: str) -> bool:
        """Whether two findings are one fact."""
        return self.of(left) == self.of(right)


class Weighing:
    """Weighs figures of a view by the words around them."""

    def __init__(self, by: Compared, judged: Iterable[Judged] = ()) -> None:
        self.kin = by.kin
        self.view = view = by.view
        self.passages = by.passages
        self._closeness = by.closeness
        self._judged = {pair.places: pair.sure for pair in judged}
        self._dates: dict[str, list[DateMention]] = defaultdict(list)
        for mention in view.dates:
            if mention.kind == "date":
                self._dates[mention.article].append(mention)
        self._names: dict[str, list[Mention]] = defaultdict(list)
        for name in view.mentions:
            if name.form == "name":
                self._names[name.article].append(name)

    def prepare(self, figures: Iterable[Figure]) -> None:
        """Turns the sentences of these figures into vectors in one go."""
        self._closeness.prepare(self.passages.of(f).text for f in figures)

    def likeness(self, left: Figure, right: Figure) -> float:
        """Returns how alike the sentences of two figures are, words and names in common counted in.

        Sentences that a judge holds to share a fact, or to stand against each other, are about one thing however little
        they share in words.
        """
        a, b = self.passages.of(left), self.passages.of(right)
        common = _STEM * min(len(a.content.stems & b.content.stems), 4)
        names = _NAME * min(len(a.content.names & b.content.names), 2)
        alike = self._closeness.cosine(a.text, b.text) + common + names
        told = self._judged.get(frozenset(((a.article, a.sentence), (b.article, b.sentence))))
        return alike if told is None else max(alike, _JUDGED_LEAST + _JUDGED_MORE * told)

    def are_beside(self, left: Figure, right: Figure) -> bool:
        """Whether two figures stand in one sentence, or in sentences that follow each other in one paragraph."""
        if left.article != right.article:
            return False
        between = self._between(left, right)
        return "\n" not in between and self._sentences_apart(left, right) <= 1

    def in_one_sentence(self, left: Figure, right: Figure) -> bool:
        """Whether two figures stand in one sentence."""
        return left.article == right.article and self._sentences_apart(left, right) == 0

    def says_itself(self, figure: Figure) -> bool:
        """Whether the words before a figure say what it counts, or when: more than its authority and "counted"."""
        text = self.view.article[figure.article].text
        sentence = self.passages.of(figure).sentence
        start = max(text.rfind(";", sentence.start, figure.span.start) + 1, sentence.start)
        if any(start <= d.span.start < figure.span.start for d in self._dates[figure.article]):
            return True
        words = _QUOTED.sub(" ", text[start : figure.span.start])
        statement = self.view.statement.get(figure.statement or "")
        cue = content(statement.cue.of(text)).stems if statement and statement.cue else frozenset()
        told = statement.speaker.name if statement and statement.speaker else ""
        known = {word[:5] for word in bare_name(f"{figure.authority or ''} {figure.unit or ''} {told}")}
        return len(content(squeeze(words)).stems - known - cue) > _OWN_STEMS

    def opener(self, figure: Figure) -> frozenset[str]:
        """Returns the words of the first name in the sentence of a figure, where it stands before the figure."""
        text = self.view.article[figure.article].text
        sentence = self.passages.of(figure).sentence
        at = max(text.rfind(";", sentence.start, figure.span.start) + 1, sentence.start)
        before = [m.span for m in self._names[figure.article] if at <= m.span.start < figure.span.start]
        return bare_name(min(before).of(text)) if before else frozenset()

    def _between(self, left: Figure, right: Figure) -> str:
        first, second = sorted((left.span, right.span))
        return self.view.article[left.article].text[first.end : second.start]

    def _sentences_apart(self, left: Figure, right: Figure) -> int:
        every = self.passages.sentences.of(left.article)
        a, b = (next((i for i, s in enumerate(every) if s.start <= f.span.start < s.end), -9) for f in (left, right))
        return abs(a - b)
