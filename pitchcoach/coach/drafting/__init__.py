"""Drafting: what an author is asked, variants and their families, cuts, readings; pitches reach the disk."""
