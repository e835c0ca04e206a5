"""Who a source phrase stands for, within one article.

A walk through the article in order, in the manner of Hobbs (1978) and Lappin and Leass (1994): names stand for
themselves; a pronoun or description takes the most salient fitting candidate before it, where being a subject or a
speaker counts for more than being near. Each distinct unnamed source is one actor of the article.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from crosswire.lexicon.comparing import comparing
from crosswire.lexicon.naming import may_call, naming
from crosswire.lexicon.words import roles
from crosswire.reading.statements.sources import Source, source_of
from crosswire.record import Actor, ActorKind, Mention, MentionForm, Reading, Span, Speaker, content_id, inside
from crosswire.text import fold, squeeze

__all__ = ["Cast"]

_SUBJECT, _SPEAKER, _QUOTED = 1.5, 2.0, -2.0  # salience in sentences; by hand on own articles, not fitted
_FARTHEST = 8  # sentences back that a pronoun still reaches
_PEOPLE: frozenset[ActorKind] = frozenset({"person", "unnamed"})
_BODIES: frozenset[ActorKind] = frozenset({"organisation", "state", "group", "document"})
_KINDS_OF = dict.fromkeys(("he", "she", "who", "i", "him", "her"), _PEOPLE) | dict.fromkeys(("it", "which"), _BODIES)
_NESTED = 3  # quotations within one another
_RECENT = 200  # descriptions and sentences that are looked back at: enough for any report, and bounded
_EPITHETS = naming().loose_epithets | naming().company_epithets
_INTRODUCING = frozenset({"a", "an", "its", "his", "her", "their"})
_RELATIVE = frozenset({"who", "which", "that"})
_GENDER = {"he": "he", "him": "he", "she": "she", "her": "she"}


@dataclass(slots=True)
class _Described:
    """An actor that the article describes: an unnamed source, a body or a document without a name of its own."""

    actor: Actor
    head: str
    proper: set[str]
    narrowed: frozenset[str]
    plural: bool
    names: list[str]


@dataclass(slots=True)
class _Candidate:
    actor: str
    kind: ActorKind
    at: int
    weight: float
    plural: bool = False


@dataclass
class Cast:
    """The speakers of one article as they come up; ask in the order of the text. ``quotes`` are its quotations."""

    reading: Reading
    quotes: Sequence[Span]
    described: list[_Described] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._quotes = sorted(self.quotes, key=lambda q: q.start)
        self._actors = {a.id: a for a in self.reading.actors}
        self._known: dict[str, _Described] = {}
        self._met: set[str] = set()
        self._issued: dict[str, str] = {}
        self._gender: dict[str, str] = {}
        self._told = {(m.span.start, m.span.end): m.actor for m in self.reading.mentions if m.form != "name"}
        self._names = [m for m in self.reading.mentions if m.form == "name"]
        self._in_sentence: dict[int, list[_Candidate]] = defaultdict(list)
        self._bearing: dict[str, list[_Candidate]] = defaultdict(list)
        for mention in self._names:
            self._add(self._as_candidate(mention))

    def _add(self, candidate: _Candidate) -> None:
        """Keeps a candidate where pronouns look for it (its sentence) and descriptions (the words it goes by)."""
        self._in_sentence[candidate.at].append(candidate)
        actor = self._actors.get(candidate.actor)
        if actor is None:
            return
        titled = (w for r in actor.roles for w in fold(r).split()) if actor.kind == "person" else ()
        for word in {*fold(actor.name).split(), *titled}:
            self._bearing[word].append(candidate)

    @property
    def new_actors(self) -> list[Actor]:
        """The actors that the article describes without a name, with all their descriptions."""
        return [
            Actor(
                d.actor.id,
                d.actor.kind,
                d.actor.name,
                tuple(dict.fromkeys(n for n in d.names if n != d.actor.name)),
                article=d.actor.article,
            )
            for d in self.described
        ]

    def speaker(self, span: Span) -> Speaker | None:
        """Returns whom the phrase stands for, and remembers that they spoke; null where nobody fits a pronoun."""
        source = source_of(self.reading.parsed, span, self._near(span))
        actor = self._resolve(source)
        if actor is None:
            return None
        self._add(_Candidate(actor.id, actor.kind, self._sentence(span), _SPEAKER, source.plural))
        if source.form != "document":
            self._note_document(span, actor)
        if source.form != "name":
            self._mention(source, actor)
        return self._as_speaker(actor, source)

    def _resolve(self, source: Source) -> Actor | None:
        if source.mention is not None:
            return self._actors[source.mention.actor]
        told = self._told.get((source.span.start, source.span.end))
        if told is not None:
            return self._actors[told]
        if source.form == "pronoun":
            return self._by_pronoun(source)
        if source.definite:
            back = self._pointed_at(source)
            if back is not None:
                return back
        return self._introduce(source)

    def _antecedent(self, source: Source) -> Actor | None:
        """The noun that a relative clause hangs on."""
        parsed = self.reading.parsed
        at = parsed.token_at(source.span.start)
        if at is None:
            return None
        verb = parsed.tokens[at].head
        while parsed.tokens[verb].dep not in ("relcl", "ROOT") and parsed.tokens[verb].head != verb:
            verb = parsed.tokens[verb].head
        if parsed.tokens[verb].dep != "relcl":
            return None
        noun = parsed.tokens[parsed.tokens[verb].head]
        named = self._near(noun.span)
        mentions = (*named, *self.mentions[-_RECENT:])
        return next((self._find(m.actor) for m in mentions if m.span.start <= noun.start < m.span.end), None)

    def _near(self, span: Span) -> Sequence[Mention]:
        """The names that overlap a span, and one on either side."""
        first = bisect_left(self._names, span.start, key=lambda m: m.span.end)
        last = bisect_left(self._names, span.end, key=lambda m: m.span.start)
        return self._names[max(0, first - 1) : last + 1]

    def _note_document(self, span: Span, actor: Actor) -> None:
        """Remembers whose document it is where somebody speaks in one: "the ministry said in a press release"."""
        parsed = self.reading.parsed
        sentence = parsed.sentence_at(span.start)
        for i in range(sentence.first, sentence.last) if sentence else ():
            token = parsed.tokens[i]
            if token.pos == "NOUN" and token.lemma.lower() in roles().document and token.dep == "pobj":
                own = {parsed.tokens[c].text.lower() for c in parsed.children[i]} & _INTRODUCING
                if own and parsed.tokens[token.head].text.lower() == "in":
                    self._issued[token.lemma.lower()] = actor.id

    def _by_pronoun(self, source: Source) -> Actor | None:
        if source.head in _RELATIVE and (antecedent := self._antecedent(source)) is not None:
            return antecedent
        fitting = _KINDS_OF.get(source.head, _PEOPLE | _BODIES)
        here = self._sentence(source.span)
        barred = self._named_later(source.span)
        best: tuple[float, int, str] | None = None
        for c in (c for at in range(here - _FARTHEST, here + 1) for c in self._in_sentence.get(at, ())):
            near = c.kind in fitting and self._before(c, source, here)
            if c.plural and source.head in _GENDER:
                continue
            if near and c.actor not in barred and self._agrees(c.actor, source.head):
                best = max(best or (float("-inf"), 0, ""), (c.weight - (here - c.at), c.at, c.actor))
        if best is None:
            return None
        if source.head in _GENDER:
            self._gender.setdefault(best[2], _GENDER[source.head])
        return self._find(best[2])

    def _before(self, candidate: _Candidate, source: Source, here: int) -> bool:
        return candidate.at < here or candidate.weight >= _SPEAKER or source.head in _RELATIVE

    def _named_later(self, span: Span) -> set[str]:
        """Whoever the same sentence names after the pronoun: that is somebody else (principle C of binding)."""
        sentence = self.reading.parsed.sentence_at(span.start)
        if sentence is None:
            return set()
        mentions = self._names
        first = bisect_left(mentions, span.end, key=lambda m: m.span.start)
        last = bisect_left(mentions, sentence.span.end, key=lambda m: m.span.start)
        return {m.actor for m in mentions[first:last]}

    def _agrees(self, actor: str, pronoun: str) -> bool:
        """Whether nothing known of the actor forbids "he" or "she"."""
        wanted = _GENDER.get(pronoun)
        if wanted is None:
            return True
        if actor not in self._gender:
            known = self._find(actor)
            words = set(fold(" ".join((known.name, *known.roles, *known.aliases))).replace(".", "").split())
            if words & roles().feminine:
                self._gender[actor] = "she"
            elif words & roles().masculine:
                self._gender[actor] = "he"
        return self._gender.get(actor, wanted) == wanted

    def _pointed_at(self, source: Source) -> Actor | None:
        if source.form == "document" and not source.proper and source.head in self._issued:
            return self._find(self._issued[source.head])
        narrowed = self._narrowed(source)
        for d in reversed(self.described[-_RECENT:]):
            if self._same_description(d, source, narrowed):
                d.proper |= source.proper
                d.names.append(squeeze(source.span.of(self.reading.parsed.text)))
                return d.actor
        if source.proper and not source.possessed:
            return None
        if source.form == "person" and not source.plural:
            return self._titled(source)
        if source.form == "organisation":
            return self._body(source)
        return None

    def _same_description(self, d: _Described, source: Source, narrowed: frozenset[str]) -> bool:
        if d.plural != source.plural or (source.form == "document") != (d.actor.kind == "document"):
            return False
        unnamed = roles().unnamed_heads
        alike = d.head == source.head or (d.head in unnamed and source.head in unnamed and d.actor.kind == "unnamed")
        if not alike or (d.head == source.head and narrowed and d.narrowed and not narrowed & d.narrowed):
            return False
        if d.head != source.head and source.proper and d.proper:
            return bool(d.proper & source.proper)
        return not source.proper or not d.proper or bool(d.proper & source.proper)

    def _titled(self, source: Source) -> Actor | None:
        """A named person whose title holds the head noun: "the minister" after "Minister Ana Reyes".

        With a possessive ("its chief negotiator") the name may also come later, if only one bears that role.
        """
        here = self._sentence(source.span)
        fitting = [
            (c.at, a)
            for c in self._bearing.get(source.head, ())
            if (a := self._actors[c.actor]).kind == "person" and any(source.head in fold(r).split() for r in a.roles)
        ]
        before = [(at, a) for at, a in fitting if at <= here]
        if before:
            return max(before, key=lambda pair: pair[0])[1]
        bearers = {a.id: a for _, a in fitting}
        return next(iter(bearers.values())) if len(bearers) == 1 and source.possessed else None

    def _body(self, source: Source) -> Actor | None:
        """The organisation that "the ministry" or "the group" points back to."""
        here = self._sentence(source.span)
        called = [c for c in self._bearing.get(source.head, ()) if self._actors[c.actor].kind != "person"]
        before = [c for c in called if c.at <= here]
        if before:
            return self._actors[max(before, key=lambda c: c.at).actor]
        if source.proper or self._narrowed(source):
            return None
        near = (c for at in range(max(0, here - _RECENT), here + 1) for c in self._in_sentence.get(at, ()))
        bodies = [c for c in near if c.kind in ("organisation", "group") and c.actor in self._actors]
        bodies = [c for c in bodies if may_call(source.head, self._actors[c.actor].name)]
        best = max(bodies, key=lambda c: (c.weight - (here - c.at), c.at), default=None)
        return self._actors[best.actor] if best else None

    def _narrowed(self, source: Source) -> frozenset[str]:
        """The nouns that narrow the head: "the health ministry" is not the interior one, nor just any body."""
        parsed = self.reading.parsed
        of_state = source.head in comparing().state_bodies  # "the interior ministry", where the parse has an adjective
        narrowing = ("compound", "nmod", "amod") if of_state else ("compound", "nmod")
        return frozenset(
            parsed.tokens[c].lemma.lower()
            for i in parsed.tokens_in(source.span)
            if parsed.tokens[i].lemma.lower() == source.head
            for c in parsed.children[i]
            if parsed.tokens[c].dep in narrowing
        )

    def _introduce(self, source: Source) -> Actor:
        article = self.reading.parsed.article.id
        text = squeeze(source.span.of(self.reading.parsed.text))
        kind: ActorKind = "unnamed"
        if source.form == "person" and source.plural and source.possessed:
            kind = "group"  # "the government's envoys" speak for the government
        elif source.form == "document":
            kind = "document"
        elif source.form == "organisation":
            kind = "organisation"
        name = self._spelt_out(source).split(", who ")[0]
        for article_word in ("the ", "a ", "an ", "The ", "A ", "An "):
            name = name.removeprefix(article_word)
        actor = Actor(content_id("actor", article, kind, fold(name)), kind, name, article=article)
        if actor.id in self._known:
            return self._known[actor.id].actor
        self._known[actor.id] = _Described(
            actor, source.head, set(source.proper), self._narrowed(source), source.plural, [text]
        )
        self.described.append(self._known[actor.id])
        return actor

    def _spelt_out(self, source: Source) -> str:
        """The phrase with "the group" in it replaced by the group's name: "an official close to the group"."""
        parsed, span = self.reading.parsed, source.span
        out, at = "", span.start
        for i in parsed.tokens_in(span):
            token, before = parsed.tokens[i], parsed.tokens[i - 1] if i else None
            if token.lemma.lower() not in _EPITHETS or before is None or before.text.lower() != "the":
                continue
            body = self._body(replace(source, span=token.span, head=token.lemma.lower(), proper=frozenset()))
            if body is not None and before.start > span.start:
                out += parsed.text[at : before.start] + body.name
                at = token.end
        return squeeze(out + parsed.text[at : span.end])

    def _find(self, actor: str) -> Actor:
        return self._actors.get(actor) or self._known[actor].actor

    def _mention(self, source: Source, actor: Actor) -> None:
        article = self.reading.parsed.article.id
        form: MentionForm = "pronoun" if source.form == "pronoun" else "description"
        key = content_id("mention", article, source.span.start, source.span.end, actor.id)
        if key not in self._met and (source.span.start, source.span.end) not in self._told:
            self._met.add(key)
            self.mentions.append(Mention(key, article, source.span, actor.id, form))

    def _as_speaker(self, actor: Actor, source: Source) -> Speaker:
        described = self._known.get(actor.id)
        aliases = tuple(dict.fromkeys(described.names)) if described else actor.aliases
        return Speaker(
            actor=actor.id,
            name=actor.name,
            kind=actor.kind,
            named=_is_named(actor, described),
            aliases=aliases,
            description=squeeze(source.span.of(self.reading.parsed.text)),
            role=actor.roles[0] if actor.roles else None,
        )

    def _as_candidate(self, mention: Mention) -> _Candidate:
        parsed = self.reading.parsed
        token = parsed.token_at(max(mention.span.start, mention.span.end - 1))
        weight = 0.0
        if token is not None and parsed.tokens[token].dep in ("nsubj", "nsubjpass", "agent"):
            weight += _SUBJECT
        if self._is_quoted(mention.span):
            weight += _QUOTED
        return _Candidate(mention.actor, self._actors[mention.actor].kind, self._sentence(mention.span), weight)

    def _is_quoted(self, span: Span) -> bool:
        last = bisect_right(self._quotes, span.start, key=lambda q: q.start)
        return any(inside(span, q) for q in self._quotes[max(0, last - _NESTED) : last])

    def _sentence(self, span: Span) -> int:
        sentence = self.reading.parsed.sentence_at(span.start)
        return self.reading.parsed.sentence_number(sentence) if sentence else 0


def _is_named(actor: Actor, described: _Described | None) -> bool:
    if actor.kind == "unnamed":
        return False
    return actor.kind != "document" or described is None or bool(described.proper)
