"""Readings into seconds, and rounds into a pace."""
