"""The JSON API is what its OpenAPI description says: valid, whole, and kept by every answer."""

from __future__ import annotations

from typing import Any

import feedparser
import jsonschema
import pytest
from openapi_spec_validator import validate
from starlette.testclient import TestClient

from crosswire.api import FORMATS, Record
from crosswire.web.describing import description

QUESTIONS = {"/api/search": {"q": "talks"}}
TEXTS = [name for name, one in FORMATS.items() if one.text is not None]


def _paths() -> list[str]:
    return sorted(description()["paths"])


def test_the_description_is_valid_openapi(client: TestClient) -> None:
    """A public validator of OpenAPI 3.1 finds nothing wrong with what the site serves."""
    served = client.get("/api/openapi.json").json()
    validate(served)
    assert served == description()


@pytest.mark.parametrize("path", _paths())
def test_every_path_answers_by_its_schema(client: TestClient, record: Record, path: str) -> None:
    """What comes back has the media type and the shape that are described."""
    answer = client.get(path.replace("{key}", record.view().articles[0].id), params=QUESTIONS.get(path, {}))
    assert answer.status_code == 200
    described = description()
    content: dict[str, Any] = described["paths"][path]["get"]["responses"]["200"]["content"]
    (media, told), *_ = content.items()
    assert answer.headers["content-type"].startswith(media)
    if media == "application/json":
        whole = {**told["schema"], "components": described["components"]}
        jsonschema.validate(answer.json(), whole, cls=jsonschema.Draft202012Validator)


@pytest.mark.parametrize("name", TEXTS)
def test_every_format_of_one_file_can_be_had(client: TestClient, record: Record, name: str) -> None:
    """The export answers as the command writes, under the format's own type and file name."""
    answer = client.get("/api/export", params={"format": name})
    assert answer.headers["content-type"] == FORMATS[name].media
    assert FORMATS[name].file in answer.headers["content-disposition"]
    assert answer.content.decode("utf-8") == "".join(record.exported(name))


def test_the_feed_of_the_site_is_read(client: TestClient) -> None:
    """A feed reader takes it."""
    import warnings

    with warnings.catch_warnings(action="ignore"):  # the reader's own, of Python's cgi module
        read = feedparser.parse(client.get("/api/feed", params={"since": "2025-03-12"}).text)
    assert not read.bozo
    assert read.entries
