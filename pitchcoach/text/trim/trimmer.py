"""The trimmer: what can go from a pitch, and the text of its file without it.

Implements the port ``Trimmer``. Only cuts that the file can bear are offered: markup, rubies and comments
outside a cut stay as they were written, which is tried for every cut before it is named.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pitchcoach.model.pitch import Pitch
from pitchcoach.model.reading import Reading, Sentence
from pitchcoach.model.report import CheckReport
from pitchcoach.model.trim import Cut, CutKind
from pitchcoach.text.trim import clauses_en, clauses_ja, redundant_en, redundant_ja
from pitchcoach.text.trim.file import without
from pitchcoach.text.trim.rule import Edit

Place = tuple[int, int, CutKind, str]
"""Start, end, kind, and what stands there afterwards."""


class PitchTrimmer:
    """The real adapter of the port."""

    def cuts(self, report: CheckReport) -> Sequence[Cut]:
        """Return what can go, in the order of the text; some of it wants the same words."""
        found = []
        for at, part in enumerate(report.sections):
            text = part.section.spoken.text
            for start, end, kind, after in sorted(set(places(text, part.reading))):
                cut = Cut(at, part.section.role, start, end, text[start:end], after, kind)
                if without(report.pitch, (cut,)) is not None:
                    found.append(cut)
        return tuple(found)

    def without(self, pitch: Pitch, cuts: Sequence[Cut]) -> str | None:
        """Return the text of the file after the cuts; None when its markup does not bear them together."""
        return without(pitch, cuts)


def places(text: str, reading: Reading) -> Iterator[Place]:
    """Yield what can go from the spoken text of one part.

    The first sentence that says something is what the part is for: it can be shortened, not dropped.
    """
    english = reading.language == "en"
    said = False
    sentences = reading.sentences
    edits = [list((_edits_en if english else _edits_ja)(text, sentences, at)) for at in range(len(sentences))]
    ceremonies = [(s.start, s.end, "") in found for s, found in zip(sentences, edits, strict=True)]
    for at, sentence in enumerate(sentences):
        if ceremonies[at]:
            if not all(ceremonies):  # a part is never left without a word
                yield *_with_space(text, sentences, at), "redundant", ""
            continue
        for start, end, after in _apart(edits[at]):
            yield start, end, "redundant", after
        yield from (_clauses_en if english else _clauses_ja)(text, sentences, at)
        if said and _may_go(text, sentences, at, english=english):
            yield *_with_space(text, sentences, at), "sentence", ""
        words = text[sentence.start : sentence.end]
        said |= clauses_en.says(words) if english else clauses_ja.says(words, sentence)


def _edits_ja(text: str, sentences: Sequence[Sentence], at: int) -> Iterable[Edit]:
    before = sentences[at - 1] if at else None
    return redundant_ja.redundancies(text, sentences[at], before, text[sentences[at].end :])


def _edits_en(text: str, sentences: Sequence[Sentence], at: int) -> Iterable[Edit]:
    return redundant_en.redundancies(text, sentences[at].start, sentences[at].end)


def _clauses_ja(text: str, sentences: Sequence[Sentence], at: int) -> Iterator[Place]:
    for start, end, kind in clauses_ja.droppable(text, sentences[at], _following(sentences, at)):
        yield start, end, kind, ""


def _clauses_en(text: str, sentences: Sequence[Sentence], at: int) -> Iterator[Place]:
    first = sentences[at].start
    for start, end, kind, after in clauses_en.droppable(
        text[first : sentences[at].end], _next(text, sentences, at)
    ):
        yield first + start, first + end, kind, after


def _may_go(text: str, sentences: Sequence[Sentence], at: int, *, english: bool) -> bool:
    if english:
        return clauses_en.may_go(text[sentences[at].start : sentences[at].end], _next(text, sentences, at))
    before = sentences[at - 1] if at else None
    return clauses_ja.may_go(text, sentences[at], before, _following(sentences, at))


def _next(text: str, sentences: Sequence[Sentence], at: int) -> str:
    following = _following(sentences, at)
    return "" if following is None else text[following.start : following.end]


def _following(sentences: Sequence[Sentence], at: int) -> Sentence | None:
    return sentences[at + 1] if at + 1 < len(sentences) else None


def _apart(found: Iterable[Edit]) -> list[Edit]:
    """Return edits that do not want the same words: of two that do, the one that saves more."""
    kept: list[Edit] = []
    for edit in sorted(found, key=lambda e: (len(e[2]) - (e[1] - e[0]), e[0])):
        if all(edit[1] <= other[0] or other[1] <= edit[0] for other in kept):
            kept.append(edit)
    return kept


def _with_space(text: str, sentences: Sequence[Sentence], at: int) -> tuple[int, int]:
    """Return the span of a sentence with the space that would stand there twice; line breaks stay."""
    start, end = sentences[at].start, sentences[at].end
    after = text[end : sentences[at + 1].start] if at + 1 < len(sentences) else ""
    before = text[sentences[at - 1].end : start] if at else ""
    if after and "\n" not in after:
        return start, end + len(after)
    if before and "\n" not in before:
        return start - len(before), end
    return start, end
