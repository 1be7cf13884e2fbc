"""What the user can set, every figure with its unit and its source."""
