"""A pitch read aloud: what is heard follows the stream, also after pause, seek and another speed."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pitchcoach.audio.wav import read_wav
from pitchcoach.coach.listening.assembled import Piece
from pitchcoach.coach.listening.fit import fit
from pitchcoach.coach.listening.read_aloud import AHEAD_SECONDS, ReadAloud, pause_after
from pitchcoach.coach.listening.rendering import Rendering
from pitchcoach.coach.listening.spoken_lines import SpokenLine, spoken_lines
from pitchcoach.config.settings import Settings
from pitchcoach.errors import NoSoundError
from pitchcoach.i18n import msg
from pitchcoach.model.speech import Speech
from pitchcoach.text.document.pitchfile import DiskPitchFiles
from pitchcoach.text.reading.reader import PitchReader
from pitchcoach.voice.fake import FAKE_VOICES, FakeVoice
from tests.coach.hand_stream import HandStream

FILES = DiskPitchFiles()
TEXT = """---
language: ja
---
## ターゲット
これから店を開く方、困っていませんか。書類はとても多いです。

## 特徴
許可だけを、八年で二百件。今日はそれを話します。

## ベネフィット
三週間で開店できます。
"""


class Reading:
    """A reading in front of a test: its stream, its voice, and what the voice made."""

    def __init__(self, folder: Path, text: str = TEXT) -> None:
        pitch = FILES.parse(text, FILES.blank(Path("pitch.md"), "ja"))
        self.lines = spoken_lines(pitch, PitchReader(None))
        self.voice, self.stream = FakeVoice(), HandStream()
        self.rendering = Rendering(self.lines, self.voice, FAKE_VOICES[0], folder, time.monotonic)
        self.aloud = ReadAloud(self.rendering, self.stream, read_wav)

    def until_made(self, lines: int | None = None) -> None:
        wanted = len(self.lines) if lines is None else lines
        patience = time.monotonic() + 10
        while self.rendering.made < wanted and self.rendering.failure is None:
            assert time.monotonic() < patience
            time.sleep(0.005)
        self.aloud.tick()

    def begun(self, line: int = 0, phrase: int = 0) -> Reading:
        self.aloud.go_to(line, phrase)
        self.until_made()
        return self

    def speech(self, line: int) -> Speech:
        found = self.rendering.speech(line)
        assert found is not None
        return found

    def hear(self, seconds: float) -> None:
        """Let time pass in steps, as the screen's timer does."""
        while seconds > 0:
            self.stream.pass_by(min(0.05, seconds))
            self.aloud.tick()
            seconds -= 0.05

    def here(self) -> tuple[int, int]:
        return self.aloud.place.line, self.aloud.place.phrase


@pytest.fixture
def reading(tmp_path: Path) -> Iterator[Reading]:
    made = Reading(tmp_path / "speech")
    yield made
    made.aloud.close()


def test_every_phrase_is_told_from_its_first_to_its_last_moment(reading: Reading) -> None:
    reading.begun()
    start = 0.0
    for number, line in enumerate(reading.lines):
        speech = reading.speech(number)
        for phrase, span in enumerate(speech.times):
            for at in (span.start + 0.01, span.end - 0.01):
                reading.hear(start + at - reading.stream.heard)
                assert reading.here() == (number, phrase)
                assert reading.aloud.state == "speaking"
        last = number + 1 == len(reading.lines)
        start += speech.take.seconds + pause_after(line, 1.0, last)
    reading.hear(1)
    assert reading.aloud.state == "ended"


def test_between_sentences_the_last_phrase_stays_and_the_silence_is_told(reading: Reading) -> None:
    reading.begun()
    seconds = reading.speech(0).take.seconds
    reading.hear(seconds + 0.2)
    place = reading.aloud.place
    assert (place.line, place.phrase) == (0, len(reading.lines[0].line.sentence.phrases) - 1)
    assert place.gap == pytest.approx(0.6)
    assert place.gap_left == pytest.approx(0.4, abs=0.01)
    assert reading.aloud.state == "gap"


def test_a_pause_stays_at_its_phrase_and_goes_on_from_there(reading: Reading) -> None:
    reading.begun()
    reading.hear(1.0)
    before, heard = reading.here(), reading.stream.heard
    reading.aloud.pause()
    reading.hear(5)
    assert reading.aloud.state == "paused"
    assert (reading.here(), reading.stream.heard) == (before, heard)
    reading.aloud.resume()
    assert reading.aloud.state == "speaking"
    reading.hear(0.1)
    assert reading.stream.heard == pytest.approx(heard + 0.1)


def test_it_begins_anywhere_at_once(reading: Reading) -> None:
    reading.begun()
    reading.aloud.go_to(3, 1)
    assert reading.here() == (3, 1)
    speech = reading.speech(3)
    reading.hear(speech.times[1].end - speech.times[1].start + 0.02)
    assert reading.here() == (3, 2)
    assert reading.stream.calls.count("clear") == 1
    assert reading.stream.calls.count("open") == 1, "the loudspeaker stays open"


