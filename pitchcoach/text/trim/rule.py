"""The shape of a rule for words that say nothing: a pattern, and what stands there instead."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

Edit = tuple[int, int, str]
"""Start and end in the text, and what stands there instead."""
Becomes = str | Callable[[re.Match[str]], str | None]
"""A template for ``Match.expand``, or a function that may refuse with None."""
Rule = tuple[re.Pattern[str], Becomes]
"""Where the pattern has a group ``cut``, only that is replaced; the rest of it is context."""


def edits(rules: Sequence[Rule], text: str, start: int, end: int) -> Iterator[Edit]:
    """Yield what the rules find between two places; earlier rules come first, overlaps are not sorted out."""
    for pattern, becomes in rules:
        for hit in pattern.finditer(text, start, end):
            after = hit.expand(becomes) if isinstance(becomes, str) else becomes(hit)
            if after is not None:
                group = "cut" if "cut" in pattern.groupindex else 0
                yield hit.start(group), hit.end(group), after


def rules(*table: tuple[str, Becomes]) -> tuple[Rule, ...]:
    """Return rules of patterns as they are written."""
    return tuple((re.compile(pattern), becomes) for pattern, becomes in table)
