from __future__ import annotations

import array
import wave
from pathlib import Path

import pytest

from pitchcoach.coach.listening.spoken_lines import lines_of
from pitchcoach.errors import NoVoiceError
from pitchcoach.model.pitch import Language, Ruby, Spoken
from pitchcoach.model.reading import Pause, Phrase, Reading, Sentence
from pitchcoach.model.sound import VoiceInfo
from pitchcoach.model.speech import Line
from pitchcoach.text.reading.reader import PitchReader
from pitchcoach.voice.choose import choose_voice
from pitchcoach.voice.speech_text import fed_kana
from pitchcoach.voice.system import SystemVoice

SMALL = "ァィゥェォャュョヮ"


@pytest.fixture(scope="session")
def voice() -> SystemVoice:
    """The real thing: pyttsx3 in worker processes."""
    system = SystemVoice()
    try:
        system.voices()
    except NoVoiceError as error:
        pytest.skip(f"no speech engine on this machine: {error}")
    return system


@pytest.fixture(scope="session")
def japanese(voice: SystemVoice) -> VoiceInfo:
    return choose_voice(voice.voices(), "ja")


@pytest.fixture(scope="session")
def english(voice: SystemVoice) -> VoiceInfo:
    return choose_voice(voice.voices(), "en")


@pytest.fixture(scope="session")
def espeak(japanese: VoiceInfo) -> VoiceInfo:
    if not japanese.needs_kana:
        pytest.skip("this machine's Japanese voice is not espeak")
    return japanese


def morae(kana: str) -> int:
    return sum(letter not in SMALL and "ァ" <= letter <= "ー" for letter in kana)


def phrase(text: str, kana: str, pause: Pause = "") -> Phrase:
    return Phrase(text, 0, len(text), kana, morae(kana), 0, 0, pause)


def reading(*sentences: tuple[Phrase, ...]) -> Reading:
    return Reading("ja", tuple(Sentence(0, 0, phrases) for phrases in sentences), exact=True)


# 私は、大阪で行政書士をしています。これから独立する方の許可申請を、お手伝いします。
PITCH = reading(
    (
        phrase("私は、", "ワタシワ", "comma"),
        phrase("大阪で", "オーサカデ"),
        phrase("行政書士を", "ギョーセイショシヲ"),
        phrase("しています。", "シテイマス", "stop"),
    ),
    (
        phrase("これから", "コレカラ"),
        phrase("独立する", "ドクリツスル"),
        phrase("方の", "カタノ"),
        phrase("許可申請を、", "キョカシンセーオ", "comma"),
        phrase("お手伝いします。", "オテツダイシマス", "stop"),
    ),
)


PITCH_KANA = "".join(fed_kana(sentence.phrases).text for sentence in PITCH.sentences)
READER = PitchReader(None)


def line_of(text: str, language: Language = "ja", rubies: tuple[Ruby, ...] = ()) -> Line:
    """One sentence as a voice is handed it."""
    [line] = lines_of(Spoken(text, tuple(range(len(text))), rubies), language, READER)
    return line


def loudest(path: Path, start: float, end: float) -> int:
    """Peak between two shares of a WAV file."""
    with wave.open(str(path), "rb") as file:
        samples = array.array("h", file.readframes(file.getnframes()))
    part = samples[int(start * len(samples)) : int(end * len(samples))]
    return max(*part, -min(part))
