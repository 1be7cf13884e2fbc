"""Text into readings: phrases with kana, morae, syllables, and the doubts about them."""
