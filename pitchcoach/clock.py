"""The clock of rounds: seconds that never go back and go on while the machine sleeps.

Python's own ``time.monotonic`` stands still during a suspension on Linux and macOS; a laptop that was shut in
the middle of a round would then show a time that never was.
"""

from __future__ import annotations

import sys
import time

if sys.platform == "linux":

    def seconds() -> float:
        """Return the seconds since the machine was started, its sleep included."""
        return time.clock_gettime_ns(time.CLOCK_BOOTTIME) / 1e9

elif sys.platform == "darwin":

    def seconds() -> float:
        """Return the seconds since the machine was started, its sleep included.

        There CLOCK_MONOTONIC counts sleep; ``time.monotonic`` asks mach_absolute_time, which does not.
        """
        return time.clock_gettime_ns(time.CLOCK_MONOTONIC) / 1e9

else:

    def seconds() -> float:
        """Return the seconds since the machine was started, its sleep included.

        On Windows the performance counter does that; ``time.monotonic`` moves in steps of 16 ms there.
        """
        return time.perf_counter_ns() / 1e9
