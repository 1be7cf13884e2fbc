"""Another pitchcoach, for tests that need two: ``python -m tests.store.program JOB DATABASE NUMBER``.

It writes a line to stdout after each call that has returned: what that line tells, the store has promised.
"""

from __future__ import annotations

import sys
from datetime import timedelta
from pathlib import Path

from pitchcoach.errors import StoreError
from pitchcoach.store.rounds import RoundStore
from tests.store.examples import PLAN, START, a_round, marked


def say(*words: object) -> None:
    print(*words, flush=True)


def write(store: RoundStore, rounds: int) -> None:
    """Rehearse so many whole rounds; the title tells the program and the round."""
    say("ready")
    name = sys.stdin.readline().strip()
    for n in range(rounds):
        number = store.begin(a_round(title=f"{name} {n}", started_at=START + timedelta(seconds=n)))
        store.end(number, "done", 50.0 + n, marked(PLAN, 4))
        say(number, n)


def rehearse(store: RoundStore, marks: int) -> None:
    """Rehearse for ever, so many marks a round, until somebody kills it."""
    while True:
        number = store.begin(a_round())
        say("begun", number)
        for n in range(1, marks + 1):
            store.mark(number, n * 1.5, marked(PLAN, n))
            say("marked", number, n)
        store.end(number, "done", 60.0, marked(PLAN, marks))
        say("ended", number)


def hold(store: RoundStore, _: int) -> None:
    """Start a round and keep it running until stdin ends."""
    say(store.begin(a_round()))
    sys.stdin.read()


def fill(store: RoundStore, size: int) -> None:
    """Write rounds until no file may grow beyond ``size`` bytes any more; say how many are promised."""
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    promised = 0
    try:
        while True:
            number = store.begin(a_round(title="長" * 1000))
            store.end(number, "done", 60.0, PLAN)
            promised += 1
    except StoreError as error:
        say(promised)
        say(error.message.text)


JOBS = {job.__name__: job for job in (write, rehearse, hold, fill)}

if __name__ == "__main__":
    JOBS[sys.argv[1]](RoundStore(Path(sys.argv[2])), int(sys.argv[3]))
