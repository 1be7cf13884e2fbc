"""The acoustic model of ``pitchcoach/transcript``: ``python -m tests.training``."""
