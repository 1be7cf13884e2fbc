"""What we write is what other programs and our own import read."""

from __future__ import annotations

import csv
import io
import os
import stat
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import icalendar
import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from pitchcoach.coach.meet.everything import Everything
from pitchcoach.coach.meet.importing import FIELD_NAMES, pasted, told
from pitchcoach.coach.meet.tables import guarded, unguarded
from pitchcoach.errors import UnwritableError
from pitchcoach.export.calendar import calendar
from pitchcoach.export.meetings import ENDINGS, save
from pitchcoach.export.people_csv import people_csv
from pitchcoach.export.people_markdown import people_markdown, plain
from pitchcoach.export.vcards import vcards
from pitchcoach.i18n import Translator
from pitchcoach.model.meet import Event, Person
from tests.export.people import DAY, NOW, alone, an_evening, lines, people

EN, JA = Translator("en"), Translator("ja")
LOCALES = pytest.mark.parametrize("tr", [EN, JA], ids=["en", "ja"])


def nameless(person: Person) -> Person:
    return replace(person, id=None)


@settings(max_examples=60)
@given(people(), st.sampled_from([EN, JA]))
def test_our_csv_is_read_back_as_it_was(everybody: tuple[Person, ...], tr: Translator) -> None:
    found = pasted(people_csv(alone(everybody), tr).decode("utf-8-sig"))
    assert found.people == tuple(map(nameless, everybody))
    assert told(found) == ()


@LOCALES
def test_what_was_noted_is_read_back_too(tr: Translator) -> None:
    evening = an_evening()
    found = pasted(people_csv(evening, tr).decode("utf-8-sig"))
    assert [
        replace(row.noted, event_id=1, person_id=n, position=n - 1) for n, row in enumerate(found.rows, 1)
    ] == [*evening.encounters]


@LOCALES
def test_excel_finds_a_mark_and_no_formula(tr: Translator) -> None:
    data = people_csv(an_evening(), tr)
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert rows[0][:3] == [
        tr.render(FIELD_NAMES["name"]),
        tr.render(FIELD_NAMES["reading"]),
        tr.render(FIELD_NAMES["firm"]),
    ]
    assert {len(row) for row in rows} == {len(rows[0])}
    assert not [cell for row in rows for cell in row if cell[:1] in set("=+-@\t\r＝＋－＠")]
    assert rows[1][4] == "'=1+1"


def test_someone_met_at_two_events_has_two_lines_and_is_one_person() -> None:
    evening = an_evening()
    second = replace(evening.events[0], id=2, name="二次会")
    again = replace(evening.encounters[0], event_id=2, note="別の話")
    twice = replace(evening, events=(*evening.events, second), encounters=(*evening.encounters, again))
    data = people_csv(twice, JA).decode("utf-8-sig")
    assert len(data.splitlines()) == 4
    assert data.count("水曜に電話") == 1
    found = pasted(data)
    assert found.people == tuple(map(nameless, evening.people))
    assert found.rows[0].noted.note == "内装、来月 / 別の話"


@given(st.text(max_size=6) | st.from_regex(r"'{0,3} ?[=+@-]?.?", fullmatch=True))
def test_a_guarded_cell_is_itself_again(value: str) -> None:
    assert unguarded(guarded(value)) == value


@settings(max_examples=60)
@given(people())
def test_our_cards_are_read_back_as_they_were(everybody: tuple[Person, ...]) -> None:
    plain_ones = tuple(replace(person, category="", quiet=False) for person in everybody)
    data = vcards(alone(plain_ones))
    assert max(map(len, data.split(b"\r\n"))) <= 75
    assert pasted(data.decode()).people == tuple(map(nameless, plain_ones))


def test_cards_are_opened_by_another_library() -> None:
    ann, bob = vobject.readComponents(vcards(an_evening()).decode("utf-8"))
    assert (ann.n.value.family, ann.n.value.given, ann.fn.value) == ("山田", "花子", "山田 花子")
    assert ann.org.value == ["㈱やまだ; 本店"]
    assert [one.value for one in ann.contents["email"]] == ["h@x.jp", "i@x.jp"]
    assert ann.contents["x-phonetic-last-name"][0].value == "やまだ"
    assert ann.note.value == "=1+1\n2026-12-02 交流会, 梅田; [/]: 内装、来月 / 集客 / 紹介 / 資料"
    assert (bob.n.value.family, bob.n.value.given) == ("Smith", 'Bob "B"')
    assert [one.value for one in bob.contents["tel"]] == ["06-1", "06-2"]
    for card in (ann, bob):
        assert card.validate(raiseException=True)


