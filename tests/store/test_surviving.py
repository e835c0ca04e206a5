"""Kills and rivals leave the record whole."""

from __future__ import annotations

import signal
import subprocess
import sys
from types import ModuleType

import pytest

from crosswire.store import Store, open_store

_ADD = """
import importlib.util, sys
from crosswire.store import open_store
spec = importlib.util.spec_from_file_location("making", sys.argv[1])
making = importlib.util.module_from_spec(spec); sys.modules["making"] = making; spec.loader.exec_module(making)
with open_store(sys.argv[2]) as store:
    print("ready", flush=True)
    sys.stdin.readline()
    for n in range(int(sys.argv[3])):
        print(store.save(making.report(n), making.STAGES, "a"), flush=True)
"""


def _adder(target: str, making: ModuleType, reports: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", _ADD, making.__file__, target, str(reports)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


@pytest.mark.parametrize("saves", [0, 1, 7])
def test_a_kill_leaves_what_was_finished(store: Store, target: str, making: ModuleType, saves: int) -> None:
    """After SIGKILL in the midst of saving, the record is sound, and going on completes it."""
    whole = [making.report(n) for n in range(12)]
    with _adder(target, making, 400) as adder:
        assert adder.stdin is not None
        assert adder.stdout is not None
        adder.stdout.readline()
        adder.stdin.write("go\n")
        adder.stdin.flush()
        for _ in range(saves):
            adder.stdout.readline()
        adder.send_signal(signal.SIGKILL)
        adder.stdout.read()
    with open_store(target) as after:
        assert list(after.check()) == []
        assert len(after.articles()) >= saves
        for reading in whole:
            after.save(reading, making.STAGES, "a")
        ids = [reading.parsed.article.id for reading in whole]
        assert after.view(articles=ids).statements == tuple(
            sorted(
                (s for reading in whole for s in reading.statements),
                key=lambda s: ([a.id for a in after.view(articles=ids).articles].index(s.article), s.content),
            )
        )


def test_two_processes_add_the_same_articles_at_once(store: Store, target: str, making: ModuleType) -> None:
    """Each article is added by one of them, the other finds it there, and neither fails."""
    rivals = [_adder(target, making, 15) for _ in range(2)]
    for rival in rivals:
        assert rival.stdout is not None
        assert rival.stdout.readline() == "ready\n"
    for rival in rivals:
        assert rival.stdin is not None
        rival.stdin.write("go\n")
        rival.stdin.flush()
    outcomes = [rival.communicate()[0].split() for rival in rivals]
    assert [rival.returncode for rival in rivals] == [0, 0]
    assert sorted(sorted(pair) for pair in zip(*outcomes, strict=True)) == [["added", "unchanged"]] * 15
    assert len(store.articles()) == 15
    assert list(store.check()) == []


def test_two_processes_open_a_new_record_at_once(tmp_path, making: ModuleType) -> None:  # type: ignore[no-untyped-def]
    """Both migrate, one after the other, and neither fails."""
    target = str(tmp_path / "new.db")
    rivals = [_adder(target, making, 3) for _ in range(3)]
    assert [rival.communicate("go\n")[0].split()[0] for rival in rivals] == ["ready"] * 3
    with open_store(target) as store:
        assert list(store.check()) == []
        assert len(store.articles()) == 3
