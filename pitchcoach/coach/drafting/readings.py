"""How every word of a pitch is read, and how the author corrects it; the file keeps the answer as a ruby.

A reading comes from a ruby ``{word|kana}`` in the file, else from the user's own dictionary, else from the
reading library, which sometimes can only guess.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from pitchcoach.coach.drafting.phrase_words import Known, Piece, Source, as_typed, pieces, sound_pattern
from pitchcoach.errors import PitchcoachError
from pitchcoach.i18n import Message, msg
from pitchcoach.model.pitch import Pitch, Ruby, Spoken
from pitchcoach.model.reading import Phrase, Reading
from pitchcoach.model.report import CheckReport

if TYPE_CHECKING:
    from pitchcoach.coach.ports import PitchFiles, Reader

_FULL_WIDTH: Final = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
_LONG: Final = str.maketrans(dict.fromkeys("-‐‑‒–—―−", "ー"))
_RUBY_TAIL: Final = re.compile(r"\|([^{}\n]+)\}")
_MARKS: Final = "゛゜"
DOUBTS: Final[Mapping[str, Message]] = {
    "unknown": msg("no dictionary has this word"),
    "name": msg("a name may be read in several ways"),
    "several": msg("it has several readings"),
}
"""Why a reading is a guess, by its code."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a pitch with its reading."""

    word: str
    """The word as it is said."""
    kana: str
    """How it is read at present, in hiragana; a ruby's kana as it stands in the file."""
    start: int
    """Index in the file's text of its first character."""
    end: int
    """Index after its last character."""
    source: Source = ""
    """Where the reading comes from; ``guess`` when nothing is certain."""
    doubt: str = ""
    """Why it is a guess: a code, see ``DOUBTS``."""
    ending: str = ""
    """The hiragana that follow in the same phrase."""
    section: int = 0
    """Number of its section in the report."""
    phrase: int = 0
    """Number of its phrase among all of the report."""
    place: int = 0
    """Index of its first character in the section's spoken text."""
    sound: tuple[int, int] = (0, 0)
    """Start and end of its part of the kana of its whole section."""


def words(report: CheckReport, personal: Mapping[str, str] | None = None) -> tuple[Word, ...]:
    """Return every word whose reading can be told, in the order of the file; none while readings are rough.

    ``personal`` is the user's own dictionary.
    """
    return tuple(_words(report, personal or {}))


def word_at(report: CheckReport, index: int, personal: Mapping[str, str] | None = None) -> Word | None:
    """Return the word at ``index`` of the file: in its phrase, else the last one before it in its section."""
    every = words(report, personal)
    for number, part in enumerate(report.sections):
        section = part.section
        if not section.start <= index <= section.end or not section.spoken.text:
            continue
        mine = [word for word in every if word.section == number]
        before = [word for word in mine if word.start <= index]
        if not before or index > before[-1].end:
            phrase = _phrase_at(report, number, index)
            same = [word for word in mine if word.phrase == phrase and word.start > index]
            if same:
                return same[0]
        if before or mine:
            return (before or mine[:1])[-1]
    return None


def guesses(report: CheckReport, personal: Mapping[str, str] | None = None) -> tuple[Word, ...]:
    """Return every guess that stands in the file as one piece, in the order of the file."""
    return tuple(
        word
        for word in words(report, personal)
        if word.source == "guess" and in_one_piece(report.pitch, word)
    )


def next_guess(report: CheckReport, index: int) -> Word | None:
    """Return the guess at or after ``index`` of the file, else the first; None when nothing is guessed."""
    every = guesses(report)
    return next((guess for guess in every if guess.end > index), every[0] if every else None)


def as_kana(answer: str) -> str:
    """Return what was typed as a reading in full-width kana, without white space."""
    return "".join(unicodedata.normalize("NFKC", answer).translate(_LONG).split())


