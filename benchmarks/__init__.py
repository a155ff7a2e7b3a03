"""Measures what builds cost, against the aims: `nox -s bench`."""
