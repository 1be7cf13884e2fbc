from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pitchcoach.coach.check import Checker, check
from pitchcoach.coach.library import Entry, families, figures, folded, listed, listing_of, matches
from pitchcoach.config.settings import Length, Settings, Time
from pitchcoach.locations import example_pitches
from pitchcoach.model.listing import Listing
from pitchcoach.model.pitch import Pitch
from pitchcoach.model.reading import Pace
from pitchcoach.text.characters import count_characters, count_words
from pitchcoach.text.document.pitchfile import DiskPitchFiles
from pitchcoach.text.reading.reader import PitchReader
from pitchcoach.text.timing.estimate import TimeEstimator
from pitchcoach.text.timing.pace import POPULATION

READER = PitchReader(None)


def checker(pace: Pace | None = None) -> Checker:
    return Checker(
        READER,
        TimeEstimator(),
        count_characters,
        count_words,
        (),
        lambda language: pace or POPULATION[language],
        lambda readings, pace: {},
    )


@cache
def examples() -> tuple[Pitch, ...]:
    files = DiskPitchFiles()
    return tuple(files.load(path) for path in files.find(example_pitches()))


def listing(title: str = "帳簿", family: str = "帳簿", slot: float = 60.0) -> Listing:
    whole = listing_of(check(examples()[0], checker(), Settings()))
    return replace(whole, title=title, family=family, slot_seconds=slot)


def entry(name: str, family: str, slot: float = 60.0) -> Entry:
    return Entry(Path(name), listing(family=family, slot=slot))


seconds = st.floats(0.05, 1.5)


@given(
    st.sampled_from(range(6)),
    st.builds(Pace, seconds, seconds, seconds, st.floats(0.01, 0.5)),
    st.builds(Length, st.integers(50, 400), st.integers(50, 800), st.integers(20, 300), st.integers(20, 300)),
    st.floats(0.1, 1.0),
)
def test_a_listing_is_judged_as_a_check_judges_its_pitch(
    number: int, pace: Pace, length: Length, shortest: float
) -> None:
    settings = Settings(length=length, time=Time(shortest_share=shortest))
    report = check(examples()[number], checker(pace), settings)
    told = figures(listing_of(report), checker(pace), settings)
    assert told.seconds == tuple(part.seconds for part in report.sections)
    for name in (
        "slot_seconds",
        "characters",
        "target_characters",
        "words",
        "target_words",
        "length",
        "estimate",
        "time",
        "exact",
    ):
        assert getattr(told, name) == getattr(report, name)


def test_what_is_listed_of_a_pitch_is_what_its_file_says() -> None:
    pitch = replace(examples()[0], purpose="税理士と知り合う", shared=frozenset({"hook"}))
    known = listing_of(check(pitch, checker(), Settings()))
    assert (known.title, known.audience, known.family) == (pitch.title, pitch.audience, pitch.family)
    assert (known.purpose, known.shared) == ("税理士と知り合う", frozenset({"hook"}))
    assert [(p.role, p.text) for p in known.parts] == [(s.role, s.spoken.text) for s in pitch.sections]


def test_a_family_appears_at_its_first_file_with_longer_slots_first() -> None:
    entries = [
        entry("a", "茶"),
        entry("b", "酒", 30),
        entry("c", "茶", 120),
        entry("d", "酒", 30),
        entry("e", "茶", 60),
    ]
    grouped = {name: [one.path.name for one in group] for name, group in families(entries).items()}
    assert grouped == {"茶": ["c", "a", "e"], "酒": ["b", "d"]}
    assert list(grouped) == ["茶", "酒"]


@pytest.mark.parametrize(
    ("wanted", "title"),
    [
        ("zoom", "ＺＯＯＭの会"),
        ("ＺＯＯＭ", "zoomの会"),
        ("60", "６０秒"),
        ("６０", "60秒"),
        ("カレー", "ｶﾚｰの店"),
        ("ｶﾞｲﾄﾞ", "ガイド"),
        ("かれー", "カレーの店"),
        ("ベネフィット", "べねふぃっと"),
        ("㈱", "(株)青山"),
        ("か\u3099いど", "ガイド"),
    ],
)
def test_a_search_finds_across_widths_and_kana(wanted: str, title: str) -> None:
    one = listed(Path("x.md"), listing(title=title), checker(), Settings())
    assert matches(one, folded(wanted).split())
    assert not matches(one, folded("みつからない").split())


def test_every_word_of_a_search_must_be_there_in_file_name_or_words() -> None:
    one = listed(Path("Tuesday.md"), replace(listing(title="帳簿"), purpose="税理士"), checker(), Settings())
    assert matches(one, folded("tuesday　帳簿 税理士").split())
    assert not matches(one, folded("tuesday 相続").split())
    assert matches(one, [])
