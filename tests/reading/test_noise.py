"""What is no part of the report is marked; what is part of it is not."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crosswire.reading.noise import noise
from crosswire.record import Article, Layout, Span

LEAD = "Dockers in Port Alder left the quays on Tuesday after talks on pay had broken down, their union said."
MORE = "The port authority, which runs the harbour, put the number of ships that wait outside at 14."
LAST = "Talks are to resume on Friday, the labour minister told reporters in the capital."


def article(text: str, **about: object) -> Article:
    """Wraps a text."""
    return Article(id="a1", text=text, raw_sha256="0", **about)  # type: ignore[arg-type]


def marked(text: str, **about: object) -> list[tuple[str, str]]:
    """Returns kind and surface of all noise."""
    return [(n.kind, n.span.of(text)) for n in noise(article(text, **about))]


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("advert", "Advertisement"),
        ("advert", "ADVERTISEMENT - SCROLL TO CONTINUE"),
        ("advert", "Publicidad"),
        ("advert", "Sign up: The Harbour Letter, every Friday"),
        ("advert", "Tide Table: our free morning letter in your inbox"),
        ("advert", "Read on with a monthly pass"),
        ("advert", "Partner content"),
        ("advert", "La suite après cette publicité"),
        ("advert", "Sign up for our evening newsletter"),
        ("advert", "Get the harbour news delivered to your inbox every morning"),
        ("related", "Read Also: Ferry fares to rise in April"),
        ("related", "READ MORE: Ferry fares to rise in April"),
        ("related", "See also Ferry fares to rise in April"),
        ("related", "Related stories"),
        ("related", "More on this story"),
        ("related", "You may also like"),
        ("related", "More on this: What the harbour does in winter"),
        ("related", "TRENDING: The five best bakeries on the coast"),
        ("related", "Lea también: Suben los billetes del transbordador"),
        ("related", "Leia também: Bilhetes do barco sobem em abril"),
        ("related", "Lire aussi : Les billets du bac augmentent"),
        ("related", "Lesen Sie auch: Fähren werden teurer"),
        ("comment_form", "Leave a Reply"),
        ("comment_form", "Your email address will not be published. Required fields are marked *"),
        ("comment_form", "Name (required)"),
        ("comment_form", "Your e-mail stays private. Fields marked * are mandatory"),
        ("comment_form", "Your comment will appear after moderation"),
        ("comment_form", "Deja un comentario"),
        ("comment_form", "Laisser un commentaire"),
        ("comment_form", "Schreibe einen Kommentar"),
        ("navigation", "Scroll to Top"),
        ("navigation", "Share on Facebook"),
        ("navigation", "Click to share on Chirp (Opens in new window)"),
        ("navigation", "We use cookies to give you the best experience on our website."),
        ("navigation", "© 2025 Ferry Post. All rights reserved."),
        ("navigation", "Home | World | Business | Sport"),
        ("navigation", "Facebook Twitter WhatsApp Email"),
        ("navigation", "Tuesday 4 March, 09:40"),
        ("navigation", "Updated: 12 May 2031 at 16:20 GMT"),
        ("navigation", "12 shares"),
        ("navigation", "Ferry Post > World"),
        ("navigation", "3 min read"),
        ("credit", "Reporting by Pia Lindqvist; Editing by Tom Arkwright"),
        ("credit", "This article was amended on 6 March to correct the name of the ship."),
        ("caption", "Dockers at the gate on Tuesday. [File: Pia Lindqvist/Tarn Agency]"),
        ("caption", "Dockers at the gate on Tuesday. (Getty Images)"),
        ("caption", "Photo: Dockers at the gate on Tuesday"),
        ("caption", "dockers gate-min"),
        ("caption", "File picture: tugs at Port Alder. Handout"),
        ("caption", "The gates at dawn. Photograph: Ida Brun/Tarn Wire"),
        ("caption", "dockers-at-the-gate-1024x683"),
        ("caption", "IMG_2041"),
        ("stray", "h"),
        ("stray", "* * *"),
    ],
)
def test_furniture_is_marked_wherever_it_stands(kind: str, line: str) -> None:
    """In the midst of a report and at its end, the line and nothing else is marked."""
    for text in (f"{LEAD}\n\n{line}\n\n{MORE}\n\n{LAST}", f"{LEAD}\n{MORE}\n{LAST}\n{line}"):
        assert marked(text) == [(kind, line)]


@pytest.mark.parametrize(
    "line",
    [
        "Opinion: The quays belong to us all",
        "Continue reading with a free account →",
        "Support free reporting: donate now",
        "Send us what you know: tips at the usual address",
        "More from this author",
        "Subscribe to the Gazette",
        "Local news needs friends: donate today",
        "Give to our hardship fund",
        "In depth: The long road to the quays",
        "Got a story? Call the newsdesk on 555 0101",
        "Privacy",
        "Comments",
        "Name *",
    ],
)
def test_what_may_be_a_heading_is_marked_only_at_the_end(line: str) -> None:
    """A short line that may belong to the report is noise after its last sentence."""
    assert [surface for _, surface in marked(f"{LEAD}\n\n{MORE}\n\n{line}")] == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Privacy",
        "The harbour",
        "Opinion: The quays belong to us all",
        "Read the letter, she said, and then decide.",
        "Share prices fell by 4 percent.",
        "Related firms also stopped work on Wednesday, the chamber of commerce said.",
        "Advertisements for replacement workers appeared in two newspapers.",
        "Comments by the minister on Monday had angered the union.",
        "Leave or stay, the chairman told his members, but decide.",
        "He left the hall with the mayor (pictured above).",
        "The two parties (Labour/Harbour List) voted for it.",
        "“No deal,” she said.",
        "By Tuesday, 14 ships were waiting.",
        "Most read the letter before they voted, a delegate said.",
        "Support for the strike has grown, a poll by the institute shows.",
        "The mayor | the governor | the minister: none of them came.",
        "In depth: The long road to the quays",
        "Port Alder, 4 March 2025, 09:40",
        "Earlier, the union had asked for a second meeting.",
        "More about the offer will be known on Friday.",
        "Our demand is plain: pay us, a delegate said.",
        "Updated figures will follow, the ministry said.",
        "Give us the money, they said, and we will sail today.",
        "12",
        "O Omã recusou a proposta.",
    ],
)
def test_sentences_and_headings_of_the_report_stay(line: str) -> None:
    """Words that open furniture also open sentences."""
    assert marked(f"{LEAD}\n\n{line}\n\n{MORE}\n\n{LAST}") == []


def test_title_kicker_byline_and_dateline_stay() -> None:
    """Layout is no noise, even where it looks like furniture."""
    text = f"Photo: a portrait of the harbour\n\nBy Pia Lindqvist\n\n{LEAD}\n\n{MORE}"
    layout = Layout(title=Span(0, 32), byline=Span(34, 50), body=52)
    assert marked(text, layout=layout) == []


def test_items_below_a_heading_are_links() -> None:
    """The list below "Most read" is marked to its end, the report after it is not."""
    text = f"{LEAD}\n\n{MORE}\n\nMost read\n1. Ferry fares to rise\n2. How to store apples"
    assert [k for k, _ in marked(text)] == ["related"] * 3
    text = f"{LEAD}\n\nRead also\nFerry fares to rise in April\n\nThe harbour\n\n{MORE}"
    assert [s for _, s in marked(text)] == ["Read also", "Ferry fares to rise in April"]


def test_caption_printed_twice_is_marked_twice() -> None:
    """The agency's caption above the site's goes with it."""
    first = "PORT ALDER, NORLAND - MARCH 4: Dockers wait at the gate of the container terminal on March 4"
    second = "Dockers wait at the gate of the container terminal [File: Pia Lindqvist/Tarn Agency]"
    assert [k for k, _ in marked(f"{first}\n{second}\n\n{LEAD}\n\n{MORE}")] == ["caption", "caption"]
    assert marked(f"{first}.\n\n{LEAD}\n\n{MORE}") == []


def test_credits_of_the_layout_are_marked() -> None:
    """A source line or a closing dash is a credit; one inside the byline is not noise."""
    text = f"{LEAD} — Tarn"
    assert marked(text, layout=Layout(credits=(Span(len(text) - 6, len(text)),))) == [("credit", "— Tarn")]
    text = f"Tarn, Alder\n\n{LEAD}"
    assert marked(text, layout=Layout(byline=Span(0, 11), credits=(Span(0, 4),))) == []


def test_stray_signs_inside_a_paragraph() -> None:
    """The first of a doubled letter, and a second full stop; an ellipsis and Portuguese articles stay."""
    assert marked(f"A A new round of talks began. .\n\n{LEAD}") == [("stray", "A"), ("stray", ".")]
    assert marked(f"We waited . . . and left. {LEAD}\n\nThey left. . . {MORE}") == []
    assert marked(f"A Argentina recusou a proposta.\n\n{LEAD}") == []


def test_repeats_are_marked_but_not_updates() -> None:
    """The same paragraph twice, or with a word corrected; a changed number or a new wording is news."""
    assert marked(f"{LEAD}\n\n{MORE}\n\n{LEAD}") == [("repeat", LEAD)]
    corrected = LEAD.replace("broken", "brocken")
    assert marked(f"{LEAD}\n\n{corrected}\n\n{MORE}") == [("repeat", corrected)]
    assert marked(f"{LEAD}\n\n{MORE}\n\n{MORE.replace('14', '16')}") == []
    reworded = "Their union said dockers had left the Port Alder quays on Tuesday when talks about wages failed."
    assert marked(f"{LEAD}\n\n{reworded}\n\n{MORE}") == []
    assert marked("No comment.\n\n" + LEAD + "\n\nNo comment.\n\n" + MORE) == []


def test_pull_quote_is_a_repeat() -> None:
    """A quotation that stands alone and word for word in another paragraph is one."""
    quote = "“We were ready to sign the paper”"
    text = f"{LEAD}\n\n{quote}\n\n“We were ready to sign the paper,” she said.\n\n{MORE}"
    assert marked(text) == [("repeat", quote)]
    assert marked(f"{LEAD}\n\n{quote}\n\n{MORE}") == []


def test_masthead_is_navigation() -> None:
    """The publisher's own name at the top, and the section under it."""
    text = f"FERRY POST\nHarbour\n\nDockers walk out\n\n{LEAD}\n\n{MORE}"
    layout = Layout(title=Span(20, 36))
    assert [k for k, _ in marked(text, publisher="Ferry Post", layout=layout)] == ["navigation", "navigation"]


@settings(deadline=None, max_examples=100)
@given(
    st.lists(
        st.one_of(
            st.sampled_from([LEAD, MORE, LAST, "Advertisement", "A A new round. .", "Read also: x", "(Getty Images)"]),
            st.text(st.characters(blacklist_categories=["Cs"]), max_size=60),
        ),
        max_size=12,
    ),
    st.sampled_from(["\n", "\n\n", "\r\n", " "]),
)
def test_marks_are_trimmed_ordered_and_apart(parts: list[str], glue: str) -> None:
    """For any text: spans lie inside, in order, without overlap, and begin and end with a sign that shows."""
    text = glue.join(parts)
    found = noise(article(text))
    assert found == noise(article(text))
    assert all(n.span.end <= len(text) for n in found)
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(found))
    assert all(n.span.of(text) == n.span.of(text).strip() for n in found)
    assert len({n.id for n in found}) == len(found)


def test_empty_text_has_no_noise() -> None:
    """Nothing in, nothing out."""
    assert marked("") == []
    assert marked(" \n\n ") == []
