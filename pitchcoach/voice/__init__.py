"""Text into speech: one file for each engine, see :mod:`pitchcoach.voice.all_voices`.

Nothing here plays a sound, and nothing is imported here: the worker process starts through this module.
"""
