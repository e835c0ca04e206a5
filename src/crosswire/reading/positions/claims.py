"""All claims of an article, sentence by sentence, none of them inside another."""

from __future__ import annotations

from crosswire.reading.positions.framing import framed
from crosswire.reading.positions.judging import commanded, judged, named
from crosswire.reading.positions.scene import Claim, Scene
from crosswire.reading.positions.terms import Terms
from crosswire.record import Sentence

__all__ = ["Claims"]

_DEEPEST = 60  # arcs of a parse that are followed upwards


class Claims:
    """Finds the claims of one article; its sentences are to come in order."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._terms = Terms(scene)
        reasons = [s.anonymity for s in scene.reading.statements if s.anonymity is not None]
        self._asides = {i for reason in reasons for i in scene.parsed.tokens_in(reason)}  # why somebody is not named

    def within(self, sentence: Sentence) -> list[Claim]:
        """Returns the claims of a sentence in order; the upper one counts where one stands inside another."""
        found: list[Claim] = []
        taken: set[int] = set()
        for i in sorted(range(sentence.first, sentence.last), key=self._depth):
            if i in taken or i in self._asides:
                continue
            claim = self._at(i, sentence)
            if claim is not None:
                self._terms.remember(claim, sentence)
                found.append(claim)
                taken.update(k for k in claim.content if k != claim.subject)
        return sorted(found, key=lambda c: c.trigger)

    def _at(self, i: int, sentence: Sentence) -> Claim | None:
        return (
            framed(self._scene, i, sentence)
            or self._terms.modal(i, sentence)
            or judged(self._scene, i)
            or named(self._scene, i, sentence)
            or commanded(self._scene, i, sentence)
            or self._terms.held(i, sentence)
        )

    def _depth(self, index: int) -> tuple[int, int]:
        depth, at, tokens = 0, index, self._scene.parsed.tokens
        while tokens[at].head != at and depth < _DEEPEST:
            at, depth = tokens[at].head, depth + 1
        return depth, index
