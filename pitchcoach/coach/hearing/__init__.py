"""Hearing: what a recording tells when it is laid over the text, and how that is said and kept."""
