"""A listing as JSON and back. Only lists, texts and numbers: nothing in a cache file can make the program do
anything.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

from pitchcoach.model.listing import ListedPart, Listing, SeenFile
from pitchcoach.model.pitch import ROLES, Role

_NO_ROLES: Final[frozenset[Role]] = frozenset()
"""One for all: thousands of listings have it."""


def dumped(listing: Listing) -> bytes:
    """Return a listing as bytes; a title may come from a file name that is no valid text."""
    one = listing
    facts = {
        "title": one.title,
        "audience": one.audience,
        "slot_seconds": one.slot_seconds,
        "language": one.language,
        "family": one.family,
        "based_on": one.based_on,
        "purpose": one.purpose,
        "base_missing": one.base_missing,
        "shared": sorted(one.shared),
        "moved_on": sorted(one.moved_on),
        "words": one.words,
        "exact": one.exact,
        "parts": [_dumped_part(part) for part in one.parts],
        "own_readings": one.own_readings,
        "rests_on": [(str(seen.path), seen.mtime_ns, seen.size) for seen in one.rests_on],
    }
    text = json.dumps(facts, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass")


def loaded(data: bytes) -> Listing:
    """Return a listing. Raises ValueError, TypeError or KeyError when the bytes are none."""
    facts = json.loads(data.decode("utf-8", "surrogatepass"))
    if facts["language"] not in ("ja", "en"):
        raise ValueError("language")
    return Listing(
        title=str(facts["title"]),
        audience=str(facts["audience"]),
        slot_seconds=float(facts["slot_seconds"]),
        language=facts["language"],
        family=str(facts["family"]),
        based_on=str(facts["based_on"]),
        purpose=str(facts["purpose"]),
        base_missing=bool(facts["base_missing"]),
        shared=_roles(facts["shared"]),
        moved_on=_roles(facts["moved_on"]),
        words=None if facts["words"] is None else int(facts["words"]),
        exact=bool(facts["exact"]),
        parts=tuple(_loaded_part(part) for part in facts["parts"]),
        own_readings=tuple((str(word), str(kana)) for word, kana in facts["own_readings"]),
        rests_on=tuple(SeenFile(Path(path), int(at), int(size)) for path, at, size in facts["rests_on"]),
    )


def _roles(names: Any) -> frozenset[Role]:
    return frozenset(role for role in ROLES if role in names) if names else _NO_ROLES


def _dumped_part(part: ListedPart) -> tuple[object, ...]:
    return (part.role, part.text, part.characters, part.words, part.units, part.commas, part.sentences)


def _loaded_part(columns: Any) -> ListedPart:
    role, text, *counts = columns
    if role is not None and role not in ROLES:
        raise ValueError("role")
    characters, words, units, commas, sentences = map(int, counts)
    return ListedPart(role, str(text), characters, words, units, commas, sentences)
