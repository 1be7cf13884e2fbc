"""Line breaking that Japanese readers accept (禁則処理), for every place that shows text.

No 。 or small kana begins a line, no 「 ends one, Latin words and numbers stay whole, and no character is
cut in two. The rules are those of JIS X 4051 (追い出し: what may not begin a line takes the character
before it along). ``install`` puts them under Textual's TextArea and Static, whose own wrapping knows none
of this. It replaces private names of Textual, here and nowhere else, which is why the project pins
Textual's minor version.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from itertools import pairwise
from typing import Any, Final

from pitchcoach.tui.clusters import clusters

NOT_FIRST: Final = frozenset(
    "、。，．・：；？！‼⁇⁈⁉」』）】〉》〕〗〙〛｝］＞％‰゛゜…‥―—–〜～‐゠ー々〻ゝゞヽヾ"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ"
    "｡､｣ｰ･ﾞﾟｧｨｩｪｫｬｭｮｯ!?),.:;]}’”»\u3000"
)
"""May not begin a line."""
NOT_LAST: Final = frozenset("「『（【〈《〔〖〘〚｛［＜￥＄＃＠｢([{‘“«▲▶")
"""May not end a line."""
_WIDE_WORD: Final = frozenset(
    chr(c) for r in ((0xFF10, 0xFF1A), (0xFF21, 0xFF3B), (0xFF41, 0xFF5B)) for c in range(*r)
)
_SPACES: Final = " \t"


def _may_break(text: str, left: tuple[int, int, int], right: tuple[int, int, int]) -> bool:
    a, b = text[left[1] - 1], text[right[0]]
    base = text[left[0]]
    if b in NOT_FIRST or base in NOT_LAST or b in _SPACES:
        return False
    if a in _SPACES or base == "\u3000":
        return True
    if base in _WIDE_WORD and b in _WIDE_WORD:
        return False
    return left[2] == 2 or right[2] == 2


def break_offsets(text: str, width: int, *, hang: bool) -> list[int]:
    """Return the indices at which ``text`` (one paragraph) is cut to lines of at most ``width`` cells.

    With ``hang``, spaces at the end of a line do not count (a reader does not see them); without it they do
    (a cursor has to stand on them). Where no allowed place is left, the line is cut between two characters.
    """
    offsets: list[int] = []
    line_start = used = 0
    allowed: int | None = None  # the last place on this line where it may be cut
    pieces = clusters(text)
    index = 0
    while index < len(pieces):
        start, _, cells = pieces[index]
        if start > line_start and _may_break(text, pieces[index - 1], pieces[index]):
            allowed = index
        overflows = used + cells > width and start > line_start
        if overflows and not (hang and text[start] == " "):
            index = allowed if allowed is not None else index
            line_start, used, allowed = pieces[index][0], 0, None
            offsets.append(line_start)
            continue
        used += cells
        index += 1
    return offsets


def wrap(text: str, width: int) -> list[str]:
    """Cut ``text`` into lines of at most ``width`` cells, spaces at their ends removed; ``\\n`` cuts."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        edges = [0, *break_offsets(paragraph, max(2, width), hang=True), len(paragraph)]
        lines += [paragraph[a:b].rstrip(" ") for a, b in pairwise(edges)]
    return lines


def phrase_lines(phrases: Sequence[str], width: int) -> list[tuple[str, int]]:
    """Fill lines with whole phrases: for each line its text and the index of the first phrase on it.

    A phrase wider than ``width`` cells stands alone and is cut as ``wrap`` does. A line break inside or
    after a phrase begins a new line.
    """
    lines: list[tuple[str, int]] = []
    line, first = "", 0
    for number, phrase in enumerate(phrases):
        for turn, part in enumerate(phrase.split("\n")):
            if line.strip(" ") and (turn or len(wrap(line + part, width)) > 1):
                lines.append((line.rstrip(" "), first))
                line = ""
            if not line.strip(" "):
                line, first, part = "", number, part.lstrip(" ")  # noqa: PLW2901  # spaces vanish at a line's start
            *full, last = wrap(line + part, width)
            lines += [(cut, number) for cut in full]
            line = last + " " * part.endswith(" ")
    if line.strip(" "):
        lines.append((line.rstrip(" "), first))
    return lines


def install() -> None:
    """Put these rules under TextArea and Static. Doing it twice is harmless."""
    wrapping: Any = import_module("textual._wrap")
    wrapped_document: Any = sys.modules.get("textual.document._wrapped_document")
    content: Any = import_module("textual.content")

    if getattr(content.divide_line, "kinsoku", False):
        return
    original_offsets: Callable[..., list[int]] = wrapping.compute_wrap_offsets
    original_divide: Callable[..., list[int]] = content.divide_line

    def compute_wrap_offsets(
        text: str,
        width: int,
        tab_size: int,
        fold: bool = True,
        precomputed_tab_sections: list[tuple[str, int]] | None = None,
    ) -> list[int]:
        if "\t" in text or width < 4 or not fold:  # tab stops depend on the line: Textual's own way
            return original_offsets(text, width, tab_size, fold, precomputed_tab_sections)
        return break_offsets(text, width, hang=False)

    def divide_line(text: str, width: int, fold: bool = True) -> list[int]:
        if width < 4 or not fold:
            return original_divide(text, width, fold)
        return break_offsets(text, width, hang=True)

    divide_line.kinsoku = True  # type: ignore[attr-defined]  # the mark that tells it is installed
    wrapping.compute_wrap_offsets = compute_wrap_offsets
    if wrapped_document is not None:  # it takes the name when it is imported, with the first TextArea
        wrapped_document.compute_wrap_offsets = compute_wrap_offsets
    content.divide_line = divide_line
