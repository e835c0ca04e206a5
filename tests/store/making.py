"""Readings to store: plain ones about an invented negotiation, and any that hypothesis can think of."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import strategies as st

from crosswire.record import (
    ACTOR_KINDS,
    BOUNDS,
    DATE_KINDS,
    DIRECTNESS,
    EVENT_KINDS,
    FIGURE_MODALITIES,
    MODALITIES,
    NOISE_KINDS,
    PUBLISHED_BASES,
    STANCES,
    Actor,
    Article,
    DateMention,
    Event,
    Failure,
    Figure,
    Layout,
    Mention,
    Noise,
    Parsed,
    Plover,
    Position,
    Reading,
    Span,
    Speaker,
    StageVersion,
    Statement,
    When,
    content_id,
)

STAGES = (StageVersion("actors", "1"), StageVersion("statements", "3"), StageVersion("figures", "2"))
VENN = content_id("actor", "person", "orla venn")


def article(text: str, name: str = "report.txt", **about: object) -> Article:
    """Returns an article of this text and file name."""
    raw = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Article(Article.identify(raw, None, name), text, raw, **{"path": name, **about})  # type: ignore[arg-type]


def report(n: int = 0, paragraphs: int = 3, published: date | None = date(2031, 4, 1)) -> Reading:
    """Returns report ``n``: a minister says in each paragraph how long a truce holds."""
    lines = [f"“The truce holds for {k} days,” Minister Orla Venn said in Halden." for k in range(2, 2 + paragraphs)]
    text = f"HALDEN — Envoys of Merrow met for round {n}.\n\n" + "\n\n".join(lines) + "\n\nRead Also"
    day = published and published + timedelta(days=n % 27)
    about = article(
        text,
        f"report_{n}.txt",
        title=f"Round {n}",
        published=day,
        published_basis="given" if day else "unknown",
        credits=("Halyard",),
        layout=Layout(dateline=Span(0, 6), body=9),
    )
    envoys = Actor(content_id("actor", about.id, "envoys"), "unnamed", "envoys of Merrow", article=about.id)
    venn = Actor(VENN, "person", "Orla Venn", ("Venn",), ("minister",))
    found = [_paragraph(about, text.index(line), line) for line in lines]
    place = text.index("Envoys")
    return Reading(
        Parsed(
            about, noise=(Noise(content_id("noise", about.id), about.id, Span(len(text) - 9, len(text)), "advert"),)
        ),
        actors=(envoys, venn),
        mentions=(
            Mention(content_id("mention", about.id, 9), about.id, Span(place, place + 6), envoys.id, "description"),
            *(mention for mention, _, _ in found),
        ),
        statements=tuple(statement for _, statement, _ in found),
        figures=tuple(figure for _, _, figure in found),
    )


def _paragraph(about: Article, at: int, line: str) -> tuple[Mention, Statement, Figure]:
    def span(words: str) -> Span:
        return Span(at + line.index(words), at + line.index(words) + len(words))

    content = Span(at, span("”").end)
    number = span(line.split()[4])
    mention = Mention(content_id("mention", about.id, at), about.id, span("Orla Venn"), VENN, "name", 0.9)
    speaker = Speaker(VENN, "Orla Venn", "person", named=True, aliases=("Venn",), role="minister")
    key = content_id("statement", about.id, at)
    statement = Statement(key, about.id, (content,), speaker, span("Minister Orla Venn"), span("said"), "direct")
    length = Span(number.start, number.end + len(" days"))
    value = float(number.of(about.text))
    figure = Figure(content_id("figure", about.id, at), about.id, length, value, value, "exact", "days", number=number)
    return mention, statement, replace(figure, statement=key)


def failure(path: str = "broken.pdf", reason: str = "no text in it", article: str | None = None) -> Failure:
    """Returns a failure to read ``path``."""
    return Failure(content_id("failure", path, "sources", reason), path, "sources", reason, article)


_WORDS = st.text(st.characters(), max_size=12)
_NAME = st.text(st.characters(), min_size=1, max_size=8)
_TEXT = st.text(st.characters(exclude_categories=("Cs",)) | st.sampled_from("\0␀ \n“”é😀"), min_size=1, max_size=80)
_SCORE = st.none() | st.floats(allow_nan=False)
_DATE = st.none() | st.dates()
_WHEN = st.none() | st.builds(When, _DATE, _DATE, st.sampled_from(["day", "month", "range", "unknown"]), _WORDS)
_NAMES = st.lists(_NAME, max_size=3, unique=True).map(tuple)


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """Draws any reading that holds together: its spans lie in the text, its ends are there."""
    text = draw(_TEXT)
    spans = st.builds(lambda a, b: Span(min(a, b), max(a, b) + 1), *[st.integers(0, len(text) - 1) for _ in range(2)])
    maybe = st.none() | spans
    about = draw(_articles(text, spans))
    reading = Reading(Parsed(about))
    actors = tuple(draw(_actors(about.id, n)) for n in range(draw(st.integers(0, 3))))
    ids = [actor.id for actor in actors]
    speakers = st.none() | st.builds(
        Speaker,
        actor=st.sampled_from([None, *ids]),
        name=_WORDS,
        kind=st.sampled_from(ACTOR_KINDS),
        named=st.booleans(),
        aliases=_NAMES,
        description=st.none() | _WORDS,
        role=st.none() | _WORDS,
        affiliation=st.none() | _WORDS,
    )

    def some(what: type, /, **fields: st.SearchStrategy[object]) -> tuple[object, ...]:
        number = draw(st.integers(0, 3))
        drawn = [
            draw(
                st.builds(what, id=st.just(content_id(what.__name__, about.id, n)), article=st.just(about.id), **fields)
            )
            for n in range(number)
        ]
        return tuple(sorted(drawn, key=_start))

    statements = some(
        Statement,
        content=st.lists(spans, min_size=1, max_size=3).map(tuple),
        speaker=speakers,
        speaker_span=maybe,
        cue=maybe,
        directness=st.sampled_from(DIRECTNESS),
        told_to=st.none() | _WORDS,
        relay=_NAMES,
        anonymity=maybe,
        said_on=_DATE,
        reader=_WORDS,
        score=_SCORE,
    )
    if len(statements) > 1:
        statements = (replace(statements[0], within=statements[-1].id), *statements[1:])  # type: ignore[attr-defined,type-var]
    within = st.sampled_from([None, *(s.id for s in statements)])  # type: ignore[attr-defined]
    return replace(
        reading,
        parsed=replace(reading.parsed, noise=some(Noise, span=spans, kind=st.sampled_from(NOISE_KINDS))),
        dates=some(DateMention, span=spans, kind=st.sampled_from(DATE_KINDS), value=_WORDS, when=_WHEN, score=_SCORE),
        actors=actors,
        mentions=some(
            Mention, span=spans, actor=st.sampled_from(ids), form=st.sampled_from(["name", "pronoun"]), score=_SCORE
        )
        if ids
        else (),
        statements=statements,
        figures=some(
            Figure,
            span=spans,
            value_low=_SCORE,
            value_high=_SCORE,
            bound=st.sampled_from(BOUNDS),
            unit=st.none() | _WORDS,
            measure=_WORDS,
            side=st.none() | _WORDS,
            place=st.none() | _WORDS,
            per=st.none() | _WORDS,
            as_of=_WHEN,
            authority=st.none() | _WORDS,
            authority_basis=st.none() | _WORDS,
            modality=st.sampled_from(FIGURE_MODALITIES),
            cumulative=st.none() | st.booleans(),
            statement=within,
            number=maybe,
            score=_SCORE,
        ),
        events=some(
            Event,
            span=spans,
            kind=st.sampled_from(EVENT_KINDS),
            modality=st.sampled_from(MODALITIES),
            trigger=maybe,
            plover=st.none() | st.builds(Plover, _WORDS, st.none() | _WORDS, st.none() | _WORDS),
            actors=_NAMES,
            recipients=_NAMES,
            place=st.none() | _WORDS,
            when=_WHEN,
            statement=within,
            score=_SCORE,
        ),
        positions=some(
            Position,
            span=spans,
            party=_WORDS,
            issue=_WORDS,
            stance=st.sampled_from(STANCES),
            as_of=_DATE,
            statement=within,
            score=_SCORE,
        ),
    )


def _articles(text: str, spans: st.SearchStrategy[Span]) -> st.SearchStrategy[Article]:
    maybe, words = st.none() | spans, st.none() | _WORDS
    raw = hashlib.sha256(text.encode()).hexdigest()
    return st.builds(
        Article,
        id=st.just(Article.identify(raw, None, "any.txt")),
        text=st.just(text),
        raw_sha256=st.just(raw),
        path=words,
        url=words,
        publisher=words,
        byline=words,
        title=words,
        language=words,
        published=_DATE,
        published_basis=st.sampled_from(PUBLISHED_BASES),
        published_span=maybe,
        fetched=_DATE,
        credits=_NAMES,
        layout=st.builds(
            Layout, maybe, maybe, maybe, maybe, st.lists(spans, max_size=2).map(tuple), st.integers(0, len(text))
        ),
    )


def _actors(article: str, n: int) -> st.SearchStrategy[Actor]:
    return st.builds(
        Actor,
        id=st.just(content_id("actor", article, n)),
        kind=st.sampled_from(ACTOR_KINDS),
        name=_WORDS,
        aliases=_NAMES,
        roles=_NAMES,
        article=st.sampled_from([None, article]),
        wikidata=st.none() | _WORDS,
        code=st.none() | _WORDS,
    )


def _start(finding: object) -> int:
    if isinstance(finding, Statement):
        return min(span.start for span in finding.content)
    return int(finding.span.start)  # type: ignore[attr-defined]
