"""A measure over time as one self-contained page: no script, no network, hostile text stays text."""

from __future__ import annotations

import base64
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from crosswire.errors import CrosswireError
from crosswire.telling.as_html import content_security_policy
from crosswire.telling.line import clean, day_words, label
from crosswire.telling.series import Account, FiguresOverTime, Point, Series
from crosswire.telling.series_chart import series_svg
from crosswire.telling.series_drawing import LEGEND, drawing, top_of
from crosswire.telling.series_words import account_words, authority_words, day_said, series_words, value_words

__all__ = ["series_page"]

_TEMPLATES = Path(__file__).parent / "templates"


def series_page(figures: FiguresOverTime) -> str:
    """Returns tables, what does not go together and, where Altair is installed and a value has a day, the picture."""
    style = "".join((_TEMPLATES / name).read_text(encoding="utf-8") for name in ("style.css", "series.css"))
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    words = (account_words, authority_words, clean, day_said, day_words, drawing, label, series_words, top_of)
    environment.globals.update({function.__name__: function for function in (*words, value_words)})
    environment.globals.update(points=_points, passage=_passage)
    return environment.get_template("series.html.j2").render(
        title=f"{label(figures.measure).capitalize()} over time",
        style=Markup(style),  # noqa: S704 - our own files
        policy=f"{content_security_policy(style)}; img-src data:",
        figures=figures,
        picture=_picture(figures),
        legend=LEGEND,
    )


def _picture(figures: FiguresOverTime) -> str | None:
    try:
        return base64.b64encode(series_svg(figures).encode("utf-8", "replace")).decode("ascii")
    except CrosswireError:  # no Altair, or nothing with a day: the tables say it all
        return None


def _points(series: Series) -> tuple[Point, ...]:
    return tuple(p for line in series.lines for p in line.points)


def _passage(account: Account) -> Markup:
    return Markup("<q><bdi>{}</bdi></q> <span class='ref'><bdi>{}</bdi>, <code>{}</code></span>").format(
        clean(account.passage), account_words(account), account.short
    )
