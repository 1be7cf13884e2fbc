"""How many syllables an English word has: counts where the spelling rule fails, else the rule.

The exceptions (``syllables_en.txt``) are derived from the CMU Pronouncing Dictionary; see the notice there.
"""

from __future__ import annotations

import functools
import re
from pathlib import Path
from typing import Final

_EXCEPTIONS: Final = Path(__file__).with_name("syllables_en.txt")
_GROUPS: Final = re.compile(r"[aeiouy]+")
_SILENT_E: Final = re.compile(
    r"(?<=[^aeiouylr])e$|(?<=[aeiouyrl])le$|(?<=[aeiou])re$|(?<=[aeiouy]r)e$|(?<=ll)e$|(?<=rr)e$|(?<=rl)e$"
)
_ONE_LESS: Final = (
    re.compile(r"(?<=[^aeiouytd])ed$"),
    re.compile(r"(?<=[aeiouy])[^aeiouyszxcg](?:e)s$|(?<=[^aeiouyszxcgh]{2})es$"),
    re.compile(r"[^aeiouy]ely$|[^aeiouy]eful|[^aeiouyl]eless|[^aeiouy]ement|[^aeiouyl]eness"),
)
_ONE_MORE: Final = (
    re.compile(r"(?<![tscgx])i[aou](?!u)|(?<=[tsc])iat|[^gq]u[aeo](?!u)|eo(?!us|u|p)|(?<![tscgx])iu"),
    re.compile(r"i(?:ety|er$|est$|ers$)|[aeiou]ing|ying"),
    re.compile(r"^re[aeiou]|^co[aeiou](?![aeiou])(?!ch|at|al|unt|un|ok|in)"),
    re.compile(r"sm$|sms$|thm$"),
)


@functools.cache
def _exceptions() -> dict[str, int]:
    counts: dict[str, int] = {}
    for line in _EXCEPTIONS.read_text("ascii").splitlines():
        if not line.startswith("#"):
            count, _, words = line.partition(" ")
            counts.update(dict.fromkeys(words.split(), int(count)))
    return counts


def syllables(word: str) -> int:
    """Count the syllables of one English word, letters only, any case; at least 1."""
    plain = word.casefold()
    known = _exceptions().get(plain)
    if known is None and plain.endswith("'s"):
        return syllables(plain[:-2]) + bool(re.search(r"(?:s|z|x|ch|sh|ce|ge|se)$", plain[:-2]))
    return known if known is not None else by_rule(plain)


def by_rule(word: str) -> int:
    """Count the syllables of a lower-case word by its spelling alone; at least 1."""
    letters = re.sub("[^a-z]", "", word)
    count = len(_GROUPS.findall(letters))
    if count > 1 and _SILENT_E.search(letters):
        count -= 1
    count -= sum(count > 1 and bool(rule.search(letters)) for rule in _ONE_LESS)
    count += sum(len(rule.findall(letters)) for rule in _ONE_MORE)
    return max(count, 1)
