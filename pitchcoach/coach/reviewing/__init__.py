"""Reviewing: what rounds showed, the one thing to say first, the drill for it, and how it goes over time."""
