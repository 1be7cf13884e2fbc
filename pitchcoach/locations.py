"""Where the user's things lie on this machine; nothing here creates or reads them.

``PITCHCOACH_HOME`` puts everything into one folder (a USB stick, a test).
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Locations:
    """The folders and files the program uses, all absolute."""

    config: Path
    """Folder of ``settings.toml``."""
    data: Path
    """Folder of the database and the takes: the user's own, worth a backup."""
    cache: Path
    """Folder of readings and rendered voices: may be deleted at any time."""
    documents: Path
    """Where pitches go when no folder was named and ``./pitches`` does not exist."""

    @property
    def settings(self) -> Path:
        """The settings file."""
        return self.config / "settings.toml"

    @property
    def followup(self) -> Path:
        """The user's own pattern of actions after an event; it need not exist."""
        return self.config / "follow-up.toml"

    @property
    def database(self) -> Path:
        """The database of rounds."""
        return self.data / "pitchcoach.sqlite3"

    @property
    def takes(self) -> Path:
        """Folder of the recordings."""
        return self.data / "takes"

    @property
    def readings(self) -> Path:
        """The cache of readings."""
        return self.cache / "readings.sqlite3"

    @property
    def listings(self) -> Path:
        """What the library keeps of unchanged pitch files."""
        return self.cache / "library.sqlite3"

    @property
    def speech(self) -> Path:
        """Folder of sentences that a voice has said before."""
        return self.cache / "speech"

    @property
    def trash(self) -> Path:
        """Folder of deleted pitches."""
        return self.data / "trash"

    @property
    def log(self) -> Path:
        """What libraries write to standard error while the screens are open."""
        return self.cache / "stderr.log"


def locations() -> Locations:
    """Return this user's locations: ``PITCHCOACH_HOME``, else the platform's habits."""
    home = os.environ.get("PITCHCOACH_HOME")
    if home:
        base = Path(home).expanduser().absolute()
        return Locations(base / "config", base / "data", base / "cache", base / "documents")
    import platformdirs

    return Locations(
        Path(platformdirs.user_config_dir("pitchcoach", appauthor=False)),
        Path(platformdirs.user_data_dir("pitchcoach", appauthor=False)),
        Path(platformdirs.user_cache_dir("pitchcoach", appauthor=False)),
        Path(platformdirs.user_documents_dir()) / "pitchcoach",
    )


def example_pitches() -> Path:
    """Return the folder of the example pitches: in a checkout, else where they were installed."""
    checkout = Path(__file__).resolve().parent.parent / "pitches"
    if checkout.is_dir():
        return checkout
    import sysconfig

    return Path(sysconfig.get_path("data")) / "share" / "pitchcoach" / "pitches"
