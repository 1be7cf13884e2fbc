"""The command line: one file per command. Standard output is data, standard error is narration."""
