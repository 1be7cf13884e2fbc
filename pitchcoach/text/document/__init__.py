"""Pitch files: bytes into text, text into a pitch, and changes that leave the rest as it was written."""