def test_another_speed_goes_on_at_the_same_phrase_and_follows_the_new_times(reading: Reading) -> None:
    reading.begun()
    slow = reading.speech(1).take.seconds
    reading.aloud.go_to(1, 1)
    reading.aloud.set_speed(1.25)
    assert reading.here() == (1, 1)
    assert reading.aloud.state == "preparing"
    reading.until_made()
    assert reading.speech(1).take.seconds == pytest.approx(slow / 1.25, rel=0.01)
    span = reading.speech(1).times[1]
    reading.hear(span.end - span.start - 0.02)
    assert reading.here() == (1, 1)
    reading.hear(0.05)
    assert reading.here() == (1, 2)


def test_another_speed_while_paused_stays_silent_until_it_goes_on(reading: Reading) -> None:
    reading.begun()
    reading.hear(1)
    before = reading.here()
    reading.aloud.pause()
    reading.aloud.set_speed(0.8)
    reading.until_made()
    reading.hear(2)
    assert reading.aloud.state == "paused"
    assert reading.stream.fed_seconds == 0
    reading.aloud.resume()
    assert reading.here() == before
    assert reading.aloud.state == "speaking"


def test_a_loop_says_one_sentence_until_it_is_let_go(reading: Reading) -> None:
    reading.begun()
    reading.hear(0.7)
    before = reading.aloud.place
    reading.aloud.toggle_loop()
    assert reading.aloud.place.into == pytest.approx(before.into), "nothing is heard twice"
    once = reading.speech(0).take.seconds + 0.6
    reading.hear(3 * once)
    assert reading.aloud.place.line == 0
    reading.aloud.toggle_loop()
    reading.hear(once)
    assert reading.aloud.place.line == 1


def test_the_last_sentence_can_be_looped_too(reading: Reading) -> None:
    reading.begun(4)
    reading.aloud.toggle_loop()
    reading.hear(2 * reading.speech(4).take.seconds + 1)
    assert reading.here()[0] == 4
    assert reading.aloud.state in ("speaking", "gap")


def test_after_the_end_it_begins_anywhere_again(reading: Reading) -> None:
    reading.begun(4)
    reading.hear(60)
    assert reading.aloud.state == "ended"
    reading.aloud.go_to(1)
    assert reading.aloud.state == "speaking"
    reading.hear(0.1)
    assert reading.here() == (1, 0)


def test_only_some_seconds_wait_in_the_stream(reading: Reading) -> None:
    reading.begun()
    longest = max(reading.speech(n).take.seconds for n in range(5)) + 1
    assert AHEAD_SECONDS <= reading.stream.fed_seconds < AHEAD_SECONDS + longest


def test_elapsed_and_whole_are_those_of_the_reading(reading: Reading) -> None:
    reading.begun()
    whole = sum(reading.speech(n).take.seconds for n in range(5)) + 0.6 * 2 + 0.9 * 2
    assert reading.aloud.whole == pytest.approx(whole)
    reading.hear(1.5)
    assert reading.aloud.elapsed == pytest.approx(1.5)
    reading.aloud.go_to(2)
    before = reading.speech(0).take.seconds + reading.speech(1).take.seconds + 0.6 + 0.9
    assert reading.aloud.elapsed == pytest.approx(before)


def test_a_changed_sentence_is_heard_anew_and_the_others_are_kept(reading: Reading) -> None:
    reading.begun()
    reading.hear(1)
    said = len(reading.voice.said)
    text = TEXT.replace("二百件", "三百件も")
    pitch = FILES.parse(text, FILES.blank(Path("pitch.md"), "ja"))
    changed = spoken_lines(pitch, PitchReader(None))
    reading.aloud.say_again(2, changed)
    reading.until_made()
    assert reading.voice.said[said:] == ["許可だけを、八年で三百件も。"]
    assert reading.here() == (2, 0)
    assert reading.rendering.lines[3].start == changed[3].start, "places are those of the new text"


def test_a_missing_loudspeaker_ends_it_with_the_reason_and_can_be_tried_again(reading: Reading) -> None:
    reading.stream = HandStream(NoSoundError(msg("there is no sound device")))
    reading.aloud = ReadAloud(reading.rendering, reading.stream, read_wav)
    reading.begun()
    assert reading.aloud.state == "failed"
    assert isinstance(reading.aloud.failure, NoSoundError)
    reading.stream.mend()
    reading.aloud.go_to(0)
    assert reading.aloud.state == "speaking"


def test_a_loudspeaker_that_is_lost_is_opened_anew_at_the_same_phrase(reading: Reading) -> None:
    reading.begun()
    reading.hear(1)
    before = reading.here()
    reading.stream.lose()
    reading.hear(1)
    assert reading.aloud.trouble == "lost"
    assert reading.aloud.state == "paused"
    reading.aloud.resume()
    assert reading.stream.calls.count("open") == 2
    assert reading.here() == before
    assert reading.aloud.state == "speaking"
    assert not reading.aloud.trouble


