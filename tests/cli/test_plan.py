"""``plan``: the rounds until the events, in words and as JSON."""

from __future__ import annotations

import json
from datetime import date, timedelta

from pitchcoach.cli.compose import compose_meetings
from pitchcoach.locations import locations
from pitchcoach.model.meet import Event
from tests.cli.running import EN, JA, Cli, one_sentence


def test_without_an_event_it_says_how_to_set_one(cli: Cli) -> None:
    done = cli("plan")
    assert (done.code, done.out) == (0, "")
    assert "D in the library" in one_sentence(done.err)
    assert json.loads(cli("plan", "--json").out) == []
    assert not locations().database.exists()


def test_the_plan_for_an_event_in_five_days(cli: Cli) -> None:
    today = date.today()
    meetings = compose_meetings(locations())
    meetings.add_event(Event(None, "交流会", today + timedelta(days=5), variant=JA.absolute()))
    meetings.add_event(Event(None, "まだ未定", today + timedelta(days=9)))
    done = cli("plan")
    assert (done.code, done.err) == (0, "")
    first, second = done.out.split("\n\n")
    assert "交流会" in first
    assert "today 3 rounds: 3 × Whole text · event in 5 days" in first
    assert len(first.splitlines()) == 3 + 6
    assert "no pitch chosen · event in 9 days" in second
    (plan,) = json.loads(cli("plan", JA, "--json").out)
    assert plan["event"]["path"] == str(JA.absolute())
    assert (plan["days_left"], plan["rounds_left"]) == (5, 15)
    assert [day["rounds"] for day in plan["days"]] == [3, 3, 3, 3, 2, 1]
    assert plan["days"][0]["rungs"] == ["read", "read", "read"]
    assert json.loads(cli("plan", EN, "--json").out) == []
    assert "今日は3回" in cli("plan", "--locale", "ja").out


def test_a_file_that_is_not_there_is_told(cli: Cli) -> None:
    done = cli("plan", "nowhere.md")
    assert done.code == 2
    one_sentence(done.err)
