"""Keeps what ALSA and PortAudio write to file descriptor 2 away from the user while a device is opened."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator


@contextlib.contextmanager
def quiet_libraries() -> Iterator[None]:
    """Send file descriptor 2 nowhere inside this block; Python's own standard error is flushed before.

    Nothing that the user should read may be written inside. Windows has no such noise and is left alone.
    """
    if os.name != "posix":
        yield
        return
    sys.stderr.flush()
    try:
        kept = os.dup(2)
    except OSError:  # started with standard error closed: nothing can be heard of the noise either
        yield
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    os.close(nowhere)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
