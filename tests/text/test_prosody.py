"""How a sentence is to be said agrees with how it is read."""

from __future__ import annotations

import re

import pytest

from pitchcoach.config.settings import Settings
from pitchcoach.locations import example_pitches
from pitchcoach.model.pitch import Ruby
from pitchcoach.text.document.pitchfile import DiskPitchFiles
from pitchcoach.text.reading.reader import PitchReader
from pitchcoach.text.reading.sentences import split_sentences

SENTENCES = (
    "５月３１日は、移転に伴う休みです。",
    "内線２１４に、非暴力主義者が来た。",
    "開こうとしている「小さな店」を、手伝います。",
    "FacebookとLINE、どちらをお使いですか？",
    "この方は、何人の方と会いましたか。",
    "2026年に1,200円です！",
    "マハトラ・ガンジーは、１８９６年に南部の町へ行った。",
    "これは Excel で、 Zoom と LINE の 3 人 と話す。",
)
MORAE = set("aiueoAIUEON") | {"cl"}
reader = PitchReader(None)


def phones(labels: tuple[str, ...], span: tuple[int, int]) -> list[str]:
    return [re.search(r"-([^+]+)\+", label)[1] for label in labels[slice(*span)]]  # type: ignore[index]  # always there


def example_sentences() -> list[str]:
    files = DiskPitchFiles(Settings().time.slot_seconds)
    pitches = [files.load(path) for path in files.find(example_pitches())]
    texts = [s.spoken.text for pitch in pitches if pitch.language == "ja" for s in pitch.sections]
    return [text[start:end] for text in texts for start, end in split_sentences(text, "ja")]


@pytest.mark.parametrize("sentence", [*SENTENCES, *example_sentences()])
def test_every_phrase_has_the_phones_of_its_morae(sentence: str) -> None:
    prosody = reader.prosody(sentence)
    assert prosody is not None
    phrases = reader.read(sentence, "ja").phrases
    assert len(prosody.phones) == len(phrases)
    for phrase, span in zip(phrases, prosody.phones, strict=True):
        assert sum(phone in MORAE for phone in phones(prosody.labels, span)) == phrase.morae, phrase.text


@pytest.mark.parametrize("sentence", SENTENCES)
def test_spans_are_in_order_and_leave_only_silence_between_them(sentence: str) -> None:
    prosody = reader.prosody(sentence)
    assert prosody is not None
    covered: list[int] = []
    for first, last in prosody.phones:
        assert first <= last and (not covered or first > covered[-1])
        covered += range(first, last)
    rest = [at for at in range(len(prosody.labels)) if at not in covered]
    assert {phones(prosody.labels, (at, at + 1))[0] for at in rest} <= {"sil", "pau"}


def test_a_ruby_is_said_as_it_is_written() -> None:
    prosody = reader.prosody("心斎橋の店です。", (Ruby(0, 3, "みなみ"),))
    assert prosody is not None
    assert phones(prosody.labels, prosody.phones[0]) == ["m", "i", "n", "a", "m", "i", "n", "o"]


def test_the_authors_own_dictionary_is_said() -> None:
    prosody = PitchReader(None, {"青山": "みどりの"}).prosody("青山です。")
    assert prosody is not None
    assert phones(prosody.labels, prosody.phones[0])[:6] == ["m", "i", "d", "o", "r", "i"]


def test_a_bracket_is_no_pause_and_a_comma_is() -> None:
    with_bracket, with_comma = reader.prosody("小さな「店」です。"), reader.prosody("小さな、店です。")
    assert with_bracket is not None and with_comma is not None
    assert not any("-pau+" in label for label in with_bracket.labels)
    assert any("-pau+" in label for label in with_comma.labels)


def test_a_text_the_library_cannot_label_has_no_prosody_and_breaks_nothing() -> None:
    assert reader.prosody("[link='x") is None
