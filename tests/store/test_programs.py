"""Several programs on one database, some of them killed: no round is lost, none is taken from its program."""

from __future__ import annotations

import contextlib
import os
import random
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from pitchcoach.store import presence
from pitchcoach.store.rounds import RoundStore
from tests.store.examples import PLAN, a_round, marked
from tests.store.killing import kill

ROOT = Path(__file__).parents[2]
MARKS = 3


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "pitchcoach.sqlite3"


@contextlib.contextmanager
def program(job: str, path: Path, number: int) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "tests.store.program", job, str(path), str(number)]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as started:
        try:
            yield started
        finally:
            started.kill()


def line(of: subprocess.Popen[str]) -> str:
    """The next whole line, empty at the end: half a line, cut off by a kill, acknowledges nothing."""
    assert of.stdout is not None
    text = of.stdout.readline()
    return text.strip() if text.endswith("\n") else ""


def tell(to: subprocess.Popen[str], text: str) -> None:
    assert to.stdin is not None
    to.stdin.write(text)
    to.stdin.flush()


def test_two_programs_that_begin_with_no_database_lose_no_round(path: Path) -> None:
    with program("write", path, 200) as one, program("write", path, 200) as two:
        assert (line(one), line(two)) == ("ready", "ready")
        tell(one, "one\n")  # both wait for their name, so that they create the database at the same time
        tell(two, "two\n")
        told = [of.communicate(timeout=60)[0].split() for of in (one, two)]
        assert [one.returncode, two.returncode] == [0, 0]
    store = RoundStore(path)
    promised = {int(number) for words in told for number in words[::2]}
    assert len(promised) == 400
    assert {r.id for r in store.rounds()} == promised
    assert {r.title for r in store.rounds()} == {f"{name} {n}" for name in ("one", "two") for n in range(200)}
    assert all(r.marks == marked(PLAN, 4) for r in store.rounds())
    store.check()
    store.close()


def test_what_was_promised_survives_a_kill_at_any_moment(path: Path) -> None:
    chance = random.Random(7)  # noqa: S311 - moments, not secrets
    store = RoundStore(path)
    ended: set[int] = set()
    for _ in range(20):
        running, marks = 0, 0
        with program("rehearse", path, MARKS) as victim:
            timer = threading.Timer(chance.uniform(0, 0.02), victim.kill)
            for _ in range(chance.randint(1, 12)):
                running, marks = _note(line(victim), ended, running, marks)
            timer.start()
            while words := line(victim):
                running, marks = _note(words, ended, running, marks)
            timer.join()
        store.check()
        recovered = store.recover()
        # A call may be carried out without having been acknowledged: one mark more, one end, one begin.
        found = {r.id: r for r in store.rounds() if r.id is not None}
        if running:
            last = found[running]
            at_hand = sum(m.ended_at is not None for m in last.marks)
            assert at_hand in (marks, marks + 1)
            assert last.seconds in (at_hand * 1.5, 60.0)
            assert last.outcome == "interrupted" or marks == MARKS
        assert {r.id for r in recovered} <= {running, max(found)}
        assert len(recovered) <= 1
        assert ended <= {number for number, r in found.items() if r.outcome == "done"}
        assert list(store.recover()) == []
    assert ended
    assert any(r.outcome == "interrupted" for r in store.rounds())
    store.close()
    assert sorted(f.name for f in path.parent.iterdir()) == [path.name]


def _note(words: str, ended: set[int], running: int, marks: int) -> tuple[int, int]:
    """What the victim has acknowledged: the number of the running round (0 for none) and its marks."""
    match words.split():
        case ["begun", number]:
            return int(number), 0
        case ["marked", number, count]:
            return int(number), int(count)
        case ["ended", number]:
            ended.add(int(number))
            return 0, 0
    pytest.fail(f"the program said: {words!r}")


def test_a_program_that_runs_keeps_its_round_and_one_that_ends_leaves_it(path: Path) -> None:
    here = RoundStore(path)
    mine = here.begin(a_round())
    with program("hold", path, 0) as other:
        theirs = int(line(other))
        assert list(here.recover()) == []
        tell(other, "")
        assert other.stdin is not None
        other.stdin.close()
        assert other.wait(30) == 0
    assert [r.id for r in here.recover()] == [theirs]
    here.end(mine, "done", 60.0, PLAN)
    here.close()
    assert [f.name for f in path.parent.iterdir()] == [path.name]


def test_a_program_started_from_here_does_not_keep_our_rounds_alive(path: Path) -> None:
    one, two = RoundStore(path), RoundStore(path)
    number = one.begin(a_round())
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as child:
        one.close()
        assert [r.id for r in two.recover()] == [number]
        child.kill()
    two.close()


def test_presence_is_seen_until_it_vanishes(tmp_path: Path) -> None:
    database = tmp_path / "with [brackets].sqlite3"
    one, two = presence.appear(database), presence.appear(database)
    assert presence.present(database) == {one.token, two.token}
    presence.vanish(one)
    assert presence.present(database) == {two.token}
    presence.vanish(two)
    assert presence.present(database) == frozenset()
    assert list(tmp_path.iterdir()) == []


def test_what_a_dead_program_left_is_removed_and_an_unreadable_one_counts_as_present(tmp_path: Path) -> None:
    database = tmp_path / "rounds.sqlite3"
    (tmp_path / "rounds.sqlite3.running-dead").touch()
    (tmp_path / "rounds.sqlite3.running-folder").mkdir()
    assert presence.present(database) == {"folder"}
    assert [f.name for f in tmp_path.iterdir()] == ["rounds.sqlite3.running-folder"]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork on this system")
def test_a_fork_does_not_remove_the_lock_of_its_parent(tmp_path: Path) -> None:
    database = tmp_path / "rounds.sqlite3"
    held = presence.appear(database)
    child = os.fork()
    if child == 0:
        presence.vanish(held)
        os._exit(0)
    os.waitpid(child, 0)
    assert presence.present(database) == {held.token}
    presence.vanish(held)


def test_a_rehearsal_killed_at_any_moment_keeps_every_mark_and_its_sound(tmp_path: Path) -> None:
    tally = kill(3, tmp_path, seed=20)
    assert tally.lost == []
    assert tally.offered >= 2
    assert tally.marks > tally.offered
    assert tally.seconds > 0


def test_two_programs_that_speak_of_the_same_rounds_lose_nothing(path: Path) -> None:
    here = RoundStore(path)
    number = here.begin(a_round())
    here.end(number, "done", 60.0, PLAN)
    with program("write", path, 40) as other:
        assert line(other) == "ready"
        tell(other, "other\n")
        for n in range(40):
            here.annotate(number, note=f"note {n}", feeling=n % 5 + 1)
            here.history()
        told = other.communicate(timeout=60)[0].split()
    assert other.returncode == 0
    assert len(told) == 80
    found = here.get(number)
    assert found is not None
    assert (found.note, found.feeling) == ("note 39", 5)
    assert here.history().count == 41
    here.close()
