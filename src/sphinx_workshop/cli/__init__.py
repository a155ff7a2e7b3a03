"""The command `sphinx-workshop`; each of its commands is a module of its own."""
