"""One screen, one question; each does no work itself but asks the use cases."""
