"""Rehearsing: the ladder, what its rungs show, the clock of a round, its signals, and the plan of rounds."""
