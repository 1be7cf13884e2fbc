"""What a take told is kept as text and read again; other text is no delivery."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pitchcoach.coach.hearing.kept_delivery import from_text, to_text
from pitchcoach.i18n import msg
from tests.coach.deliveries import delivered
from tests.coach.handmade import english, japanese

LINES = [japanese(5, 7, 5), japanese(10), japanese(6, 6)]
FOUND = delivered(LINES, skipped={(1, 0)}, stalls={(0, 0): 3.5}, fillers={(2, 0): "えーと"})


def test_what_was_kept_is_read_again() -> None:
    again = from_text(to_text(FOUND))
    assert again is not None
    assert to_text(again) == to_text(FOUND)
    assert again.phrases[0].text == FOUND.phrases[0].text
    assert again.stalls[0].seconds == pytest.approx(FOUND.stalls[0].seconds, abs=1e-3)
    assert again.measures.f0.values[-1] is None
    assert [extra.guess for extra in again.extras] == ["えーと"]


def test_messages_keep_their_values_and_the_messages_in_them() -> None:
    note = msg("{what}: {count} of {whole}", what=msg("noise"), count=3, whole=4.5)
    again = from_text(to_text(replace(FOUND, notes=(note,))))
    assert again is not None
    assert again.notes == (note,)


def test_english_and_a_take_without_a_text() -> None:
    for found in (delivered([english(9), english(12)]), replace(FOUND, rate_unit=None, speech_rate=None)):
        again = from_text(to_text(found))
        assert again is not None
        assert (again.rate_unit, again.aligned) == (found.rate_unit, found.aligned)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda one: st.lists(one) | st.dictionaries(st.text(), one),
    )
)
def test_other_text_is_no_delivery(data: object) -> None:
    assert from_text(json.dumps(data)) is None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("aligned", "yes"),
        ("phrases", [{"text": 1}]),
        ("rate_unit", "miles"),
        ("measures", None),
        ("pace", {}),
    ],
)
def test_a_wrong_field_is_no_delivery(name: str, value: object) -> None:
    data = json.loads(to_text(FOUND))
    data[name] = value
    assert from_text(json.dumps(data)) is None
    assert from_text("{") is None


def test_a_field_that_an_older_program_did_not_know_has_its_default() -> None:
    data = json.loads(to_text(FOUND))
    del data["measures"]["notes"]
    assert from_text(json.dumps(data)) is not None
    del data["aligned"]
    assert from_text(json.dumps(data)) is None
