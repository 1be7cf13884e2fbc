"""Which pitch is one's own part of a one-to-one."""

from dataclasses import replace
from pathlib import Path

from pitchcoach.coach.meet.own_part import BETWEEN, glance, own_part
from pitchcoach.model.listing import Listing
from tests.coach.pitches import SETTINGS, report

ONE = Listing("A", "", 150.0, "ja", "a", "", "", False, frozenset(), frozenset(), None, True, ())


def test_it_is_two_to_three_minutes_long_and_in_the_language_of_the_talk() -> None:
    listings = {
        Path("minute"): replace(ONE, slot_seconds=60.0),
        Path("english"): replace(ONE, language="en"),
        Path("long"): replace(ONE, slot_seconds=181.0),
        Path("three"): replace(ONE, slot_seconds=180.0),
        Path("two"): replace(ONE, slot_seconds=120.0),
    }
    assert own_part(listings, "ja") == Path("two")
    assert own_part(listings, "en") == Path("english")
    assert own_part({Path("minute"): listings[Path("minute")]}, "ja") is None


def test_one_of_the_family_of_the_events_pitch_goes_first() -> None:
    listings = {
        Path("minute"): replace(ONE, slot_seconds=60.0, family="b"),
        Path("other"): replace(ONE, slot_seconds=120.0),
        Path("same"): replace(ONE, slot_seconds=180.0, family="b"),
    }
    assert own_part(listings, "ja", Path("minute")) == Path("same")
    assert own_part(listings, "ja", Path("gone")) == Path("other")


def test_of_each_part_with_words_three_are_shown() -> None:
    body = (
        "## Target\nFreelancers with receipts in a shoebox.\n\n## Feature\n\n## Benefit\nEleven days early.\n"
    )
    found = glance(report(body, language="en", slot=150), SETTINGS)
    assert [role for role, _, _ in found] == ["target", "benefit"]
    for _, _, words in found:
        assert 1 <= len(words.split(BETWEEN)) <= 3
    assert "receipts" in found[0][2]
