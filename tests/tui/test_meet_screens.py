"""Events and people through the screens: made, pasted, noted, looked up, worked off, taken along, deleted."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from pitchcoach.config.settings import Settings
from pitchcoach.i18n import Translator
from pitchcoach.model.meet import Encounter, Event, Person, Touch
from pitchcoach.tui.app import PitchcoachApp
from pitchcoach.tui.screens.meet.noting import RESTED
from tests.tui.looking import shown, type_text
from tests.tui.program import Fakes, example_folder, rooms_with
from tests.tui.test_rehearse_screen import until

DAY = date(2026, 12, 2)
LIST = "Name\tCompany\tTrade\nNora Bell\tBell Bakery\tbaker\nHugh Stone\tStone Flowers\tflorist\n"


class Calendar:
    """A day that the test sets."""

    def __init__(self) -> None:
        self.day = DAY

    def __call__(self) -> date:
        return self.day


def opened(tmp_path: Path, calendar: Calendar | None = None, locale: str = "en") -> PitchcoachApp:
    today, fakes = calendar or Calendar(), Fakes()
    folder = example_folder(tmp_path)
    return PitchcoachApp(
        lambda now: replace(rooms_with(fakes, now), today=today), Settings(), Translator(locale), folder
    )


async def an_event(app: PitchcoachApp, pilot: Pilot[object], *people: Person) -> Event:
    """Open an event with people on its list."""
    meetings = app.rooms.meetings()
    event = meetings.add_event(Event(None, "Harbour Evening", DAY, purpose="Meet three bakers"))
    meetings.add_people(event.id, people)
    app.open_event(event)
    await until(pilot, lambda: "Meet three bakers" in shown(app) and (not people or "noted" in shown(app)))
    return event


def met(app: PitchcoachApp, event: Event) -> list[Encounter]:
    return list(app.rooms.meetings().encounters(event_id=event.id))


async def typed(app: PitchcoachApp, pilot: Pilot[object], text: str, *keys: str) -> None:
    type_text(app, text)
    await pilot.press(*keys)


async def test_an_event_is_made_with_the_keyboard_alone(tmp_path: Path) -> None:
    app = opened(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "Books" in shown(app))
        await pilot.press("g")
        await until(pilot, lambda: "No event yet" in shown(app))
        await pilot.press("n")
        await until(pilot, lambda: "what people call it" in shown(app))
        await typed(app, pilot, "Breakfast", "enter", "ctrl+u")
        await typed(app, pilot, "2/30", "ctrl+s")
        await until(pilot, lambda: "is no day" in shown(app))
        await pilot.press("ctrl+u")
        await typed(app, pilot, "+7", "enter", "5")  # the fifth kind: a membership group
        await until(pilot, lambda: "45" in shown(app) and "The same members" in shown(app))
        await pilot.press("f6", "enter")  # a purpose, then the pitch
        await until(pilot, lambda: "1/7" in shown(app))
        await pilot.press("right", "ctrl+s")
        await until(pilot, lambda: "in 7 days" in shown(app))
        assert "Name the one customer" in shown(app)
    (event,) = app.rooms.meetings().events()
    assert (event.name, event.on, event.kind) == ("Breakfast", date(2026, 12, 9), "group")
    assert (event.slot_seconds, event.signals) == (45.0, "bni")
    assert event.variant is not None
    assert event.variant.is_absolute()


async def test_leaving_a_form_that_was_filled_in_asks(tmp_path: Path) -> None:
    app = opened(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        app.open_events()
        await until(pilot, lambda: "No event yet" in shown(app))
        await pilot.press("n")
        await until(pilot, lambda: "New event" in shown(app) and "1/7" in shown(app))
        await typed(app, pilot, "Breakfast")
        await until(pilot, lambda: "Breakfast" in shown(app))
        await pilot.press("escape")
        await until(pilot, lambda: "Leave without keeping" in shown(app))
        await pilot.press("n", "escape", "y")
        await until(pilot, lambda: "No event yet" in shown(app))


async def test_a_pasted_list_is_shown_as_understood_before_it_is_kept(tmp_path: Path) -> None:
    app = opened(tmp_path)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        event = await an_event(app, pilot)
        app.post_message(events.Paste(LIST))
        await until(pilot, lambda: "2 people, read as a table" in shown(app))
        assert app.rooms.meetings().people(event.id) == []
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "2 people, 0 noted" in shown(app))
        (tmp_path / "list.csv").write_bytes("氏名,会社名\n山田 花子,山田製菓\n".encode("cp932"))
        await pilot.press("i")
        await until(pilot, lambda: "Nothing pasted yet" in shown(app))
        await typed(app, pilot, str(tmp_path / "list.csv"))
        await until(pilot, lambda: "1 person, read as a table" in shown(app))
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "3 people, 0 noted" in shown(app))
    assert [one.name for one in app.rooms.meetings().people(event.id)][-1] == "山田 花子"


async def test_notes_are_kept_as_they_are_typed_and_one_key_goes_on(tmp_path: Path) -> None:
    app = opened(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        event = await an_event(app, pilot, Person(None, "Nora Bell"), Person(None, "Hugh Stone"))
        await pilot.press("enter")
        await until(pilot, lambda: "1 of 2" in shown(app))
        await typed(app, pilot, "a new kitchen", "enter")
        await typed(app, pilot, "wedding flowers", "f5", "f3", "tab", "tab", "tab")
        await typed(app, pilot, "send the list")
        await pilot.pause(RESTED + 0.3)
        first, second = met(app, event)  # no key has gone on yet: a killed program would find this
        assert (first.note, second.note, second.promised) == (
            "a new kitchen",
            "wedding flowers",
            "send the list",
        )
        assert second.talked
        assert app.rooms.meetings().people(event.id)[1].category == "now"
        assert "Wants it and is choosing" in shown(app)
        await pilot.press("f5", "enter")  # undecided again; past the end of the list somebody new
        await until(pilot, lambda: "Who speaks?" in shown(app))
        await typed(app, pilot, "Ray Moss (Moss Inc.)", "enter")
        await typed(app, pilot, "insures vans", "up")
        await until(pilot, lambda: "2 of 3" in shown(app))
        assert app.rooms.meetings().people(event.id)[1].category == ""
        await typed(app, pilot, ", in May", "ctrl+f")
        await until(pilot, lambda: "A few letters" in shown(app))
        await typed(app, pilot, "nobody", "enter")
        await until(pilot, lambda: "Nobody here" in shown(app))
        await pilot.press("ctrl+u")
        await typed(app, pilot, "NORA", "enter")
        await until(pilot, lambda: "1 of 3" in shown(app))
        await pilot.press("escape")
        await until(pilot, lambda: "3 people, 3 noted" in shown(app))
    assert [one.note for one in met(app, event)] == [
        "a new kitchen",
        "wedding flowers, in May",
        "insures vans",
    ]
    assert app.rooms.meetings().people(event.id)[2].firm == "Moss Inc."


async def test_what_was_typed_when_the_program_ends_is_kept(tmp_path: Path) -> None:
    app = opened(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        event = await an_event(app, pilot, Person(None, "Nora Bell"))
        await pilot.press("enter")
        await until(pilot, lambda: "1 of 1" in shown(app))
        await typed(app, pilot, "a new kitchen")
        await until(pilot, lambda: "a new kitchen" in shown(app))
        app.exit()
    assert met(app, event)[0].note == "a new kitchen"


async def test_two_entries_become_one_person_only_when_the_user_says_so(tmp_path: Path) -> None:
    app = opened(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        app.rooms.meetings().add_people(None, [Person(None, "Nora Bell", firm="Bell Bakery", phone="1")])
        event = await an_event(app, pilot, Person(None, "Nora Bell", firm="Bell Bakery", trade="baker"))
        await until(pilot, lambda: "1 may be known already" in shown(app))
        await pilot.press("k")
        await until(pilot, lambda: "the same name and firm" in shown(app))
        assert len(app.rooms.meetings().people()) == 2
        await pilot.press("enter")
        await until(pilot, lambda: "Meet three bakers" in shown(app))
        (one,) = app.rooms.meetings().people()
        assert (one.phone, one.trade) == ("1", "baker")
        assert met(app, event)[0].person_id == one.id
        app.open_people()
        await until(pilot, lambda: "1 person" in shown(app))
        await pilot.press("ctrl+delete")
        await until(pilot, lambda: "Delete everything about people" in shown(app))
        await pilot.press("y")
        await until(pilot, lambda: "Nobody yet" in shown(app))
    assert app.rooms.meetings().events() == []


async def test_the_next_days_list_is_worked_off(tmp_path: Path) -> None:
    calendar = Calendar()
    app = opened(tmp_path, calendar)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        event = await an_event(
            app, pilot, Person(None, "Nora Bell", category="now"), Person(None, "Hugh Stone")
        )
        for one in met(app, event):
            app.rooms.meetings().put_encounter(replace(one, note=f"talk number {one.position + 1}"))
        calendar.day = date(2026, 12, 3)
        app.go_to_library()
        await until(pilot, lambda: "2 to get in touch with today" in shown(app))
        await pilot.press("t")
        await until(pilot, lambda: "2 people" in shown(app) and "talk number 1" in shown(app))
        await pilot.press("enter")
        assert "talk number 1" in app.clipboard
        await pilot.press("v")
        await until(pilot, lambda: "Whom" not in shown(app) and "\nHello Nora Bell," in shown(app))
        await pilot.press("v")  # no letter goes into the text
        await until(pilot, lambda: "Whom" in shown(app))
        await pilot.press("e")
        await typed(app, pilot, "See you!", "escape", "d")
        await until(pilot, lambda: "talk number 2" in shown(app))
        await pilot.press("x", "u", "s", "l")
        await until(pilot, lambda: "again in 7 days" in shown(app))
    touches = app.rooms.meetings().touches()
    done = [one for one in touches if one.state == "done"]
    assert len(done) == 1
    assert done[0].text.endswith("See you!")
    assert "talk number 1" in done[0].text
    assert not [one for one in touches if one.state == "dropped"], "u took it back"
    assert date(2026, 12, 4) in {one.due for one in touches if one.state == "due"}


async def test_the_pattern_is_changed_in_the_users_editor_and_a_mistake_keeps_the_list(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calendar = Calendar()
    app = opened(tmp_path, calendar)
    written: list[str] = []

    def edited(command: list[str]) -> int:
        path = Path(command[-1])
        text = path.read_text("utf-8")
        path.write_text(written[-1] + "\n" + text.replace('signature = ""', 'signature = "Aoyama"'), "utf-8")
        return 0

    monkeypatch.setenv("EDITOR", "an-editor")
    monkeypatch.setattr(app, "run_outside", edited)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        event = await an_event(app, pilot, Person(None, "Nora Bell"))
        for one in met(app, event):
            app.rooms.meetings().put_encounter(replace(one, note="a second shop"))
        calendar.day = date(2026, 12, 3)
        app.go_to_library()
        await until(pilot, lambda: "1 to get in touch with today" in shown(app))
        await pilot.press("t")
        await until(pilot, lambda: "a second shop" in shown(app))
        await pilot.press("down")  # a message is signed, a friend request is not
        await until(pilot, lambda: "Dear Nora Bell" in shown(app))
        assert "Aoyama" not in shown(app)
        await pilot.press("enter")
        await until(pilot, lambda: "without your name" in shown(app))
        written.append("stop_ofter = 3")
        await pilot.press("f4")
        await until(pilot, lambda: "knows no stop_ofter" in shown(app))
        assert "3 things to do" in shown(app), "the list stays"
        app.rooms.locations.followup.unlink()
        written.append("")
        await pilot.press("escape", "f4")
        await until(pilot, lambda: "Aoyama" in shown(app))


async def test_a_person_is_looked_up_answered_for_taken_along_and_deleted(tmp_path: Path) -> None:
    app = opened(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        event = await an_event(
            app, pilot, Person(None, "Nora Bell", firm="Bell Bakery", email="n@bell.example")
        )
        (one,) = met(app, event)
        app.rooms.meetings().put_encounter(replace(one, note="a new kitchen"))
        touch = Touch(None, one.person_id, "message", DAY, event.id, "hello", state="done")
        app.rooms.meetings().add_touches([touch])
        app.open_people()
        await until(pilot, lambda: "1 person" in shown(app) and "Bell Bakery" in shown(app))
        await pilot.press("slash")
        await typed(app, pilot, "KITCHEN", "enter")
        await until(pilot, lambda: "1 found" in shown(app))
        await pilot.press("enter")
        await until(pilot, lambda: "a new kitchen" in shown(app) and "n@bell.example" in shown(app))
        await pilot.press("a")
        await until(pilot, lambda: app.rooms.meetings().touches()[0].state == "answered")
        await pilot.press("f", "ctrl+u")
        await typed(app, pilot, str(tmp_path / "nora.vcf"), "enter")
        await until(pilot, (tmp_path / "nora.vcf").exists)
        await pilot.press("delete")
        await until(pilot, lambda: "Delete Nora Bell with 1 notes" in shown(app))
        await pilot.press("y")
        await until(pilot, lambda: "Nobody yet" in shown(app))
    assert "Nora" in (tmp_path / "nora.vcf").read_text(encoding="utf-8")
    assert (tmp_path / "nora.vcf").stat().st_mode & 0o777 == 0o600
    assert app.rooms.meetings().touches() == []


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_what_people_wrote_is_shown_as_it_is(tmp_path: Path, size: tuple[int, int]) -> None:
    app = opened(tmp_path)
    nasty = "[/b][@click=app.quit]x[link='"
    async with app.run_test(size=size) as pilot:
        event = await an_event(
            app, pilot, Person(None, nasty, nasty, nasty, nasty, nasty, "now", nasty, nasty)
        )
        (one,) = met(app, event)
        noted = replace(one, note=nasty, why_here=nasty, can_do=nasty, promised=nasty)
        app.rooms.meetings().put_encounter(noted)
        app.rooms.meetings().put_event(replace(event, name=nasty, purpose=nasty, place=nasty))
        (person,) = app.rooms.meetings().people(event.id)
        for open_it in (
            app.open_events,
            lambda: app.open_event(event),
            app.open_today,
            app.open_people,
            lambda: app.open_person(person),
            lambda: app.open_one_to_one(event, person),
        ):
            open_it()
            await until(pilot, lambda: "[/b][@click" in shown(app))
            app.pop_screen()


async def test_a_list_that_was_empty_takes_the_keys_when_it_is_filled(tmp_path: Path) -> None:
    app = opened(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await an_event(app, pilot)
        await until(pilot, lambda: "Nobody on the list yet" in shown(app))
        for name in ("Nora Bell", "Hugh Stone"):
            await pilot.press("a")
            await until(pilot, lambda: "Who? A name" in shown(app))
            await typed(app, pilot, name, "enter")
            await until(pilot, lambda name=name: name in shown(app))  # type: ignore[misc]
        await pilot.press("up", "p")
        await until(pilot, lambda: "Contact" in shown(app) or "Customer" in shown(app))
        assert "Nora Bell" in shown(app).splitlines()[0]