def not_kana(value: str) -> Message | None:
    """Tell why a reading cannot be taken; None when it can."""
    kana = as_kana(value)
    if re.search("[ぁ-ゖァ-ヺ]", kana) and re.fullmatch("[ぁ-ゖァ-ヺー・ゝゞヽヾ]+", kana):
        return None
    return msg("Write the reading in hiragana or katakana only.")


def not_kana_or_empty(value: str) -> Message | None:
    """Tell why an answer cannot be taken; an empty one gives the word its own reading again."""
    return not_kana(value) if as_kana(value) else None


def in_one_piece(pitch: Pitch, word: Word) -> bool:
    """Tell whether a word stands in the file without markup or a line's end inside, so that a ruby fits."""
    return unicodedata.normalize("NFC", pitch.text[word.start : word.end]) == word.word


def settled(pitch: Pitch, word: Word, kana: str, files: PitchFiles) -> Pitch:
    """Return the pitch with ``{word|kana}`` in place of the word; nothing else changes.

    A ruby that stands there gets the new kana; with empty ``kana`` it is taken away.
    """
    if not in_one_piece(pitch, word):
        raise PitchcoachError(
            msg("the text has changed meanwhile"), remedy=msg("Try again."), path=pitch.path
        )
    kana = as_kana(kana)
    written = pitch.text[word.start : word.end]
    start, end = word.start, word.end
    ruby = _ruby_around(pitch, word)
    if ruby is not None:
        start, end = ruby
    elif not kana:
        return pitch
    new = f"{{{written}|{kana}}}" if kana else written
    return files.parse(pitch.text[:start] + new + pitch.text[end:], pitch)


def corrected(report: CheckReport, word: Word, kana: str, reader: Reader, files: PitchFiles) -> Pitch:
    """Return the pitch in which the word is read so, and everything else as it was.

    Where a ruby on the word alone would tear an ending off and change how that is read ({良|よ}い人), it
    takes the ending along: {良い|よい}人. Reads exactly, so it may take a second.
    """
    pitch = report.pitch
    alone = settled(pitch, word, kana, files)
    if word.source == "ruby" or not as_kana(kana):
        return alone
    for longer in _with_endings(pitch, word, as_kana(kana)):
        changed = settled(pitch, longer[0], longer[1], files)
        if _sounds_so(report, word, as_kana(kana), changed, reader):
            return changed
    return alone


def sentence_at(pitch: Pitch, section: int, reading: Reading, place: int) -> Spoken:
    """Return the one sentence of a section's spoken text that covers ``place``; what a voice is to say."""
    spoken = pitch.sections[section].spoken
    start, end = 0, len(spoken.text)
    for sentence in reading.sentences:
        if sentence.start <= place:
            start, end = sentence.start, sentence.end
    rubies = tuple(
        Ruby(ruby.start - start, ruby.end - start, ruby.kana)
        for ruby in spoken.rubies
        if start <= ruby.start and ruby.end <= end
    )
    return Spoken(spoken.text[start:end], spoken.places[start:end], rubies)


def _words(report: CheckReport, personal: Mapping[str, str]) -> Iterator[Word]:
    if report.pitch.language != "ja" or not report.exact:
        return
    number = 0
    for section, part in enumerate(report.sections):
        spoken = part.section.spoken
        sounded = 0
        for phrase in part.reading.phrases:
            known = _known(phrase, spoken, personal)
            found = pieces(phrase.text, phrase.kana, known)
            for piece in found:
                yield _word(report, section, number, phrase, piece, found, sounded)
            sounded += len(phrase.kana)
            number += 1


def _word(
    report: CheckReport,
    section: int,
    number: int,
    phrase: Phrase,
    piece: Piece,
    found: tuple[Piece, ...],
    sounded: int,
) -> Word:
    spoken = report.sections[section].section.spoken
    written = phrase.text[piece.start : piece.end]
    place = phrase.start + piece.start
    kana = as_typed(piece.kana, written)
    if piece.source == "ruby":
        kana = next(ruby.kana for ruby in spoken.rubies if ruby.start == place)
    source = piece.source
    if phrase.doubt and not any(other.source == "guess" for other in found):
        untold = next((other for other in found if not other.source), None)
        source = "guess" if piece is untold else source  # an address: no one word of it is the doubtful one
    return Word(
        word=written,
        kana=kana,
        start=spoken.places[place],
        end=_end_in_file(report.pitch, spoken, place + len(written)),
        source=source,
        doubt=phrase.doubt if source == "guess" else "",
        ending=piece.ending,
        section=section,
        phrase=number,
        place=place,
        sound=(sounded + piece.at, sounded + piece.at + len(piece.kana)),
    )


