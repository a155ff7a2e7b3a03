"""The commands of sphinx-workshop, each in a module of its own."""
