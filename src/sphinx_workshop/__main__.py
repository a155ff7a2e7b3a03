"""Run the command as ``python -m sphinx_workshop``."""

from sphinx_workshop.cli.main import main

main(prog_name="sphinx-workshop")
