"""Parts of a variant that follow the pitch it is based on.

The file of a variant holds all its words, so that it can be read without the program. One front matter value,
``follows: ターゲット 5f2a91c0, 特徴 88e0d3aa``, names a fingerprint of what the base said when the two last
agreed. From it and the words alone everything follows: a part whose words have the fingerprint is shared, and
takes the base's words when those change; any other part is the variant's own, and its base has moved on when
the base's words no longer have the fingerprint. So nobody's words are ever replaced: writing into a shared
part, with whatever editor, makes it the variant's own.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

from pitchcoach.model.pitch import ROLES, Pitch, Role
from pitchcoach.text.document.edit import body_of, heading_for, with_body
from pitchcoach.text.document.parse import role_of

KEY: Final = "follows"
_TIE: Final = re.compile(r"(\S+)\s+([0-9a-f]{8})")


@dataclass(frozen=True, slots=True)
class Standing:
    """How the parts of a variant stand to those of its base."""

    shared: frozenset[Role]
    """Parts with the words of the base."""
    moved_on: frozenset[Role]
    """Own parts whose counterpart has changed since they were written."""
    behind: frozenset[Role]
    """Shared parts whose words in this text are those of an older base."""


def fingerprint(body: str) -> str:
    """Return eight hexadecimal digits that stand for the words; white space and composition do not matter."""
    words = " ".join(unicodedata.normalize("NFC", body).split())
    return f"{zlib.crc32(words.encode('utf-8', 'surrogatepass')):08x}"


def read_ties(value: str) -> dict[Role, str]:
    """Read the front matter value; what cannot be understood of it is passed over: its part is then own."""
    return {
        role: print_
        for name, print_ in _TIE.findall(re.sub(r"[、，;]", ",", value).replace(",", " "))
        if (role := role_of(name)) is not None
    }


def written_ties(ties: Mapping[Role, str], pitch: Pitch) -> str:
    """Return the front matter value, with the headings the pitch's language has."""
    return ", ".join(f"{heading_for(role, pitch.language)} {ties[role]}" for role in ROLES if role in ties)


def ties_to(base: Pitch, roles: Collection[Role] = ROLES) -> dict[Role, str]:
    """Return the ties of parts that say now what ``base`` says."""
    return {role: fingerprint(body_of(base, role)) for role in roles if body_of(base, role)}


def standing(pitch: Pitch, ties: Mapping[Role, str], base: Pitch | None) -> Standing:
    """Tell how the parts stand; without the base shared parts are known, but nothing of its changes."""
    mine = {role: fingerprint(body_of(pitch, role)) for role in ties}
    shared = frozenset(role for role in ties if mine[role] == ties[role])
    if base is None:
        return Standing(shared, frozenset(), frozenset())
    theirs = {role: fingerprint(body_of(base, role)) for role in ties}
    changed = frozenset(role for role in ties if theirs[role] != ties[role])
    # Own words that happen to be what the base says by now are no news; a part the base gave up is kept.
    emptied = frozenset(role for role in shared if not body_of(base, role))
    news = frozenset(role for role in changed - shared if theirs[role] != mine[role])
    return Standing(shared - emptied, news | emptied, (shared & changed) - emptied)


def caught_up(pitch: Pitch, role: Role, base: Pitch) -> str:
    """Return the text of ``pitch`` with the words its base has for a part now."""
    return with_body(pitch, role, body_of(base, role))
