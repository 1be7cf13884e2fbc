from __future__ import annotations

import re
import shutil
import subprocess

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pitchcoach.voice.kana import RESPELLED, WITH_SMALL, espeak_kana

LETTERS = "".join(chr(code) for code in range(ord("ァ"), ord("ヺ") + 1)) + "ー"
ESPEAK = shutil.which("espeak-ng")
needs_phonemes = pytest.mark.skipif(ESPEAK is None, reason="espeak-ng's own command is not installed")


def phonemes(*words: str) -> list[str]:
    """What espeak says, as mnemonics; one line a word."""
    assert ESPEAK is not None
    done = subprocess.run(
        [ESPEAK, "-v", "ja", "-q", "-x", "--stdin"],
        input="\n\n".join(word + "。" for word in words),
        capture_output=True,
        text=True,
        check=True,
    )
    return [line.strip() for line in done.stdout.splitlines() if line.strip()]


@pytest.mark.parametrize(
    ("kana", "written"),
    [
        ("リョコー", "リヨコー"),
        ("キョーリュー", "キョーリユー"),
        ("セキュリティ", "セキュリティ"),
        ("ヴァイオリン", "バイオリン"),
        ("ツヴァイ", "ツバイ"),
        ("ヴ", "ブ"),
        ("ガッコー", "ガッコー"),
        ("スィート", "シート"),
        ("スゴーーーイ", "スゴーオーイ"),
        ("ウンー", "ウンン"),
        ("ーア", "ア"),
        ("アッッタ", "アッタ"),
        ("アッー", "アッ"),
        ("アッア", "アッ ア"),
        ("ッエ", "エ"),
        ("ッテ", "ッテ"),
        ("クウー", "クウウ"),
        ("クウェート", "ク'ウェート"),
        ("チューオー", "チューオー"),
        ("シンブン", "シン'ブン"),
        ("センモン", "センモン"),
        ("タァ", "タア"),
        ("ァ", "ア"),
        ("キェフ", "キエフ"),
        ("クヮ", "クワ"),
        ("デューティ", "デューティ"),
        ("", ""),
    ],
)
def test_spellings(kana, written):
    assert espeak_kana(kana) == written


@given(st.text(LETTERS, max_size=30))
def test_it_is_stable_and_stays_kana(kana):
    written = espeak_kana(kana)
    assert re.fullmatch(r"[ァ-ヺー' ]*", written)
    assert espeak_kana(written.replace("'", "")) == written


@needs_phonemes
@settings(max_examples=15, deadline=None)
@given(st.lists(st.text(LETTERS, min_size=1, max_size=12).filter(espeak_kana), min_size=20, max_size=60))
def test_bug_6_no_spelling_becomes_a_japanese_letter(words):
    written = [espeak_kana(word) for word in words]
    assert "(en)" not in "\n".join(phonemes(*written)), written


@needs_phonemes
def test_every_pair_with_a_small_letter_is_said_as_one_mora():
    pairs = sorted(WITH_SMALL)
    said = phonemes(*(f"タ{espeak_kana(pair)}タ" for pair in pairs))
    assert len(said) == len(pairs)
    vowels = [len(re.findall(r"[aeiou]", line)) for line in said]
    assert dict(zip(pairs, vowels, strict=True)) == dict.fromkeys(pairs, 3)


@needs_phonemes
def test_a_syllabic_n_before_b_and_p_is_a_consonant():
    assert all("u~" in line for line in phonemes("シンブン", "カンパイ"))
    assert not any("u~" in line for line in phonemes(espeak_kana("シンブン"), espeak_kana("カンパイ")))


@needs_phonemes
def test_hiragana_and_katakana_sound_alike():
    words = ["ワタシワ", "ギョーセイショシ", "ガッコー", "シンヨー", *sorted(WITH_SMALL)]
    hiragana = ["".join(chr(ord(c) - 96) if c <= "ヴ" else c for c in word) for word in words]
    assert phonemes(*words) == phonemes(*hiragana)


def test_respelled_letters_are_not_respelled_again():
    assert {espeak_kana(new) for new in RESPELLED.values()} == set(RESPELLED.values())