def _known(phrase: Phrase, spoken: Spoken, personal: Mapping[str, str]) -> list[Known]:
    """Return the told readings and the guess of a phrase; a ruby goes before the dictionary."""
    found = [
        Known(ruby.start - phrase.start, ruby.end - phrase.start, ruby.kana, "ruby")
        for ruby in spoken.rubies
        if phrase.start <= ruby.start and ruby.end <= phrase.end
    ]
    for word in sorted((word for word in personal if word and word in phrase.text), key=len, reverse=True):
        hits = re.finditer(re.escape(word), phrase.text)
        found += [Known(*hit.span(), personal[word], "dictionary") for hit in hits]
    if phrase.doubtful:
        # The reader sees Latin letters full width.
        at = phrase.text.translate(_FULL_WIDTH).find(phrase.doubtful.translate(_FULL_WIDTH))
        if at >= 0:
            found.append(Known(at, at + len(phrase.doubtful), phrase.doubtful_kana, "guess"))
    kept: list[Known] = []
    for item in found:
        if all(item.end <= other.start or other.end <= item.start for other in kept):
            kept.append(item)
    return sorted(kept, key=lambda item: item.start)


def _end_in_file(pitch: Pitch, spoken: Spoken, place: int) -> int:
    """Return the index in the file after the character before ``place``, with its marks where it has some."""
    end = spoken.places[place - 1] + 1
    while end < len(pitch.text) and (unicodedata.combining(pitch.text[end]) or pitch.text[end] in _MARKS):
        end += 1
    return end


def _phrase_at(report: CheckReport, section: int, index: int) -> int:
    """Return the number of the phrase that stands at ``index`` of the file; -1 for none."""
    number = sum(len(part.reading.phrases) for part in report.sections[:section])
    places = report.sections[section].section.spoken.places
    for phrase in report.sections[section].reading.phrases:
        if places[phrase.start] <= index <= places[phrase.end - 1]:
            return number
        number += 1
    return -1


def _ruby_around(pitch: Pitch, word: Word) -> tuple[int, int] | None:
    """Return where in the file the ruby of a word begins and ends; None when it has none."""
    tail = _RUBY_TAIL.match(pitch.text, word.end)
    if word.source != "ruby" or tail is None or pitch.text[word.start - 1 : word.start] != "{":
        return None
    return word.start - 1, tail.end()


def _with_endings(pitch: Pitch, word: Word, kana: str) -> Iterator[tuple[Word, str]]:
    """Yield the word with nothing, one, two … of the hiragana that follow it, up to the next markup."""
    yield word, kana
    for length in range(1, len(word.ending) + 1):
        more = word.ending[:length]
        longer = replace(word, word=word.word + more, end=word.end + length)
        if not in_one_piece(pitch, longer):
            return
        yield longer, kana + more


def _sounds_so(report: CheckReport, word: Word, kana: str, changed: Pitch, reader: Reader) -> bool:
    """Tell whether in ``changed`` the word is read so and all around it as before."""
    before = "".join(phrase.kana for phrase in report.sections[word.section].reading.phrases)
    spoken = changed.sections[word.section].spoken
    after = "".join(phrase.kana for phrase in reader.read(spoken.text, "ja", spoken.rubies).phrases)
    start, end = word.sound
    around = after[:start] == before[:start] and after.endswith(before[end:])
    middle = after[start : len(after) - len(before[end:])]
    return around and re.fullmatch(sound_pattern(kana), middle) is not None
