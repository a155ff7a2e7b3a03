"""The site of a workshop that Jekyll builds: its data into the data files, and an account of every fact."""