def test_ending_a_silence_goes_on_at_once_and_after_the_last_line_it_ends(tmp_path: Path) -> None:
    reading = Reading(tmp_path / "speech")
    reading.aloud = ReadAloud(reading.rendering, reading.stream, read_wav, lambda line, speed, last: 4.0)
    reading.begun(3)
    reading.aloud.end_gap()
    assert reading.here() == (3, 0), "no silence, nothing to end"
    reading.hear(reading.speech(3).take.seconds + 1)
    assert reading.aloud.place.gap_left == pytest.approx(3, abs=0.01)
    reading.aloud.end_gap()
    assert reading.here() == (4, 0)
    reading.hear(reading.speech(4).take.seconds + 1)
    assert reading.aloud.state == "gap"
    reading.aloud.end_gap()
    assert reading.aloud.state == "ended"
    reading.aloud.close()


def test_closing_leaves_no_file(tmp_path: Path) -> None:
    reading = Reading(tmp_path / "speech").begun()
    reading.aloud.close()
    patience = time.monotonic() + 5
    while (tmp_path / "speech").exists():
        assert time.monotonic() < patience
        time.sleep(0.01)
    assert reading.stream.calls[-1] == "stop"


@settings(max_examples=30)
@given(
    st.lists(
        st.one_of(
            st.tuples(st.just("hear"), st.floats(0.05, 6)),
            st.tuples(st.just("go"), st.integers(-1, 7)),
            st.tuples(st.just("speed"), st.sampled_from([0.8, 1.0, 1.25])),
            st.tuples(st.sampled_from(["pause", "resume", "loop", "end"]), st.just(0.0)),
        ),
        max_size=15,
    )
)
def test_whatever_is_asked_for_the_place_is_in_the_pitch_and_time_goes_on(
    shared_reading: Reading, asked: list[tuple[str, float]]
) -> None:
    reading = shared_reading
    aloud = reading.aloud
    reading.aloud.go_to(0)
    for what, value in asked:
        match what:
            case "hear":
                reading.hear(value)
            case "go":
                aloud.go_to(int(value))
            case "speed":
                before = reading.here()
                aloud.set_speed(value)
                assert reading.here() == before
            case "loop":
                before = reading.here()
                aloud.toggle_loop()
                assert reading.here() == before
            case "end":
                aloud.end_gap()
            case _:
                getattr(aloud, what)()
        reading.until_made()
        line, phrase = reading.here()
        assert 0 <= line < len(reading.lines)
        assert 0 <= phrase < len(reading.lines[line].line.sentence.phrases)
        assert 0 <= aloud.elapsed <= aloud.whole + 0.7
        assert aloud.state != "preparing"
    if aloud.loop:
        aloud.toggle_loop()


@pytest.fixture(scope="module")
def shared_reading(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reading]:
    made = Reading(tmp_path_factory.mktemp("speech"))
    yield made
    made.aloud.close()


def test_the_pause_after_a_part_is_longer_than_after_a_sentence(reading: Reading) -> None:
    first, second, *_ = reading.lines

    def seconds(line: SpokenLine, speed: float = 1.0) -> float:
        return pause_after(line, speed, False)

    assert seconds(second) > seconds(first) > 0
    assert seconds(first, 2.0) == seconds(first) / 2
    assert pause_after(first, 1.0, True) == 0


def test_fitted_pieces_are_heard_with_their_pauses_and_another_speed_lets_them_go(reading: Reading) -> None:
    reading.begun()
    wanted = reading.aloud.whole * 1.1
    found = fit(reading.lines, wanted, reading.rendering.say, Settings())
    reading.aloud.fit(found.pieces, found.speed)
    reading.until_made()
    assert reading.aloud.fitted
    assert reading.aloud.whole == pytest.approx(found.seconds, abs=0.01)
    assert found.seconds == pytest.approx(wanted, rel=0.01)
    reading.hear(found.seconds - 0.1)
    assert reading.aloud.state == "speaking"
    reading.hear(0.2)
    assert reading.aloud.state == "ended"
    reading.aloud.set_speed(1.0)
    assert not reading.aloud.fitted


def test_longer_pauses_at_commas_move_the_phrases_after_them(reading: Reading) -> None:
    reading.begun()
    speech = reading.speech(0)
    commas = [at for at, p in enumerate(reading.lines[0].line.sentence.phrases[:-1]) if p.pause == "comma"]
    pieces = [
        Piece(line, reading.speech(number), 0.5, ((commas[0], 0.4),) if number == 0 else ())
        for number, line in enumerate(reading.lines)
    ]
    reading.aloud.fit(pieces, 1.0)
    reading.hear(speech.times[commas[0] + 1].start + 0.35)
    assert reading.here() == (0, commas[0])
    reading.hear(0.1)
    assert reading.here() == (0, commas[0] + 1)
    assert reading.aloud.whole == pytest.approx(sum(piece.seconds + piece.pause for piece in pieces))
