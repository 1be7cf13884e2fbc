"""``pitchcoach measure``: recordings of all kinds, what is told of them, and what no recording is."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from pitchcoach.audio.formats import write_sound
from pitchcoach.cli.compose import compose_rooms
from pitchcoach.coach.hearing import measure
from pitchcoach.coach.hearing.measure import measured
from pitchcoach.coach.listening.spoken_lines import spoken_lines
from pitchcoach.config.settings import Settings
from pitchcoach.locations import locations
from pitchcoach.voice.wav import samples_of
from tests.cli.running import JA, Cli, one_sentence
from tests.speech.signals import Samples, music, noise, take, vowels

FIELDS = {
    "duration_seconds",
    "speech_seconds",
    "pauses",
    "speech_rate",
    "articulation_rate",
    "rate_unit",
    "f0_median_hz",
    "f0_sd_semitones",
    "loudness_lufs",
    "loudness_range_db",
    "clipping_ratio",
    "snr_db",
    "phrases",
    "extras",
    "sections",
    "notes",
}


@pytest.fixture
def recorded(tmp_path: Path) -> Path:
    write_sound(tmp_path / "take.wav", take([3.0, 0.6, 3.0], 16_000)[0], 16_000)
    return tmp_path / "take.wav"


@pytest.fixture(scope="module")
def spoken(tmp_path_factory: pytest.TempPathFactory) -> tuple[Samples, int]:
    """The Japanese example in the built-in voice, a stall in place of its second sentence."""
    rooms = compose_rooms(Settings(), locations())
    folder = tmp_path_factory.mktemp("spoken")
    voice = next(one for one in rooms.voice().voices() if one.engine == "mei")
    pieces = []
    for number, line in enumerate(spoken_lines(rooms.files.load(JA), rooms.checker.reader)):
        speech = rooms.voice().say(line.line, voice, folder / "line.wav")
        samples, rate = samples_of(speech.take.path)
        if number != 1:
            pieces.append(samples)
        pieces.append(np.zeros(round((3.5 if number == 1 else 0.6) * rate), np.float32))
    whole = np.concatenate([np.zeros(rate, np.float32), *pieces])
    return whole + noise(len(whole) / rate, rate, 0.0005)[: len(whole)], rate


def test_a_take_and_its_pitch_tell_what_was_done_to_the_speech(
    cli: Cli, tmp_path: Path, spoken: tuple[Samples, int]
) -> None:
    write_sound(tmp_path / "take.flac", *spoken)
    done = cli("measure", tmp_path / "take.flac", "--pitch", JA, "--json")
    assert (done.code, done.err) == (0, "")
    told = json.loads(done.out)
    assert told.keys() >= FIELDS
    rooms = compose_rooms(Settings(), locations())
    lines = spoken_lines(rooms.files.load(JA), rooms.checker.reader)
    left_out = [phrase.text.strip() for phrase in lines[1].line.sentence.phrases]
    assert [phrase["text"] for phrase in told["phrases"] if phrase["said"] == "skipped"] == left_out
    assert [pause["end"] - pause["start"] > 3 for pause in told["pauses"] if pause["stall"]] == [True]
    assert told["rate_unit"] == "morae/s"
    assert told["articulation_rate"] == pytest.approx(8.7, abs=0.7)
    assert [section["role"] for section in told["sections"]] == list(
        dict.fromkeys(line.role for line in lines)
    )
    ends = [section["end"] for section in told["sections"] if section["end"] is not None]
    assert ends == sorted(ends)
    done = cli("measure", tmp_path / "take.flac", "--pitch", JA)
    assert "left out" in done.out
    assert "silence of" in done.out
    assert "easy to follow" in done.out


def test_without_a_pitch_the_samples_tell_what_they_can(cli: Cli, recorded: Path) -> None:
    done = cli("measure", recorded, "--json")
    told = json.loads(done.out)
    assert done.code == 0
    assert told["duration_seconds"] == pytest.approx(7.6)
    assert told["speech_seconds"] == pytest.approx(6.0, abs=0.1)
    (pause,) = told["pauses"]
    assert pause["start"] == pytest.approx(3.6, abs=0.03)
    assert pause["end"] == pytest.approx(4.2, abs=0.03)
    assert pause["after"] is None
    assert told["f0_median_hz"] == pytest.approx(120, abs=1)
    assert told["speech_rate"] is None
    assert told["rate_unit"] is None
    assert told["phrases"] == told["sections"] == told["extras"] == []


@pytest.mark.parametrize(
    ("samples", "told"),
    [
        (np.zeros(5 * 16_000, np.float32), "silent"),
        (noise(5.0, 16_000, 0.05), "no speech"),
        (music(8.0, 16_000), "music"),
        (take([1.0], 16_000)[0][: 16_000 // 5], "0.2 s"),
        (np.zeros(0, np.float32), "empty"),
    ],
)
@pytest.mark.parametrize("with_pitch", [True, False])
def test_what_holds_no_speech_is_told_in_one_sentence(
    cli: Cli, tmp_path: Path, samples: Samples, told: str, with_pitch: bool
) -> None:
    write_sound(tmp_path / "a.wav", samples, 16_000)
    done = cli("measure", tmp_path / "a.wav", *(("--pitch", JA) if with_pitch else ()), "--json")
    assert done.code == 0
    (note,) = json.loads(done.out)["notes"]
    assert told in note


def test_another_text_is_no_reason_to_tell_its_sections(
    cli: Cli, tmp_path: Path, spoken: tuple[Samples, int]
) -> None:
    other = tmp_path / "other.md"
    other.write_text(
        "---\nlanguage: ja\n---\n\n## ターゲット\n\n猫を飼っていて、旅行に行けない方はいませんか。"
        "\n\n## 特徴\n\n私は毎朝、北区で猫のお世話をしています。\n",
        encoding="utf-8",
    )
    write_sound(tmp_path / "take.wav", *spoken)
    told = json.loads(cli("measure", tmp_path / "take.wav", "--pitch", other, "--json").out)
    assert "does not sound like the pitch" in told["notes"][0]
    assert told["sections"] == told["phrases"] == []
    assert told["speech_rate"] is None


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("text.wav", "飲食店を開く方へ\n".encode(), "no sound file"),
        ("empty.wav", b"", "empty"),
        ("missing.wav", None, "No such file"),
    ],
)
@pytest.mark.parametrize("json_asked", [True, False])
def test_what_is_no_recording_is_one_sentence_and_code_2(
    cli: Cli, tmp_path: Path, name: str, content: bytes | None, told: str, json_asked: bool
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    done = cli("measure", tmp_path / name, *(["--json"] if json_asked else []))
    assert (done.code, done.out) == (2, "")
    assert told in one_sentence(done.err)


def test_a_folder_is_measured_on_all_cores_and_what_cannot_be_read_is_in_the_list(
    cli: Cli, tmp_path: Path, recorded: Path
) -> None:
    write_sound(tmp_path / "another.flac", take([2.5], 8_000)[0], 8_000)
    (tmp_path / "broken.wav").write_bytes(b"no sound")
    done = cli("measure", tmp_path, "--json")
    assert done.code == 2
    first, broken, last = json.loads(done.out)
    assert first["path"] == str(tmp_path / "another.flac")
    assert broken.keys() == {"path", "error"}
    assert last["path"] == str(recorded)
    assert last["speech_seconds"] == pytest.approx(6.0, abs=0.1)


def test_several_have_a_row_each_and_the_errors_come_last(cli: Cli, tmp_path: Path) -> None:
    for name in ("a.wav", "b.wav"):
        write_sound(tmp_path / name, vowels(6.0, 8_000, 130.0)[0], 8_000)
    done = cli("measure", tmp_path / "a.wav", tmp_path / "b.wav", tmp_path / "missing.wav")
    assert done.code == 2
    assert "Above the room" in done.out
    assert done.out.count("The pace cannot be told") == 1
    assert "missing.wav" in one_sentence(done.err)


def test_a_folder_without_recordings_says_so(cli: Cli, tmp_path: Path) -> None:
    done = cli("measure", tmp_path)
    assert done.code == 2
    assert "no recordings" in one_sentence(done.err)


def test_in_a_long_recording_no_text_is_looked_for(recorded: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from pitchcoach.audio.recording import open_recording

    monkeypatch.setattr(measure, "LONGEST_ALIGNED", 5.0)
    rooms = compose_rooms(Settings(), locations())
    lines = spoken_lines(rooms.files.load(JA), rooms.checker.reader)
    found = measured(open_recording(recorded), lines, rooms)
    assert not found.aligned
    assert "cut the pitch out" in found.notes[0].text
    assert found.measures.speech_seconds == pytest.approx(6.0, abs=0.1)
