"""``crosswire serve``: where it listens, and what it says where it cannot."""

from __future__ import annotations

import socket
import sys
from pathlib import Path

import pytest
import uvicorn
from typer.testing import CliRunner

from crosswire.cli.app import app


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int]]:
    """Where a server was told to listen; it ends at once."""
    listened: list[tuple[str, int]] = []

    def run(_: uvicorn.Server, sockets: list[socket.socket]) -> None:
        listened.extend(s.getsockname()[:2] for s in sockets)

    monkeypatch.setattr(uvicorn.Server, "run", run)
    return listened


def test_it_listens_on_this_machine_alone(tmp_path: Path, served: list[tuple[str, int]]) -> None:
    """The loopback, a free port where 0 is asked for, and its address printed; a new record begins empty."""
    result = CliRunner().invoke(app, ["serve", "--record", str(tmp_path / "new.db"), "--port", "0"])
    assert result.exit_code == 0, result.output
    ((host, port),) = served
    assert host == "127.0.0.1"
    assert f"http://127.0.0.1:{port}/" in result.stdout
    assert "password" not in result.output


def test_it_warns_where_others_can_reach_it(tmp_path: Path, served: list[tuple[str, int]]) -> None:
    """Whoever opens it to a network is told what that means."""
    options = ["--record", str(tmp_path / "new.db"), "--port", "0", "--host", "0.0.0.0"]  # noqa: S104
    result = CliRunner().invoke(app, ["serve", *options])
    assert result.exit_code == 0
    assert "no password" in result.output
    assert len(served) == 1


def test_a_port_that_is_taken_is_told_with_what_to_do(tmp_path: Path) -> None:
    """One line, the port, and the way out; no traceback."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        result = CliRunner().invoke(app, ["serve", "--record", str(tmp_path / "new.db"), "--port", port])
    assert result.exit_code == 1
    assert f"port {port}" in result.output
    assert "--port" in result.output
    assert "Traceback" not in result.output


def test_a_host_that_is_none_is_told(tmp_path: Path) -> None:
    """A name that is no address of this machine is no crash."""
    result = CliRunner().invoke(app, ["serve", "--record", str(tmp_path / "n.db"), "--host", "no.such.host.invalid"])
    assert result.exit_code == 1
    assert "no.such.host.invalid" in result.output


def test_a_missing_extra_is_told_with_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the extra, the command says which one."""
    for name in [m for m in sys.modules if m.partition(".")[0] == "starlette" or m.startswith("crosswire.web")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "starlette", None)
    result = CliRunner().invoke(app, ["serve", "--record", str(tmp_path / "new.db"), "--port", "0"])
    assert result.exit_code == 1
    assert "crosswire[web]" in result.output
