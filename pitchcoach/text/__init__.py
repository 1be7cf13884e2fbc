"""Pitch files, characters, readings, time estimates and the rules of the check.

The only door to YAML, to the grapheme library and to the reading library.
"""
