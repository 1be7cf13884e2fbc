from __future__ import annotations

import pytest

from pitchcoach.errors import NoVoiceError
from pitchcoach.i18n import msg
from pitchcoach.model.sound import VoiceInfo
from pitchcoach.voice.all_voices import AllVoices, engines
from pitchcoach.voice.fake import FakeVoice
from tests.voice.conftest import line_of

ONE = VoiceInfo("one", "One", ("ja",), needs_kana=False)
TWO = VoiceInfo("two", "Two", ("ja",), needs_kana=False)


class Missing(FakeVoice):
    def voices(self):
        raise NoVoiceError(msg("no speech engine was found on this machine"))


def test_every_voice_is_spoken_by_its_own_engine(tmp_path):
    first, second = FakeVoice(listed=(ONE,)), FakeVoice(listed=(TWO,))
    both = AllVoices([first, second])
    assert both.voices() == (ONE, TWO)
    both.say(line_of("青山です。"), TWO, tmp_path / "x.wav", 1.2)
    assert (first.said, second.said) == ([], ["青山です。"])
    both.stop()
    assert (first.stops, second.stops) == (1, 1)


def test_an_engine_that_is_missing_takes_nothing_from_the_others():
    assert AllVoices([Missing(), FakeVoice(listed=(ONE,))]).voices() == (ONE,)


def test_without_any_engine_the_first_reason_is_told():
    with pytest.raises(NoVoiceError, match="engine"):
        AllVoices([FakeVoice(listed=()), Missing()]).voices()
    with pytest.raises(NoVoiceError):
        AllVoices([]).voices()


def test_a_voice_that_is_gone_is_an_error_with_a_remedy(tmp_path):
    with pytest.raises(NoVoiceError) as caught:
        AllVoices([FakeVoice(listed=(ONE,))]).say(line_of("はい。"), TWO, tmp_path / "x.wav")
    assert caught.value.remedy is not None


def test_the_real_engines_list_voices_of_different_ids():
    voices = AllVoices(engines()).voices()
    assert "mei" in [voice.id for voice in voices]
    assert len({voice.id for voice in voices}) == len(voices)
    assert all(voice.licence for voice in voices if voice.engine != "system")
    assert all(voice.version for voice in voices)
