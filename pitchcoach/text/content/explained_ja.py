"""Does the speaker explain a word in the same breath? Then no rule has anything to say about it."""

from __future__ import annotations

import re
from typing import Final

_AFTER: Final = (
    r"[」』”]?(?:、?(?:という|といい|といっ|と言|とは|と呼|と申し|って(?:いう|言|、)|つまり|すなわち|要する|いわば"
    r"|これは)"
    r"|[（(]|[^。]{0,30}(?:のことです|という意味|という(?:書類|仕組み|きまり|やり方)))"
)
"""What follows a word that is explained at once."""
_NEXT_SENTENCE: Final = (
    r"[^。！？\n]*[。！？\n]\s*(?:つまり|すなわち|要するに|簡単に言|かんたんに言|ひとことで|一言で|平たく|言い換え"
    r"|分かりやすく|わかりやすく|これは)"
)
"""How the next sentence begins when it explains."""
_BEFORE: Final = r"(?:つまり|すなわち|という|(?:用語|言葉)で(?:いう|言う|は)|[（(])[、「『]?$"
"""What stands before a word whose explanation went ahead of it."""


def explained(text: str, start: int, end: int) -> bool:
    """Tell whether the word from ``start`` to ``end`` is explained right before or after it."""
    return bool(
        re.compile(_AFTER).match(text, end)
        or re.compile(_NEXT_SENTENCE).match(text, end)
        or re.search(_BEFORE, text[:start][-12:])
    )
