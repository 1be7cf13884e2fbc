"""What a recording tells, from its samples alone: a door to numpy that opens no file."""
