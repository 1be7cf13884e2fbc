"""Microphone, loudspeaker, WAV files and cues: the only door to sounddevice.

Importing any module of this room loads neither sounddevice nor numpy: both wait for their first use.
"""
