"""Run the command as ``python -m sphinx_workshop``."""

from sphinx_workshop.cli import main

main(prog_name="sphinx-workshop")
