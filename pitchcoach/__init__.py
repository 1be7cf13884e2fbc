"""pitchcoach: write a one-minute pitch, see whether it fits, hear it, and rehearse it."""

__version__ = "0.1.0"
