"""A program that rehearses, killed at any moment, and the next start that must find all it has acknowledged.

The victim (``python -m tests.store.killing DATABASE TAKES``) says real rounds: the state machine of the
rehearsal marks the sections, the real store keeps them, a thread writes the sound of a made-up microphone as
the recorder does. Its clock runs sixty times as fast, so that a minute lasts a second. It writes a line after
each thing that the user may rely upon.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import numpy as np

from pitchcoach.audio.wav import WavWriter, read_wav
from pitchcoach.coach.rehearsing import rehearse
from pitchcoach.coach.rehearsing.rehearse import RoundState
from pitchcoach.model.round import Round
from pitchcoach.store.rounds import RoundStore
from tests.coach.pitches import SETTINGS, report

ROOT = Path(__file__).parents[2]
RATE = 8000
SPEED = 60.0
BLOCK = RATE // 4
"""Frames that the made-up microphone gives at a time."""
PITCH = """## ターゲット
店を開く方へ。

## 特徴
予定より早く開けます。

## ベネフィット
家賃が浮きます。

## きっかけ
開店はいつですか。
"""


def sound(start: int, frames: int) -> bytes:
    """The samples of the made-up microphone: each place sounds like no other nearby."""
    places = np.arange(start, start + frames, dtype=np.int64)
    return ((places * 7919) % 65521 - 32760).astype("<i2").tobytes()


# The victim


def rehearse_for_ever(database: Path, takes: Path) -> None:
    """Say rounds until somebody kills the program."""
    checked, store = report(PITCH), RoundStore(database)
    plan = replace(rehearse.plan_round(checked, SETTINGS), countdown=0)
    acknowledge("ready")
    for _ in count():
        take = WavWriter(takes / f"{time.monotonic_ns()}.wav", RATE)
        ended = threading.Event()
        microphone = threading.Thread(target=record, args=(take, ended))
        microphone.start()
        state = rehearse.start(RoundState(plan), clock())
        new = replace(rehearse.new_round(checked, state, datetime.now(UTC)), take=take.path)
        number = store.begin(new)
        acknowledge("begun", number, take.path.name)
        for _ in plan.sections:
            time.sleep(plan.slot_seconds / len(plan.sections) / SPEED / 4)
            state = rehearse.mark(state, clock())
            if state.phase != "done":
                store.mark(number, rehearse.elapsed(state, clock()), rehearse.marks_of(state))
                acknowledge("marked", number, *state.marks)
        ended.set()
        microphone.join()
        take.close()
        store.end(number, "done", state.seconds or 0.0, rehearse.marks_of(state), take.path)
        acknowledge("ended", number, *state.marks)


def clock() -> float:
    return time.monotonic() * SPEED


def record(take: WavWriter, ended: threading.Event) -> None:
    """Write sound as it comes, and acknowledge what has been written."""
    while not ended.wait(BLOCK / RATE / SPEED):
        take.write(sound(take.frames, BLOCK))
        acknowledge("sound", take.path.name, take.frames)


def acknowledge(*words: object) -> None:
    """Say it in one piece: what is cut off acknowledges nothing."""
    os.write(1, (" ".join(map(str, words)) + "\n").encode())


# The one who kills, and the next start


@dataclass
class Promised:
    """What the victim has acknowledged of one round."""

    take: str
    marks: list[float] = field(default_factory=list)
    ended: bool = False


@dataclass
class Tally:
    """What came of all the kills."""

    kills: int = 0
    ended: int = 0
    offered: int = 0
    marks: int = 0
    seconds: float = 0.0
    unwritten: float = 0.0
    """Seconds of sound that were acknowledged and could not be read, at most in one take."""
    lost: list[str] = field(default_factory=list)


def kill_once(folder: Path, chance: random.Random, tally: Tally) -> None:
    """Let the program rehearse, kill it at a random moment, start again and compare."""
    rounds: dict[int, Promised] = {}
    sounds: dict[str, int] = {}
    command = [sys.executable, "-m", "tests.store.killing", str(folder / "p.sqlite3"), str(folder / "takes")]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as victim:
        assert victim.stdout is not None
        assert victim.stdout.readline() == "ready\n"
        timer = threading.Timer(chance.uniform(0.0, 0.8), victim.kill)
        timer.start()
        for line in victim.stdout:
            if line.endswith("\n"):
                note(line.split(), rounds, sounds)
        timer.join()
    tally.kills += 1
    compare(folder, rounds, sounds, tally)


def note(words: list[str], rounds: dict[int, Promised], sounds: dict[str, int]) -> None:
    """Keep account of what is acknowledged."""
    match words:
        case ["begun", number, take]:
            rounds[int(number)] = Promised(take)
        case ["marked" | "ended" as what, number, *marks]:
            rounds[int(number)].marks = [float(mark) for mark in marks]
            rounds[int(number)].ended = what == "ended"
        case ["sound", take, frames]:
            sounds[take] = int(frames)


def compare(folder: Path, rounds: dict[int, Promised], sounds: dict[str, int], tally: Tally) -> None:
    """Start again: every round, every mark and every take but its last second must be there."""
    store = RoundStore(folder / "p.sqlite3")
    store.check()
    offered = {one.id: one for one in store.recover()}
    for number, promised in rounds.items():
        found = store.get(number)
        if found is None:
            tally.lost.append(f"round {number}")
            continue
        tally.ended += promised.ended
        # A call may have been carried out without having been acknowledged any more.
        right = found.outcome == "done" if promised.ended else found.outcome == "done" or number in offered
        tally.offered += number in offered
        marks = [mark.ended_at for mark in found.marks if mark.ended_at is not None]
        tally.marks += len(promised.marks)
        if not right or marks[: len(promised.marks)] != promised.marks:
            tally.lost.append(f"marks of round {number}: {promised.marks} became {marks}, {found.outcome}")
        hear(found, promised, folder, sounds, tally)
    store.close()


def hear(found: Round, promised: Promised, folder: Path, sounds: dict[str, int], tally: Tally) -> None:
    """Read the take that the round names."""
    if found.take != folder / "takes" / promised.take:
        tally.lost.append(f"the take of round {found.id}: {found.take}")
        return
    samples, rate = read_wav(found.take)
    written = sounds.get(promised.take, 0)
    missing = written - len(samples)
    tally.seconds += written / RATE
    tally.unwritten = max(tally.unwritten, missing / RATE)
    said = np.frombuffer(sound(0, len(samples)), "<i2").astype(np.float32) / 2**15
    if rate != RATE or missing > RATE or not np.array_equal(samples[:, 0], said):
        tally.lost.append(f"sound of round {found.id}: {len(samples)} of {written} frames")


def kill(times: int, folder: Path, seed: int, tell: Callable[[Tally], None] = lambda _: None) -> Tally:
    """Kill the program so many times, on one database."""
    chance, tally = random.Random(seed), Tally()  # noqa: S311 - moments, not secrets
    (folder / "takes").mkdir(parents=True, exist_ok=True)
    for _ in range(times):
        kill_once(folder, chance, tally)
        tell(tally)
    return tally


if __name__ == "__main__":
    rehearse_for_ever(Path(sys.argv[1]), Path(sys.argv[2]))
