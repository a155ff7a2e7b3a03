"""Sphinx's side of a build: the domain, the facts of one build, and what each event does."""
