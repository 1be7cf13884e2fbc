"""The records everything speaks of: frozen, without behaviour that needs another room.

Nothing here reads a file, opens a window or knows a library.
"""
