"""Listening: a pitch as lines that a voice speaks, followed, fitted to a slot, said after or along with."""
