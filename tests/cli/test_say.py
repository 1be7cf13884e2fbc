"""``say``: kana for espeak, pace, voice, one section, a file or the loudspeaker, and Ctrl+C."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import wave
from pathlib import Path

import pytest

from pitchcoach.audio.fake import FakePlayer
from pitchcoach.cli.compose import compose_rooms
from pitchcoach.config.settings import Settings
from pitchcoach.errors import NoSoundError, PitchcoachError
from pitchcoach.i18n import msg
from pitchcoach.locations import locations
from pitchcoach.model.sound import VoiceInfo
from pitchcoach.voice.fake import FAKE_VOICES, FakeVoice
from tests.cli.running import EN, JA, ROOT, Cli, one_sentence
from tests.rig.virtual_sound import VirtualSound
from tests.tui.program import Fakes, rooms_with


def has_voice(language: str) -> bool:
    try:
        compose_rooms(Settings(), locations()).choose_voice("ja" if language == "ja" else "en")
    except PitchcoachError:
        return False
    return True


needs_voices = pytest.mark.skipif(
    not (has_voice("ja") and has_voice("en")), reason="no Japanese and English voice (apt install espeak-ng)"
)


@pytest.fixture
def fakes(monkeypatch: pytest.MonkeyPatch) -> Fakes:
    fakes = Fakes(voice=FakeVoice(listed=[*FAKE_VOICES, VoiceInfo("fake/ja2", "Another", ("ja",), True)]))
    monkeypatch.setattr(
        "pitchcoach.cli.say.compose_rooms", lambda settings, places: rooms_with(fakes, settings)
    )
    return fakes


def test_espeak_is_fed_kana_and_nothing_else(cli: Cli, fakes: Fakes, tmp_path: Path) -> None:
    done = cli("say", JA, "--out", tmp_path / "speech.wav")
    assert (done.code, done.out) == (0, "")
    [said] = fakes.voice.said
    assert re.fullmatch(r"[ァ-ヺー、。 '\n]+", said)
    assert "ギョーセーショシ" in said or "ギョウセイショシ" in said


def test_one_line_tells_file_seconds_and_voice(cli: Cli, fakes: Fakes, tmp_path: Path) -> None:
    out = tmp_path / "speech.wav"
    line = one_sentence(cli("say", JA, "--out", out).err)
    with wave.open(str(out)) as file:
        seconds = file.getnframes() / file.getframerate()
    assert line == f"{out}: {seconds:.1f} s, Tone (Japanese) (fake/ja)"
    assert not fakes.player.played


def test_without_a_file_it_is_played_and_the_sound_is_gone_afterwards(cli: Cli, fakes: Fakes) -> None:
    done = cli("say", EN)
    assert (done.code, done.out) == (0, "")
    one_sentence(done.err)
    [take] = fakes.player.played
    assert not take.path.exists()
    assert not take.path.parent.exists()


def test_one_section_is_a_part_of_the_whole(cli: Cli, fakes: Fakes, tmp_path: Path) -> None:
    cli("say", JA, "--out", tmp_path / "all.wav")
    cli("say", JA, "--section", "hook", "--out", tmp_path / "hook.wav")
    whole, hook = fakes.voice.said
    assert hook in whole
    assert len(hook) < len(whole) / 2


def test_another_voice_by_name_or_id(cli: Cli, fakes: Fakes, tmp_path: Path) -> None:
    for wanted in ("another", "fake/ja2", "ANOTH"):
        assert "Another" in cli("say", JA, "--voice", wanted, "--out", tmp_path / "speech.wav").err


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["--voice", "nobody"], "nobody"),
        (["--voice", ""], "voice"),
        (["--voice", "fake/en"], "fake/en"),
        (["--rate", "0"], "--rate"),
        (["--rate", "nan"], "--rate"),
        (["--rate", "fast"], "--rate"),
        (["--section", "end"], "--section"),
        (["--out", "."], "folder"),
        (["--out", JA], "itself"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    cli: Cli, fakes: Fakes, arguments: list[str], named: str
) -> None:
    before = JA.read_bytes()
    done = cli("say", JA, *arguments)
    assert (done.code, done.out) == (2, "")
    assert named in one_sentence(done.err)
    assert JA.read_bytes() == before
    assert not fakes.player.played


def test_nothing_to_say_is_one_sentence(cli: Cli, fakes: Fakes, tmp_path: Path) -> None:
    empty = tmp_path / "empty.md"
    empty.write_text("## ターゲット\n", encoding="utf-8")
    for arguments in ([empty], [empty, "--section", "target"], [tmp_path / "none.md"], [tmp_path]):
        done = cli("say", *arguments)
        assert done.code == 2
        one_sentence(done.err)
    assert not fakes.voice.said


def test_a_machine_without_sound_says_so(cli: Cli, fakes: Fakes) -> None:
    fakes.player = FakePlayer(
        refusal=NoSoundError(msg("No loudspeaker was found."), remedy=msg("Plug one in."))
    )
    done = cli("say", EN)
    assert done.code == 2
    assert done.err.splitlines()[1:] == ["No loudspeaker was found. Plug one in."]


@needs_voices
@pytest.mark.parametrize(("pitch", "rate", "a_second"), [(JA, 6.0, 6.0), (EN, 150.0, 2.5)])
def test_the_pace_is_the_one_asked_for(
    cli: Cli, tmp_path: Path, pitch: Path, rate: float, a_second: float
) -> None:
    out = tmp_path / "speech.wav"
    assert cli("say", pitch, "--rate", rate, "--out", out).code == 0
    rooms = compose_rooms(Settings(), locations())
    loaded = rooms.files.load(pitch)
    readings = [
        rooms.checker.reader.read(s.spoken.text, loaded.language, s.spoken.rubies) for s in loaded.sections
    ]
    units = sum(r.morae if loaded.language == "ja" else r.words for r in readings)
    with wave.open(str(out)) as file:
        assert units / (file.getnframes() / file.getframerate()) == pytest.approx(a_second, rel=0.05)


@needs_voices
@pytest.mark.parametrize("rate", [[], ["--rate", "7"]])
def test_a_place_that_cannot_be_written_is_one_sentence(cli: Cli, tmp_path: Path, rate: list[str]) -> None:
    (tmp_path / "file").write_bytes(b"kept")
    out = tmp_path / "file" / "speech.wav"
    done = cli("say", JA, "--section", "hook", "--out", out, *rate)
    assert (done.code, done.out) == (2, "")
    assert str(out) in one_sentence(done.err)
    assert (tmp_path / "file").read_bytes() == b"kept"


@needs_voices
def test_a_pace_no_voice_has_is_told(cli: Cli, tmp_path: Path) -> None:
    done = cli("say", JA, "--section", "hook", "--rate", "40", "--out", tmp_path / "speech.wav")
    assert done.code == 0
    assert len(done.err.splitlines()) == 2


@needs_voices
@pytest.mark.rig
def test_ctrl_c_stops_the_sound_at_once(rig: VirtualSound) -> None:
    say = subprocess.Popen(
        [sys.executable, "-m", "pitchcoach", "say", str(JA)], stderr=subprocess.PIPE, text=True, cwd=ROOT
    )
    assert say.stderr is not None
    line = say.stderr.readline()
    assert " s, " in line
    say.send_signal(signal.SIGINT)
    rest = say.stderr.read()
    say.stderr.close()
    assert say.wait(20) == 130
    assert rest == ""


@needs_voices
@pytest.mark.rig
def test_it_is_heard(rig: VirtualSound, tmp_path: Path) -> None:
    heard = tmp_path / "heard.wav"
    with rig.listen(heard):
        done = subprocess.run(
            [sys.executable, "-m", "pitchcoach", "say", str(JA), "--section", "hook"],
            capture_output=True,
            text=True,
            check=False,
            cwd=ROOT,
            timeout=60,
        )
    assert done.returncode == 0
    one_sentence(done.stderr)
    with wave.open(str(heard)) as file:
        sound = file.readframes(file.getnframes())
    assert max(sound[1::2]) > 0
