"""Which characters of a section are markup, comment or heading and therefore not said.

Only the markup that people use in prose is known; what looks like markup but is not (``5 * 3``, ``[red]``,
``snake_case``) is text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

COMMENT: Final = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
FENCE: Final = re.compile(
    r"^ {0,3}(`{3,}|~{3,})[^\n]*\n.*?(?:^ {0,3}\1[`~]*[ \t]*$|\Z)", re.DOTALL | re.MULTILINE
)
ANY_HEADING: Final = re.compile(r"^ {0,3}[#＃]{1,6}(?:[ \t\u3000][^\n]*)?$", re.MULTILINE)
SECTION_HEADING: Final = re.compile(
    r"^ {0,3}(?:##|＃＃)(?![#＃])[ \t\u3000]*([^\n]*?)[ \t\u3000]*#*[ \t]*$", re.MULTILINE
)
LINE_START: Final = re.compile(r"^[ \t]*(?:>[ \t]?)*(?:[-*+][ \t]+|\d{1,3}[.)][ \t]+)?", re.MULTILINE)
_RUBY: Final = re.compile(r"\{([^{}|\n]+)\|([^{}\n]+)\}")
_RULE: Final = re.compile(r"^[ \t]*(?:([-*_])(?:[ \t]*\1){2,}|={2,})[ \t]*$", re.MULTILINE)
# Patterns from here on are compiled at their first use: a pitch without their signs does not pay for them.
_IMAGE: Final = r"!\[[^\]\n]*\]\([^()\n]*\)"
_LINK: Final = r"\[([^\[\]\n]+)\]\([^()\n]*\)"
_CODE: Final = r"(`+)(?!`)(.+?)(?<!`)\1(?!`)"
_TAG: Final = r"</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>\n]*)?/?>"
_ESCAPE: Final = r"\\(?=[!-/:-@\[-`{-~])"
_STRONG: Final = (
    ("*", r"(\*\*\*|\*\*|\*)(?![\s*])(.+?)(?<![\s*])\1(?!\*)"),
    ("_", r"(?<![^\W_])(___|__|_)(?![\s_])(.+?)(?<![\s_])\1(?![^\W_])"),
    ("~", r"(~~)(?![\s~])(.+?)(?<![\s~])\1"),
)

RubySpan = tuple[int, int, str]
"""Start and end of the base text, and its reading."""


class Mask:
    """Marks on the characters of one text: ``silent`` are not said, ``fixed`` are not looked at again."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.silent = bytearray(len(text))
        self.fixed = bytearray(len(text))

    def hush(self, start: int, end: int) -> None:
        """Leave these characters unsaid."""
        self.silent[start:end] = b"\1" * (end - start)

    def fix(self, start: int, end: int) -> None:
        """Take these characters out of any further reading."""
        self.fixed[start:end] = b"\1" * (end - start)

    def free(self, start: int, end: int) -> bool:
        """Tell whether none of these characters is fixed."""
        return not any(self.fixed[start:end])

    def keep_only(self, hit: re.Match[str], group: int) -> None:
        """Leave unsaid what of a match is not this group."""
        self.hush(hit.start(), hit.start(group))
        self.hush(hit.end(group), hit.end())


def silence(text: str, *, markdown: bool) -> tuple[bytearray, list[RubySpan]]:
    """Return a mark for every character that is not said, and the rubies.

    ``markdown`` False (plain text files) knows comments, headings and rubies only.
    """
    mask = Mask(text)
    for pattern in (COMMENT, FENCE, ANY_HEADING) if markdown else (COMMENT, ANY_HEADING):
        for hit in pattern.finditer(text):
            mask.hush(*hit.span())
            mask.fix(*hit.span())
    if markdown:
        _hush_lines(mask)
        _hush_code(mask)
    rubies = list(_rubies(mask))
    if markdown:
        _hush_inline(mask)
    return mask.silent, rubies


def _hush_lines(mask: Mask) -> None:
    for pattern in (_RULE, LINE_START):
        for hit in pattern.finditer(mask.text):
            mask.hush(*hit.span())


def _hush_code(mask: Mask) -> None:
    for hit in _finditer("`", _CODE, mask.text):
        if mask.free(*hit.span()):
            mask.keep_only(hit, 2)
            mask.fix(*hit.span())


def _rubies(mask: Mask) -> Iterator[RubySpan]:
    for hit in _RUBY.finditer(mask.text):
        if mask.free(*hit.span()):
            mask.keep_only(hit, 1)
            yield hit.start(1), hit.end(1), hit[2].replace("|", "")


def _hush_inline(mask: Mask) -> None:
    for hit in _finditer("\\", _ESCAPE, mask.text):
        if mask.free(*hit.span()):
            mask.hush(*hit.span())
            mask.fix(hit.start(), hit.end() + 1)
    for sign, pattern in (("![", _IMAGE), ("<", _TAG)):
        for hit in _finditer(sign, pattern, mask.text):
            if mask.free(*hit.span()):
                mask.hush(*hit.span())
    for hit in _finditer("](", _LINK, mask.text):
        if mask.free(*hit.span()):
            mask.keep_only(hit, 1)
    for sign, pattern in _STRONG:
        for hit in _pairs(sign, pattern, mask.text, 0, len(mask.text)):
            if mask.free(*hit.span(1)) and mask.free(hit.end(2), hit.end()):
                mask.keep_only(hit, 2)


def _finditer(sign: str, pattern: str, text: str) -> Iterator[re.Match[str]]:
    """Yield the matches of a pattern that begins with ``sign`` or contains it."""
    return re.finditer(pattern, text) if sign in text else iter(())


def _pairs(sign: str, pattern: str, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield delimiter pairs, also those inside one another."""
    if text.find(sign, start, end) < 0:
        return
    for hit in re.compile(pattern).finditer(text, start, end):
        yield hit
        yield from _pairs(sign, pattern, text, *hit.span(2))
