"""What the pitches of the folder are called; for the background thread."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from pitchcoach.errors import PitchcoachError
from pitchcoach.tui.words import clock

if TYPE_CHECKING:
    from pitchcoach.model.listing import Listing
    from pitchcoach.tui.app import PitchcoachApp


def listings_of(app: PitchcoachApp) -> Mapping[Path, Listing]:
    """Return what is known of the pitches of the folder, by absolute path; unread ones are left out."""
    return {path: listing for path, listing in _all(app).items() if listing is not None}


def pitch_names(app: PitchcoachApp) -> Mapping[Path, str]:
    """Return title and slot of every pitch of the folder, by path; of unread ones the name of the file."""
    names = {
        path: path.stem if one is None else f"{one.title}  {clock(one.slot_seconds)}"
        for path, one in _all(app).items()
    }
    return dict(sorted(names.items(), key=lambda pair: pair[1]))


def _all(app: PitchcoachApp) -> Mapping[Path, Listing | None]:
    place = app.place
    try:
        seen = app.rooms.files.scan(place.parent if place.is_file() else place)
    except PitchcoachError:  # the library tells it
        return {}
    known = app.rooms.listings().fetch(seen)
    return {one.path.absolute(): known.get(one.path) for one in seen}
