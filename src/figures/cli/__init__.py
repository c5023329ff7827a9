"""The command line: one command a file, click here and nowhere else."""
