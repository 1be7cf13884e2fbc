"""How the data that the program ships was made; run by hand, never by the program."""
