"""The text as it was said, in marks and words; the figures; the comparison with others."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pitchcoach.coach.hearing.beside import beside_words, by_voice, column
from pitchcoach.coach.hearing.heard_text import HeardPhrase, heard_text, phrase_words
from pitchcoach.coach.hearing.heard_words import (
    figures,
    level_words,
    pace_words,
    summary,
    voice_words,
    wave_words,
)
from pitchcoach.config.settings import Settings
from pitchcoach.i18n import Translator, msg
from pitchcoach.model.delivery import Curve
from pitchcoach.voice.fake import FakeVoice
from tests.coach.deliveries import COMMA_SECONDS, STOP_SECONDS, delivered
from tests.coach.handmade import english, japanese
from tests.tui.program import Fakes, rooms_with

SETTINGS = Settings()
TR = {locale: Translator(locale) for locale in ("en", "ja")}
LINES = tuple(replace(japanese(6, 9, 8), section=n // 2) for n in range(6))
ODD = delivered(
    LINES,
    skipped={(1, 0), (1, 1), (1, 2)},
    repeated={(2, 0)},
    stalls={(2, 1): 4.0},
    fast={2: 1.6},
    no_pause={(4, 0)},
    fillers={(3, 0): "えーと"},
)


def at(line: int, phrase: int) -> HeardPhrase:
    return next(
        one for one in heard_text(ODD, SETTINGS) if (one.said.line, one.said.phrase) == (line, phrase)
    )


def words(line: int, phrase: int) -> str:
    return "; ".join(TR["en"].render(one) for one in phrase_words(at(line, phrase), ODD))


def test_each_phrase_has_its_marks() -> None:
    assert [one.left_out for one in heard_text(ODD, SETTINGS) if one.said.line == 1] == [True] * 3
    assert at(2, 1).pause is not None
    assert at(2, 1).marked
    assert at(4, 0).lost
    assert at(4, 2).fast
    assert not at(0, 0).marked
    assert [extra.guess for extra in at(3, 0).extras] == ["えーと"]
    assert at(3, 1).extras == ()


def test_a_phrase_tells_itself_in_words() -> None:
    assert words(0, 0) == f"{COMMA_SECONDS} s of pause after it"
    assert words(1, 1) == "left out"
    assert "said more than once" in words(2, 0)
    assert "too long" in words(2, 1)
    assert words(4, 0) == "no pause where the text has one; hurried"
    assert "えーと" in words(3, 0)
    assert words(5, 2) == "hurried"


def test_a_short_phrase_alone_is_not_said_to_be_left_out() -> None:
    found = delivered(LINES, skipped={(1, 1)})
    one = next(one for one in heard_text(found, SETTINGS) if one.said.said == "skipped")
    assert TR["en"].render(phrase_words(one, found)[0]).startswith("not recognised")


def test_the_first_sentence_sums_up() -> None:
    told = TR["en"].render(summary(ODD, SETTINGS))
    faults = ("one long silence", "one part hurried", "one phrase said again", "one possible filler.")
    assert told == ", ".join(["3 of 18 phrases left out", *faults])
    assert TR["en"].render(summary(delivered(LINES), SETTINGS)) == "All of the text was said, in its order."
    lost = replace(ODD, aligned=False, phrases=(), sections=(), notes=(msg("This is music."),))
    assert TR["en"].render(summary(lost, SETTINGS)) == "This is music."
    assert heard_text(lost, SETTINGS) == ()


@pytest.mark.parametrize("lines", [LINES, (english(20), english(30))])
def test_every_picture_has_its_sentence_in_both_languages(lines: tuple[object, ...]) -> None:
    found = delivered(lines)  # type: ignore[arg-type]
    nothing = replace(
        found,
        measures=replace(
            found.measures,
            f0_sd_semitones=None,
            loudness_range_db=None,
            speech=(),
            longest_run_seconds=None,
            snr_db=None,
        ),
        pace=Curve(1.0, (None,)),
        speech_rate=None,
    )
    flat = replace(found, measures=replace(found.measures, f0_sd_semitones=1.0, loudness_range_db=1.0))
    for one in (found, nothing, flat):
        sentences = (
            pace_words(one, SETTINGS),
            voice_words(one, SETTINGS),
            level_words(one, SETTINGS),
            wave_words(one),
        )
        for tr in TR.values():
            for sentence in sentences:
                assert tr.render(sentence)
            for row in figures(one, SETTINGS):
                assert tr.render(row.name) and tr.render(row.value) and tr.render(row.meaning)
    assert "flat" in TR["en"].render(voice_words(flat, SETTINGS))
    assert [row.good for row in figures(flat, SETTINGS)].count(False) >= 2


def test_a_voice_that_says_the_text_is_set_beside(tmp_path: Path) -> None:
    rooms = rooms_with(Fakes(voice=FakeVoice()))
    told: list[tuple[int, int]] = []
    lines = LINES[:3]
    found = by_voice(lines, rooms, FakeVoice().voices()[0], lambda done, whole: told.append((done, whole)))
    assert told == [(0, 3), (1, 3), (2, 3)]
    mine, voice = column(delivered(lines)), column(found)
    assert len(mine.seconds) == len(voice.seconds) == 2
    assert mine.pauses[0] == (5, pytest.approx(4 * COMMA_SECONDS + STOP_SECONDS))
    for tr in TR.values():
        assert tr.render(beside_words(mine, voice, msg("the voice")))


def test_longer_shorter_or_as_long() -> None:
    mine = column(delivered(LINES))
    slow = column(delivered(LINES, rate=5.0))
    name = msg("the voice")
    said = [
        TR["en"].render(beside_words(one, other, name))
        for one, other in ((mine, slow), (slow, mine), (mine, mine))
    ]
    assert "shorter" in said[0] and "longer" in said[1] and said[2].startswith("As long")
    gone = column(delivered(LINES, skipped={(n, p) for n in (2, 3) for p in range(3)}))
    assert gone.seconds[1] is None
