"""A pitch as the lines a voice says one after the other: sentences, each with its reading and its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pitchcoach.errors import PitchcoachError
from pitchcoach.i18n import msg
from pitchcoach.model.pitch import ROLE_NAMES, Language, Pitch, Role, Spoken
from pitchcoach.model.reading import Sentence
from pitchcoach.model.speech import Line

if TYPE_CHECKING:
    from pitchcoach.coach.ports import Reader


@dataclass(frozen=True, slots=True)
class SpokenLine:
    """One line and where it comes from."""

    line: Line
    """What the voice is handed."""
    section: int
    """Index of its section in ``Pitch.sections``."""
    role: Role | None
    """Which part that is."""
    ends_paragraph: bool
    """Whether a new paragraph or section follows: there one breathes a little longer."""

    @property
    def start(self) -> int:
        """Index in the file's text of its first character."""
        return self.line.spoken.places[0]


def spoken_lines(pitch: Pitch, reader: Reader, role: Role | None = None) -> tuple[SpokenLine, ...]:
    """Return the lines of a pitch, or of one part of it; reads exactly, which may load the library.

    Raises PitchcoachError when there is nothing to say.
    """
    found = tuple(
        one
        for number, section in enumerate(pitch.sections)
        if role in (None, section.role)
        for one in _placed(lines_of(section.spoken, pitch.language, reader), number, section.role)
    )
    if not found:
        raise _nothing(pitch, role)
    return found


def lines_of_parts(parts: Sequence[Spoken], language: Language, reader: Reader) -> tuple[SpokenLine, ...]:
    """Return the lines of some spoken texts, numbered as if each were a section.

    Raises PitchcoachError when there is nothing to say.
    """
    found = tuple(
        one
        for number, spoken in enumerate(parts)
        for one in _placed(lines_of(spoken, language, reader), number, None)
    )
    if not found:
        raise PitchcoachError(msg("there is nothing to read aloud yet"), remedy=msg("Write something first."))
    return found


def line_at(lines: Sequence[SpokenLine], index: int) -> int:
    """Return which line stands at or after ``index`` of the file's text; the last one past the end."""
    for number, one in enumerate(lines):
        if one.line.spoken.places[-1] >= index:
            return number
    return len(lines) - 1


def lines_of(spoken: Spoken, language: Language, reader: Reader) -> tuple[Line, ...]:
    """Return the sentences of one spoken text as lines; one in which nothing sounds is left out."""
    reading = reader.read(spoken.text, language, spoken.rubies)
    found = []
    for sentence in reading.sentences:
        if not (sentence.morae or sentence.syllables):
            continue
        alone = _alone(spoken, sentence)
        prosody = reader.prosody(alone.text, alone.rubies) if language == "ja" else None
        found.append(Line(language, alone, _moved(sentence), prosody))
    return tuple(found)


def _placed(lines: Sequence[Line], section: int, role: Role | None) -> tuple[SpokenLine, ...]:
    return tuple(
        SpokenLine(line, section, role, ends_paragraph=at + 1 == len(lines)) for at, line in enumerate(lines)
    )


def _alone(spoken: Spoken, sentence: Sentence) -> Spoken:
    start, end = sentence.start, sentence.end
    rubies = tuple(
        replace(ruby, start=ruby.start - start, end=ruby.end - start)
        for ruby in spoken.rubies
        if start <= ruby.start and ruby.end <= end
    )
    return Spoken(spoken.text[start:end], spoken.places[start:end], rubies)


def _moved(sentence: Sentence) -> Sentence:
    back = sentence.start
    phrases = tuple(replace(p, start=p.start - back, end=p.end - back) for p in sentence.phrases)
    return Sentence(0, sentence.end - back, phrases)


def _nothing(pitch: Pitch, role: Role | None) -> PitchcoachError:
    if role is None:
        return PitchcoachError(
            msg("there is nothing to read aloud yet"), remedy=msg("Write something first."), path=pitch.path
        )
    return PitchcoachError(
        msg("nothing is written in the section “{section}”", section=ROLE_NAMES[role]),
        remedy=msg("Write it, or choose another section."),
        path=pitch.path,
    )
