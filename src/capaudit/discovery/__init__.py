"""From the words on the command line to the files that are meant."""
