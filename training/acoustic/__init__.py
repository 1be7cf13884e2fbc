"""The acoustic model of ``pitchcoach/transcript``: ``python -m training.acoustic``."""
