"""The phones of a Japanese line, and the set that the acoustic model knows."""

from __future__ import annotations

import re
from typing import Final

from pitchcoach.model.speech import Line

SILENCE: Final = "sil"
PHONES: Final = (
    *("a", "i", "u", "e", "o", "I", "U", "N", "cl"),
    *("k", "ky", "g", "gy", "s", "sh", "z", "j", "t", "ts", "ch", "d", "n", "ny", "h", "hy", "f"),
    *("b", "by", "p", "py", "m", "my", "r", "ry", "y", "w"),
    SILENCE,
)
"""As Open JTalk writes them; I and U are whispered vowels, ``cl`` is the closure of a doubled consonant."""
ALIKE: Final = (("i", "I"), ("u", "U"))
"""Phones that speakers interchange: whether a vowel is whispered is a matter of region and haste."""
_PHONE: Final = re.compile(r"-([^+]+)\+")
_SILENCES: Final = frozenset({"sil", "pau"})
_NEAREST: Final = {
    **{"A": "a", "E": "e", "O": "o", "v": "b"},
    **{"dy": "d", "ty": "t", "kw": "k", "gw": "g"},
}
"""Phones too rare to be learned, as the nearest one that is."""


def phones_of(line: Line) -> tuple[tuple[str, ...], ...]:
    """Return the phones of each phrase of a line; all empty where its prosody is not known."""
    if line.prosody is None:
        return ((),) * len(line.sentence.phrases)
    labels = line.prosody.labels
    return tuple(_phones(labels[first:last]) for first, last in line.prosody.phones)


def _phones(labels: tuple[str, ...]) -> tuple[str, ...]:
    found = []
    for label in labels:
        match = _PHONE.search(label)
        phone = match.group(1) if match else ""
        phone = _NEAREST.get(phone, phone)
        if phone not in _SILENCES and phone in PHONES:
            found.append(phone)
    return tuple(found)