def test_the_calendar_is_opened_by_two_libraries() -> None:
    data = calendar(an_evening(), EN, NOW)
    mine = icalendar.Calendar.from_ical(data)
    entries = list(mine.walk("VEVENT"))
    assert [str(entry["summary"]) for entry in entries] == [
        "交流会, 梅田; [/]",
        "お礼: 山田 花子",
        "New Year's card: 山田 花子",
    ]
    assert [entry.decoded("dtstart") for entry in entries] == [DAY, DAY, date(2026, 12, 15)]
    assert all(entry.decoded("dtend") - entry.decoded("dtstart") == timedelta(days=1) for entry in entries)
    assert not mine.errors
    assert not any(entry.errors for entry in entries)

    other = vobject.readOne(data.decode("utf-8"))
    assert other.validate(raiseException=True)
    first = other.vevent_list[0]
    assert (first.dtstart.value, first.location.value) == (DAY, "梅田, 北区")
    assert first.description.value.startswith("三人と\\話す\n")
    assert len({one.uid.value for one in other.vevent_list}) == 3
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert max(map(len, data.split(b"\r\n"))) <= 75


@settings(max_examples=40)
@given(
    lines(),
    lines(),
    st.dates(date(1900, 1, 1), date(2199, 12, 30)),
    st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1)),
)
def test_any_day_and_any_name_make_a_sound_calendar(name: str, place: str, day: date, now: datetime) -> None:
    event = Event(1, name or "x", day, place)
    data = calendar(Everything((event,), (), (), (), ()), EN, now.replace(tzinfo=UTC))
    (entry,) = icalendar.Calendar.from_ical(data).walk("VEVENT")
    assert entry.decoded("dtstart") == day
    assert entry.decoded("dtend") == day + timedelta(days=1)
    assert vobject.readOne(data.decode("utf-8")).vevent.dtstart.value == day


@LOCALES
def test_markdown_tells_everything(tr: Translator) -> None:
    text = people_markdown(an_evening(), tr).decode("utf-8")
    tokens = MarkdownIt().parse(text)
    said = "\n".join(token.content for token in tokens if token.type == "inline")
    seen = "".join(char for char in said if char != "\\")
    wanted = [
        "交流会, 梅田; [/]",
        "梅田, 北区",
        "㈱やまだ; 本店",
        "内装、来月",
        "集客",
        "資料",
        "水曜に電話",
        "お礼",
    ]
    wanted += ["先日は", "# ありがとう", "h@x.jp / i@x.jp", "=1+1", "x" * 200, "+81-90"]
    assert [text for text in wanted if text not in seen] == []
    assert [token.tag for token in tokens if token.type == "heading_open"] == [
        "h1",
        "h2",
        "h2",
        "h3",
        "h3",
        "h2",
    ]


@settings(max_examples=150)
@given(lines())
def test_no_text_means_anything_to_markdown(text: str) -> None:
    (inline,) = [token for token in MarkdownIt().parse(f"- x: {plain(text)}") if token.type == "inline"]
    assert "".join(child.content for child in inline.children or []) == f"x: {' '.join(text.split())}".strip()
    assert {child.type for child in inline.children or []} <= {"text", "text_special"}


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_file_is_for_the_user_alone(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"people{ending.upper()}"
    path.write_text("old")
    path.chmod(0o644)
    save(path, an_evening(), JA, NOW)
    assert path.stat().st_size > 100
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


def test_another_ending_is_told(tmp_path: Path) -> None:
    for name in ("people.xlsx", "people"):
        with pytest.raises(UnwritableError, match="no kind of file"):
            save(tmp_path / name, an_evening(), JA, NOW)
    assert list(tmp_path.iterdir()) == []
