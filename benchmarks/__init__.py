"""Measurements of what builds cost: `nox -s bench`."""
