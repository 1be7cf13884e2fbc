"""The program on a day of one's choice: ``python -m tests.tui.on_a_day 2026-12-02 --locale ja FOLDER``."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date

from pitchcoach.cli import compose
from pitchcoach.cli.program import run
from pitchcoach.coach.rooms import Rooms
from pitchcoach.config.settings import Settings
from pitchcoach.locations import Locations

if __name__ == "__main__":
    day, real = date.fromisoformat(sys.argv[1]), compose.compose_rooms

    def rooms_on_that_day(settings: Settings, locations: Locations) -> Rooms:
        return replace(real(settings, locations), today=lambda: day)

    compose.compose_rooms = rooms_on_that_day
    sys.exit(run(sys.argv[2:]))
