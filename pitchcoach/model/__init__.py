"""The records everything speaks of: frozen, without behaviour that needs another room.

Nothing here reads a file, opens a window or knows a library. The records that every check needs go without
slots: making a class twice is what they would cost, and a check is a matter of milliseconds.
"""
