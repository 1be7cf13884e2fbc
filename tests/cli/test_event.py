"""``event``: planned, listed, shown, changed and deleted."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from pitchcoach.locations import locations
from pitchcoach.model.meet import Encounter, Person
from pitchcoach.store.meetings import MeetingStore
from tests.cli.running import JA, Cli, one_sentence


def meetings() -> MeetingStore:
    return MeetingStore(locations().database)


def test_looking_makes_no_database(cli: Cli) -> None:
    for words in (["event"], ["event", "list"], ["people"]):
        done = cli(*words)
        assert (done.code, done.out) == (0, "")
        one_sentence(done.err)
    assert json.loads(cli("event", "list", "--json").out) == json.loads(cli("people", "--json").out) == []
    assert not locations().database.exists()


def test_a_new_event_has_what_its_kind_brings(cli: Cli) -> None:
    done = cli("event", "new", " BNI  梅田 ", "--date", "+5", "--kind", "group", "--place", "梅田")
    day = date.today() + timedelta(days=5)
    assert done.code == 0
    assert done.out.startswith(f"1  {day.isoformat()} (")
    assert "--purpose" in one_sentence(done.err)
    (event,) = meetings().events()
    assert (event.name, event.on, event.place, event.slot_seconds, event.signals) == (
        "BNI 梅田", day, "梅田", 45.0, "bni",
    )  # fmt: skip


def test_every_value_can_be_given_and_changed(cli: Cli) -> None:
    words = ["--date", "2026年12月2日（水）", "--slot", "0:30", "--signals", "cut", "--purpose", "三人と話す"]
    given = cli("event", "new", "交流会", *words, "--pitch", JA, "--json")
    assert (given.code, given.err) == (0, "")
    assert json.loads(given.out) == {
        "id": 1,
        "name": "交流会",
        "date": "2026-12-02",
        "place": "",
        "kind": "minute",
        "slot_seconds": 30.0,
        "signals": "cut",
        "purpose": "三人と話す",
        "pitch": str(JA),
    }
    words = [
        "--name",
        "二次会",
        "--date",
        "2026-12-03",
        "--place",
        "難波",
        "--slot",
        "60",
        "--signals",
        "own",
    ]
    done = cli("event", "change", 1, *words, "--kind", "list", "--pitch", "", "--purpose", "", "--json")
    assert json.loads(done.out) == {
        "id": 1,
        "name": "二次会",
        "date": "2026-12-03",
        "place": "難波",
        "kind": "list",
        "slot_seconds": 60.0,
        "signals": "own",
        "purpose": "",
        "pitch": None,
    }
    assert cli("event", "change", 1).code == 0
    assert [event.name for event in meetings().events()] == ["二次会"]


def test_events_are_listed_and_shown_with_people_notes_and_plan(cli: Cli) -> None:
    store = meetings()
    cli("event", "new", "交流会", "--date", "tomorrow", "--pitch", JA, "--purpose", "三人と話す")
    (ann,) = store.add_people(1, [Person(None, "山田 [b] 花子\x1b[2J", firm="やまだ珈琲", category="now")])
    store.put_encounter(Encounter(1, ann.id or 0, 0, note="内装", promised="資料"))
    store.close()
    _, row = cli("event", "list").out.splitlines()
    assert "交流会" in row
    assert JA.name in row
    shown = cli("event", "show", 1)
    assert (shown.code, shown.err) == (0, "")
    assert "\x1b" not in shown.out
    for said in (
        "Purpose: 三人と話す",
        "Practice: ",
        "やまだ珈琲",
        "ready now",
        "内装",
        "資料",
        "山田 [b] 花子",
    ):
        assert said in shown.out
    told = json.loads(cli("event", "show", 1, "--json").out)
    assert (told["plan"]["event"]["id"], told["plan"]["days_left"]) == (1, 1)
    assert [(one["name"], one["note"]) for one in told["people"]] == [("山田 [b] 花子\x1b[2J", "内装")]
    assert json.loads(cli("event", "--json").out)[0]["people"] == 1


def test_deleting_tells_what_goes_and_needs_a_yes(cli: Cli) -> None:
    cli("event", "new", "交流会", "--date", "+1")
    store = meetings()
    store.add_people(1, [Person(None, "山田 花子")])
    refused = cli("event", "delete", 1)
    assert refused.code == 2
    assert "--yes" in one_sentence(refused.err)
    assert len(store.events()) == 1
    done = cli("event", "delete", 1, "--yes")
    assert (done.code, done.out) == (0, "")
    assert done.err == "Deleted (events: 1, people: 1).\n"
    assert not store.events()
    assert not store.people()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["event", "new", "x"], "--date"),
        (["event", "new", " ", "--date", "+1"], "needs a name"),
        (["event", "new", "x", "--date", "13/40"], "is no day"),
        (["event", "new", "x", "--date", "2026-12-02 (thu)"], "is a Wed"),
        (["event", "new", "x", "--date", "+1", "--kind", "party"], "party is none of"),
        (["event", "new", "x", "--date", "+1", "--signals", "flag"], "flag is none of"),
        (["event", "new", "x", "--date", "+1", "--slot", "soon"], "no number of seconds"),
        (["event", "new", "x", "--date", "+1", "--pitch", "nowhere.md"], "nowhere.md"),
        (["event", "show", "7"], "there is no event 7"),
        (["event", "change", "7"], "there is no event 7"),
        (["event", "delete", "7", "--yes"], "there is no event 7"),
        (["event", "show", "x"], "whole number"),
        (["event", "dance"], "dance is none of"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(cli: Cli, words: list[str], told: str) -> None:
    done = cli(*words)
    assert (done.code, done.out) == (2, "")
    assert told in one_sentence(done.err)
    assert not locations().database.exists()


def test_a_damaged_database_is_one_sentence(cli: Cli) -> None:
    path: Path = locations().database
    path.parent.mkdir(parents=True)
    path.write_bytes(b"no database at all, but long enough to look like something" * 20)
    for words in (["event"], ["people"], ["event", "new", "x", "--date", "+1"]):
        done = cli(*words)
        assert (done.code, done.out) == (2, "")
        assert str(path) in one_sentence(done.err)
