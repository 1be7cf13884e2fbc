"""``pitchcoach today``: from what was noted to what was sent."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from pitchcoach.cli.compose import compose_meetings
from pitchcoach.locations import locations
from pitchcoach.model.meet import Encounter, Event, Person
from pitchcoach.store.meetings import MeetingStore
from tests.cli.running import Cli, one_sentence


def yesterday_evening() -> MeetingStore:
    meetings = compose_meetings(locations())
    event = meetings.add_event(Event(None, "Harbour Evening", date.today() - timedelta(1)))
    assert event.id is not None
    (person,) = meetings.add_people(event.id, [Person(None, "Aoyama", firm="Anvil", category="now")])
    assert person.id is not None
    meetings.put_encounter(Encounter(event.id, person.id, 0, note="opens a bakery in May"))
    return meetings  # type: ignore[return-value]  # the real one


def listed(cli: Cli, *arguments: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(cli("today", "--json", *arguments).out)
    return found


def test_the_list_the_letter_and_what_became_of_it(cli: Cli) -> None:
    yesterday_evening()
    shown = cli("today")
    assert shown.code == 0
    assert "Aoyama  Anvil" in shown.out and "met yesterday at Harbour Evening" in shown.out
    assert shown.err == "2 to get in touch with\n"
    rows = listed(cli)
    assert [row["channel"] for row in rows] == ["facebook", "message"]
    assert rows[1]["characters"] < rows[1]["limit"]  # type: ignore[operator]
    number = str(rows[1]["id"])
    letter = cli("today", "--letter", number)
    assert "opens a bakery in May" in letter.out and letter.out.strip() == str(rows[1]["text"]).strip()
    assert cli("today", "--done", number).err == f"{number}: done\n"
    assert [row["channel"] for row in listed(cli)] == ["facebook"]
    other = str(rows[0]["id"])
    assert "to do" in cli("today", "--snooze", other, "--days", "2").err
    assert listed(cli) == []
    assert cli("today").err == "Nobody waits for you today.\n"
    assert cli("today", "--answered", number).code == 0
    assert cli("today", "--drop", other).code == 0


def test_a_look_at_another_day_keeps_nothing(cli: Cli) -> None:
    meetings = yesterday_evening()
    assert listed(cli, "--on", "+3") == []
    assert meetings.touches() == []
    cli("today")
    assert {row["channel"] for row in listed(cli, "--on", "+3")} >= {"postcard", "phone"}


def test_there_is_nothing_on_a_new_machine_and_looking_makes_nothing(cli: Cli) -> None:
    assert cli("today").err == "Nobody waits for you today.\n"
    assert listed(cli) == []
    assert not locations().database.exists()


@pytest.mark.parametrize("option", ["--done", "--answered", "--drop", "--snooze", "--letter"])
def test_a_number_that_is_not_there(cli: Cli, option: str) -> None:
    for number in ("77", "0"):
        refused = cli("today", option, number)
        assert refused.code == 2
        assert f"there is no line {number}" in refused.err and "pitchcoach today" in refused.err


@pytest.mark.parametrize(
    "arguments", [("--done", "x"), ("--done", "1", "--drop", "1"), ("--days", "0"), ("--on", "someday")]
)
def test_wrong_words_are_told_in_one_sentence(cli: Cli, arguments: tuple[str, ...]) -> None:
    refused = cli("today", *arguments)
    assert (refused.code, refused.out) == (2, "")
    one_sentence(refused.err)


def test_the_pattern_is_given_out_once_and_a_mistake_in_it_is_told_with_its_line(cli: Cli) -> None:
    given = cli("today", "--pattern")
    path = Path(given.out.strip())
    assert path == locations().followup and "stop_after = 3" in path.read_text("utf-8")
    assert cli("today", "--pattern").err == ""
    path.write_text('stop_after = "many"\n', "utf-8")
    refused = cli("today")
    assert refused.code == 2
    assert f"{path}:1:" in refused.err
