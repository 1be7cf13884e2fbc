"""What was said when: a take laid over the script it follows. The only door to pocketsphinx."""
