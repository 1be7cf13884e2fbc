"""An evening in a real terminal: the event made, the list pasted, fifteen introductions noted, a crash, two
one-to-ones timed, and the next day's list worked off.
"""

import os
import shlex
import shutil
import signal
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from pitchcoach.locations import example_pitches
from pitchcoach.store.meetings import MeetingStore
from tests.tui.terminal import Tmux, needs_tmux

pytestmark = [pytest.mark.terminal, needs_tmux]
PEOPLE = 15


@dataclass(frozen=True)
class Words:
    """What stands on the screens, and what is typed."""

    event: str
    heading: str
    note: str
    step: str
    empty: str
    form: str
    today: str
    noted: str
    first: str
    third: str
    running: str
    ended: str
    due: str
    worked_off: str


JA = Words(
    event="大阪異業種交流会",
    heading="氏名\t会社名",
    note="新商品の相談、その",
    step="来週電話する",
    empty="会が登録されていません",
    form="新しい会",
    today="今日",
    noted="15人　メモ15人",
    first="15人中 1人目",
    third="15人中 3人目",
    running="相手が話しています",
    ended="次の約束は何ですか",
    due="今日連絡する人 15人",
    worked_off="連絡を待っている人はいません",
)
EN = Words(
    event="Harbour Evening",
    heading="Name\tCompany",
    note="wants price ",
    step="call next week",
    empty="No event yet",
    form="New event",
    today="today",
    noted="15 people, 15 noted",
    first="1 of 15",
    third="3 of 15",
    running="they speak",
    ended="What is the next step?",
    due="15 to get in touch with today",
    worked_off="Nobody waits for you",
)


@pytest.mark.parametrize(
    ("locale", "size", "words"), [("ja", (80, 24), JA), ("en", (120, 40), EN)], ids=["ja", "en"]
)
def test_an_evening_and_the_day_after(
    tmp_path: Path, locale: str, size: tuple[int, int], words: Words
) -> None:
    shutil.copytree(example_pitches(), tmp_path / "pitches")
    parts = (("2026-05-20", _introductions), ("2026-05-20", _one_to_ones), ("2026-05-21", _next_day))
    for day, part in parts:
        (tmp_path / part.__name__).mkdir()
        tmux = Tmux(tmp_path / part.__name__)
        try:
            command = [sys.executable, "-m", "tests.tui.on_a_day", day, "--locale", locale]
            command.append(str(tmp_path / "pitches"))
            tmux.start(
                shlex.join(command), size, {"PITCHCOACH_HOME": str(tmp_path / "home"), "LANG": "C.UTF-8"}
            )
            tmux.wait_for("Books")
            part(tmux, words)
            tmux.wait_for("SHELL-AGAIN")
        finally:
            tmux.stop()
    _kept_whole(tmp_path / "home", words)


def _introductions(tmux: Tmux, words: Words) -> None:
    """Make the event, paste the list, note fifteen people; then the program is killed."""
    names = [
        f"{family} {given}"
        for family in ("山田", "佐藤", "Bell")
        for given in ("花子", "健", "Nora", "愛", "Ray")
    ]
    tmux.keys("g")
    tmux.wait_for(words.empty)
    tmux.keys("n")
    tmux.wait_for(words.form)
    tmux.type(words.event)
    tmux.keys("C-s")
    tmux.wait_for(f"{words.event}   ")
    tmux.paste("\n".join([words.heading, *(f"{name}\tNo. {n}" for n, name in enumerate(names, 1))]))
    tmux.wait_for("Ctrl+S")
    tmux.wait_for("No. 1")
    tmux.keys("C-s")
    tmux.wait_for(words.today)
    tmux.wait_for("No. 1")
    tmux.keys("Enter")
    tmux.wait_for(words.first)
    for number in range(1, PEOPLE + 1):
        tmux.type(f"{words.note}{number}")
        tmux.keys("Enter")
    tmux.keys("Up")
    tmux.wait_for(f"{words.note}{PEOPLE}")
    os.kill(tmux.python(), signal.SIGKILL)


def _one_to_ones(tmux: Tmux, words: Words) -> None:
    """Find every note, and time a talk with the first two."""
    tmux.keys("g")
    tmux.wait_for(words.event)
    tmux.keys("Enter")
    tmux.wait_for(words.noted)
    for _ in range(2):
        tmux.keys("o")
        tmux.wait_for("← 5")
        tmux.keys("Enter")
        tmux.wait_for(words.running)
        tmux.wait_for("0:01")
        tmux.keys("Space")
        tmux.keys("f")
        tmux.wait_for(words.ended)
        tmux.type(words.step)
        tmux.keys("Enter")
        tmux.wait_for(words.noted)
        tmux.keys("Down")
    tmux.keys("Enter")
    tmux.wait_for(words.third)
    tmux.keys("C-q")


def _next_day(tmux: Tmux, words: Words) -> None:
    """Work the list off."""
    tmux.wait_for(words.due)
    tmux.keys("t")
    tmux.wait_for(words.note)
    for _ in range(2 * PEOPLE):
        tmux.keys("d")
    tmux.wait_for(words.worked_off)
    tmux.keys("C-q")


def _kept_whole(home: Path, words: Words) -> None:
    meetings = MeetingStore(home / "data" / "pitchcoach.sqlite3")
    assert [one.note for one in meetings.encounters()] == [f"{words.note}{n}" for n in range(1, PEOPLE + 1)]
    assert [one.next_step for one in meetings.talks()] == [words.step] * 2
    assert all(one.theirs >= 1.0 for one in meetings.talks())
    sent = [one for one in meetings.touches() if one.state == "done"]
    assert {one.person_id for one in sent} == {person.id for person in meetings.people()}
    assert all(words.note in one.text for one in sent)
