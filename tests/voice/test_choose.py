from __future__ import annotations

import pytest

from pitchcoach.errors import NoVoiceError
from pitchcoach.model.sound import VoiceInfo
from pitchcoach.voice import remedies
from pitchcoach.voice.choose import choose_voice


def info(id_: str, name: str, *languages: str, kana: bool = False) -> VoiceInfo:
    return VoiceInfo(id_, name, languages, kana)


YUE = info("sit/yue", "Chinese (Cantonese)", "yue", kana=True)
ESPEAK_JA = info("jpx/ja", "Japanese", "ja", kana=True)
MBROLA = info("mb/mb-jp1", "japanese-mbrola-1", "ja", kana=True)
HARUKA = info("HKEY\\HARUKA", "Microsoft Haruka Desktop - Japanese", "ja")
EDDY = info("com.apple.eloquence.ja-JP.Eddy", "Eddy", "ja")
KYOKO = info("com.apple.Kyoko", "Kyoko", "ja")
CARIBBEAN = info("gmw/en-029", "English (Caribbean)", "en", kana=True)
BRITISH = info("gmw/en", "English (Great Britain)", "en", kana=True)
AMERICAN = info("gmw/en-us", "English (America)", "en", kana=True)
ZARVOX = info("com.apple.Zarvox", "Zarvox", "en")
SAMANTHA = info("com.apple.Samantha", "Samantha", "en")


def test_a_voice_that_reads_kanji_comes_first():
    assert choose_voice([YUE, MBROLA, ESPEAK_JA, HARUKA], "ja") == HARUKA
    assert choose_voice([MBROLA, EDDY, KYOKO, ESPEAK_JA], "ja") == KYOKO


def test_without_one_the_voice_that_works_alone():
    assert choose_voice([YUE, MBROLA, ESPEAK_JA], "ja") == ESPEAK_JA
    assert choose_voice([MBROLA], "ja") == MBROLA


def test_english_is_plain():
    assert choose_voice([CARIBBEAN, BRITISH, AMERICAN], "en") == AMERICAN
    assert choose_voice([CARIBBEAN, BRITISH], "en") == BRITISH
    assert choose_voice([ZARVOX, SAMANTHA, AMERICAN], "en") == SAMANTHA


MEI = VoiceInfo("mei", "Mei", ("ja",), needs_kana=False, engine="mei", quality=2, realtime=0.03)
KOKORO = VoiceInfo(
    "kokoro:jf_alpha", "Kokoro", ("ja",), needs_kana=False, engine="kokoro", quality=3, realtime=0.5
)
HIBARI = VoiceInfo(
    "hibari:heart", "Hibari", ("en",), needs_kana=True, engine="hibari", quality=3, realtime=0.05
)


def test_the_built_in_voice_reads_japanese_unless_the_system_has_a_good_one():
    assert choose_voice([ESPEAK_JA, MEI], "ja") == MEI
    assert choose_voice([EDDY, MEI, ESPEAK_JA], "ja") == MEI
    assert choose_voice([MEI, EDDY, KYOKO], "ja") == KYOKO


def test_a_voice_that_is_waited_for_is_chosen_by_name_only():
    assert choose_voice([KOKORO, MEI, ESPEAK_JA], "ja") == MEI
    assert choose_voice([KOKORO, ESPEAK_JA], "ja") == ESPEAK_JA
    assert choose_voice([MEI, KOKORO], "ja", "kokoro") == KOKORO


def test_a_quick_voice_that_was_installed_for_its_sound_comes_before_the_systems():
    assert choose_voice([SAMANTHA, AMERICAN, HIBARI], "en") == HIBARI


@pytest.mark.parametrize(
    "wanted", ["gmw/en-029", "English (Caribbean)", "english (caribbean)", " Caribbean "]
)
def test_the_users_choice_by_id_or_name(wanted):
    assert choose_voice([BRITISH, AMERICAN, CARIBBEAN], "en", wanted) == CARIBBEAN


def test_the_same_name_counts_more_than_a_part_of_one():
    assert choose_voice([MBROLA, ESPEAK_JA], "ja", "japanese") == ESPEAK_JA


@pytest.mark.parametrize("wanted", ["gone", "gmw/en-us", "   "])
def test_a_choice_that_is_gone_or_speaks_another_language_is_replaced(wanted):
    assert choose_voice([AMERICAN, ESPEAK_JA], "ja", wanted) == ESPEAK_JA


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("voices", [[], [YUE]])
def test_no_voice_names_the_language_and_a_remedy(voices, language):
    with pytest.raises(NoVoiceError) as caught:
        choose_voice(voices, language)
    assert {"ja": "Japanese", "en": "English"}[language] in caught.value.message.text
    assert caught.value.remedy is not None


def test_remedies_fit_the_system():
    assert "apt install espeak-ng" in remedies.language("ja", "linux").text
    assert "Kyoko" in remedies.language("ja", "darwin").text
    assert "Haruka" in remedies.language("ja", "win32").text
    assert "Samantha" in remedies.language("en", "darwin").text
    assert "Zira" in remedies.language("en", "win32").text
    assert "apt" not in remedies.engine("win32").text + remedies.repair("darwin").text


def test_this_machines_voices(voice):
    assert "ja" in choose_voice(voice.voices(), "ja").languages
    assert "en" in choose_voice(voice.voices(), "en").languages
