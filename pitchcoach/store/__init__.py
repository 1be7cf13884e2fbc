"""What the user has done, kept in one SQLite file on this machine: rounds and their marks.

``rounds.RoundStore`` is the real store, ``fake.MemoryStore`` the one for tests and the demonstration.
Nothing here knows pitch files, sound or screens, and nothing here deletes what it was not asked to delete.
"""
