"""Text into speech: the only door to pyttsx3.

Nothing here plays a sound, and nothing is imported here: the worker process starts through this module.
"""
