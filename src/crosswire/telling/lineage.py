"""Lineage as lines: each family of reports as a tree over time, with what speaks for every link."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crosswire.errors import CrosswireError
from crosswire.record import Article, Link, Span, View
from crosswire.telling.brief import Brief, head_of
from crosswire.telling.citing import Citer
from crosswire.telling.kinship import KIN_WORDS, Descent, Family, families
from crosswire.telling.line import Entry, Group, Run, Section, clean
from crosswire.telling.passage import open_passage

__all__ = ["lineage"]

_PASSAGES = 5  # aligned passages shown of a link, the longest first
_EXCERPT = 160
_TITLE = 110


def lineage(view: View, report: str | None = None) -> Brief:
    """Returns the families of reports that derive from one another; with ``report`` its family, passage by passage.

    Raises CrosswireError where ``report`` opens no one report.
    """
    citer, found = Citer(view), families(view)
    if report is None:
        groups = tuple(_family(family, citer) for family in found)
        section = Section("lineage", "Reports that derive from one another", groups, "No report derives from another.")
        return Brief(head_of(view), (section,), title="Lineage of the reports")
    article = _opened(view, report)
    own = tuple(family for family in found if any(m.article.id == article.id for m in family.members))
    empty = "It derives from no report of the record, and none from it."
    sections = (
        Section("lineage", "Its family", tuple(_family(family, citer) for family in own), empty),
        Section("passages", "What it shares, passage by passage", tuple(_shared(article, view, citer)), empty),
    )
    return Brief(head_of(view), sections, title=f"Lineage of {clean(article.title or article.path or article.id)}")


def _opened(view: View, key: str) -> Article:
    named = [a for a in view.articles if key in (a.path, a.url) or (a.path or "").endswith(f"/{key}")]
    if len(named) == 1:
        return named[0]
    article = view.article.get(open_passage(View(articles=view.articles), key).id)
    if article is None:
        raise CrosswireError(f"{key}: no report of the record")
    return article


def _family(family: Family, citer: Citer) -> Group:
    first = family.first
    return Group(
        (*_title(first, citer),),
        entries=tuple(_member(member, citer) for member in family.members),
        refs=(citer.ref(first.id, first.id, (_opening(first),)),),
    )


def _member(member: Descent, citer: Citer) -> Entry:
    article, link = member.article, member.link
    lead = [Run("label", f"└{'─' * (member.depth - 1)}")] if member.depth else []
    refs = [citer.ref(article.id, article.id, (_opening(article),))]
    if link is None:
        return Entry(tuple(lead), _title(article, citer), (), tuple(refs))
    other = citer.view.article[link.right]
    refs.append(citer.ref(other.id, other.id, (_opening(other),)))
    either = "" if link.directed or link.kind == "same_wire" else ", or the other way round:"
    lead += [Run("label", KIN_WORDS[link.kind] + either), *_outlet(other)]
    return Entry(tuple(lead), _title(article, citer), ((Run("meta", clean(link.why)),),), tuple(refs))


def _outlet(article: Article) -> Iterator[Run]:
    yield Run("meta", clean(article.publisher or article.path or article.id), article.id)


def _title(article: Article, citer: Citer) -> tuple[Run, ...]:
    return (citer.words(article.id, _opening(article), _TITLE),)


def _opening(article: Article) -> Span:
    """Returns the title's span, or the first line where the text has none."""
    if article.layout.title:
        return article.layout.title
    start = len(article.text) - len(article.text.lstrip())
    end = article.text.find("\n", start)
    return Span(start, end if end > start else max(len(article.text), start + 1))


def _shared(article: Article, view: View, citer: Citer) -> Iterator[Group]:
    for link in _links(article, view):
        turned = link.right == article.id
        other = view.article[link.left if turned else link.right]
        pairs = [(p.right, p.left) if turned else (p.left, p.right) for p in link.shared]
        longest = sorted(pairs, key=lambda p: (-len(p[0]), p))[:_PASSAGES]
        words = KIN_WORDS[link.kind]
        heading = (*_outlet(other), Run("label", f"{words} it")) if turned else (Run("label", words), *_outlet(other))
        entries = [e for mine, theirs in sorted(longest) for e in _both((article, mine), (other, theirs), citer)]
        yield Group(
            tuple(heading),
            notes=((Run("meta", clean(link.why)),),),
            entries=tuple(entries),
            refs=(citer.ref(other.id, other.id, (_opening(other),)),),
            more=len(pairs) - len(longest),
        )


def _links(article: Article, view: View) -> Sequence[Link]:
    own = [k for k in view.links if k.kind in KIN_WORDS and article.id in (k.left, k.right) and k.judgement != "no"]
    present = [k for k in own if k.left in view.article and k.right in view.article]
    return sorted(present, key=lambda k: (not k.directed, -k.score, k.left, k.right))


def _both(mine: tuple[Article, Span], theirs: tuple[Article, Span], citer: Citer) -> Iterator[Entry]:
    for article, span in (mine, theirs):
        body = (citer.words(article.id, span, _EXCERPT),)
        yield Entry((), body, (), (citer.ref(article.id, article.id, (span,), body),))
