"""The JSON API: what it says is what its own description promises."""

from __future__ import annotations

import json
from typing import Any

import pytest
from starlette.testclient import TestClient

from crosswire.api import Record
from crosswire.telling.desk import TABLES
from crosswire.web.describing import description


def _fits(value: Any, schema: dict[str, Any], whole: dict[str, Any]) -> bool:
    """Whether a value is what a schema of the description says; those parts of JSON Schema that it uses."""
    if "$ref" in schema:
        return _fits(value, whole["components"]["schemas"][schema["$ref"].rsplit("/", 1)[-1]], whole)
    if "anyOf" in schema:
        return any(_fits(value, one, whole) for one in schema["anyOf"])
    kinds = {"string": str, "integer": int, "number": (int, float), "boolean": bool, "array": list, "object": dict}
    if schema.get("type") == "null":
        return value is None
    if not isinstance(value, kinds[schema["type"]]):  # type: ignore[arg-type]
        return False
    if isinstance(value, dict):
        told = schema.get("properties", {})
        return set(schema.get("required", ())) <= set(value) and all(
            _fits(item, told[key], whole) for key, item in value.items() if key in told
        )
    return all(_fits(item, schema["items"], whole) for item in value) if isinstance(value, list) else True


def test_every_answer_is_as_described(client: TestClient, record: Record) -> None:
    """Every path of the description answers 200 with what its schema says."""
    whole = client.get("/api/openapi.json").json()
    assert whole["openapi"].startswith("3.1")
    statement = record.desk().view.statements[0]
    for path, methods in whole["paths"].items():
        asked = {"q": "corridor"} if path.endswith("search") else {}
        answer = client.get(path.replace("{key}", statement.id), params=asked)
        assert answer.status_code == 200, path
        told = methods["get"]["responses"]["200"]["content"]
        media, schema = next(iter(told.items()))
        assert answer.headers["content-type"].startswith(media.partition(";")[0]), path
        if media == "application/json":
            assert _fits(answer.json(), schema["schema"], whole), path


def test_every_route_of_the_api_is_described() -> None:
    """No path under /api is left out of the description."""
    from crosswire.web.app import routes

    told = set(description()["paths"])
    served = {r.path.replace(":str", "") for r in routes() if r.path.startswith("/api/")}  # type: ignore[attr-defined]
    served -= {"/api/openapi.json", "/api/{table}"}
    assert served | {f"/api/{name}" for name in TABLES} == told


@pytest.mark.parametrize("table", TABLES)
def test_tables_come_page_by_page_and_whole(client: TestClient, table: str) -> None:
    """Limit and offset cut the same rows that JSON Lines and CSV give whole."""
    whole = client.get(f"/api/{table}", params={"format": "jsonl"}).text.splitlines()
    part = client.get(f"/api/{table}", params={"limit": 2, "offset": 1}).json()
    assert part["total"] == len(whole)
    assert [{"type": TABLES[table][0], **row} for row in part["items"]] == [json.loads(line) for line in whole[1:3]]
    assert client.get(f"/api/{table}", params={"format": "csv"}).text.count("\n") >= len(whole)


@pytest.mark.parametrize(
    "path", ["/api/nothing", "/api/show/zzzz", "/api/search", "/api/statements?limit=x", "/api/brief?since=x"]
)
def test_refusals_are_json_and_say_why(client: TestClient, path: str) -> None:
    """An error of the API is an object with a sentence in it."""
    answer = client.get(path)
    assert answer.status_code in (400, 404)
    assert len(answer.json()["error"]) > 10
