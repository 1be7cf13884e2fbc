"""Reads one Japanese sentence: words of the library become phrases (文節) with kana, morae and source places.

A phrase is an independent word with the particles, endings and punctuation that lean on it. Phrases cover the
sentence without gaps; every boundary is a place in the sentence as written.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from pitchcoach.model.pitch import Ruby
from pitchcoach.model.reading import Pause, Phrase
from pitchcoach.text.reading.doubts import doubt_of, settle
from pitchcoach.text.reading.engine import Engine, Word
from pitchcoach.text.reading.kana import count_morae, is_kana, katakana
from pitchcoach.text.reading.latin import letter_names
from pitchcoach.text.reading.normalise import Prepared, normalise

_COMMAS: Final = frozenset("、，,､;；:：—―…‥")
_STOPS: Final = frozenset("。．！？!?｡")
_OPENERS: Final = tuple("「『（(“‘【〈《")
_CLOSERS: Final = tuple("」』）)”’】〉》")
_PARTICLES: Final = ("助詞", "助動詞")
_KANJI: Final = re.compile("[ぁ-ゖ々〆\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003fffd]+")
_LONGEST_COMPOUND: Final = 12
"""Morae up to which two nouns stay one phrase."""


@dataclass(slots=True)
class _Draft:
    """A phrase in the making."""

    start: int
    kana: str = ""
    doubt: str = ""
    doubtful: str = ""
    doubtful_kana: str = ""
    words: list[Word] = field(default_factory=list)


def read_sentence(
    sentence: str, engine: Engine, rubies: Sequence[Ruby] = (), personal: Mapping[str, str] | None = None
) -> tuple[Phrase, ...]:
    """Read one sentence; places count from its start. Loads the library when needed."""
    prepared, words = prepared_words(sentence, engine, rubies, personal)
    return phrases_of(sentence, prepared, words)


def prepared_words(
    sentence: str, engine: Engine, rubies: Sequence[Ruby] = (), personal: Mapping[str, str] | None = None
) -> tuple[Prepared, list[Word]]:
    """Return a sentence as the library saw it, and the words it found. Loads the library when needed.

    A ruby is put over the word as written, so that what stands beside it is read as ever: 人 after 良い is
    ヒト. Where it covers only a part of what the library takes for a word ({上|のぼ}る), that is hidden.
    """
    shown = [ruby for ruby in rubies if _KANJI.fullmatch(sentence, ruby.start, ruby.end)]
    while True:
        prepared = normalise(sentence, rubies, personal, shown)
        words = settle(engine.words(prepared.text, prepared.fixed))
        said = {(prepared.places[w.start], prepared.places[w.end]): w.kana for w in words if w.told}
        fixed = {prepared.places[item.start]: item.kana for item in prepared.fixed}
        fitting = [ruby for ruby in shown if said.get((ruby.start, ruby.end)) == fixed.get(ruby.start, "")]
        if len(fitting) == len(shown):
            return prepared, words
        shown = fitting


def phrases_of(sentence: str, prepared: Prepared, words: Sequence[Word]) -> tuple[Phrase, ...]:
    """Return the phrases of a sentence that was prepared and cut into words."""
    drafts: list[_Draft] = []
    for at, word in enumerate(words):
        place = prepared.places[min(word.start, len(prepared.places) - 1)]
        before = drafts[-1] if drafts else None
        if before is None or (_begins(word, words[at - 1], before) and place > before.start):
            before = _Draft(start=0 if not drafts else place)
            drafts.append(before)
        before.words.append(word)
        before.kana += _safe_kana(word)
        if not before.doubt and (doubt := doubt_of(words, at)):
            before.doubt, before.doubtful, before.doubtful_kana = doubt, word.surface, _safe_kana(word)
    drafts = _merge_silent(drafts)
    phrases = []
    for at, draft in enumerate(drafts):
        end = drafts[at + 1].start if at + 1 < len(drafts) else len(sentence)
        text = sentence[draft.start : end]
        last = at + 1 == len(drafts)
        phrases.append(
            Phrase(
                text=text,
                start=draft.start,
                end=end,
                kana=draft.kana,
                morae=count_morae(draft.kana),
                words=0,
                syllables=0,
                pause="stop" if last else _pause(draft),
                doubt=draft.doubt,
                doubtful=draft.doubtful,
                doubtful_kana=draft.doubtful_kana,
            )
        )
    return tuple(phrases) or (Phrase(sentence, 0, len(sentence), "", 0, 0, 0, "stop"),)


def _pause(draft: _Draft) -> Pause:
    """Return the pause that the signs at the end of a phrase ask for."""
    signs = ""
    for word in reversed(draft.words):
        if word.kana:
            break
        signs += word.surface
    if _STOPS & set(signs):
        return "stop"
    return "comma" if _COMMAS & set(signs) else ""


def _begins(word: Word, before: Word, draft: _Draft) -> bool:
    """Tell whether a word starts a new phrase after ``before``."""
    if not draft.kana:
        return False
    if not word.kana:
        return word.surface[:1] in _OPENERS
    if before.kana:
        return not _leans(word, before, draft)
    closed = before.surface[-1:] in _CLOSERS
    return before.surface[-1:] not in _OPENERS and not (closed and word.part in _PARTICLES)


def _leans(word: Word, before: Word, draft: _Draft) -> bool:
    """Tell whether a word leans on ``before``, the last one of ``draft``: particles, endings, compounds."""
    if word.part in _PARTICLES or word.detail == "接尾" or before.part == "接頭詞":
        return True
    if word.detail == "非自立":
        return word.joined or "動詞" in (before.part, word.part)
    if word.part == before.part == "名詞":
        if "数" in (word.detail, before.detail):
            return word.joined or before.detail == "数"
        return count_morae(draft.kana) + count_morae(word.kana) <= _LONGEST_COMPOUND
    if word.base == "する" and before.part == "名詞":
        return True
    return word.joined and before.part not in _PARTICLES


def _merge_silent(drafts: list[_Draft]) -> list[_Draft]:
    """Let pieces without a sound (brackets, emoji) lean on a neighbour."""
    merged: list[_Draft] = []
    for draft in drafts:
        if merged and (not draft.kana or not merged[-1].kana):
            merged[-1].kana += draft.kana
            merged[-1].words += draft.words
            if not merged[-1].doubt:
                merged[-1].doubt, merged[-1].doubtful = draft.doubt, draft.doubtful
                merged[-1].doubtful_kana = draft.doubtful_kana
        else:
            merged.append(draft)
    return merged


def _safe_kana(word: Word) -> str:
    """Return nothing but katakana, whatever the library gave."""
    if not word.kana or is_kana(word.kana):
        return word.kana
    spoken = katakana(word.kana)
    return "".join(sign if is_kana(sign) else letter_names(sign) for sign in spoken)
