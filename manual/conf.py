"""Sphinx configuration of the manual of sphinx-workshop; `nox -s manual` builds it."""

from sphinx_workshop import __version__

project = "sphinx-workshop"
author = "the authors of sphinx-workshop"
copyright = f"2026, {author}"  # noqa: A001  Sphinx's name
version = release = __version__
language = "en"

extensions = [
    "myst_parser",
    "sphinx_design",
    "sphinx_workshop",
    "sphinx_workshop._docs",  # the reference, made from the code
]
source_suffix = {".md": "markdown"}
exclude_patterns = ["example"]

primary_domain = "workshop"
nitpicky = True

# What the live examples show: the facts of a workshop that does not exist.
workshop_data = "example"

myst_enable_extensions = ["attrs_block", "attrs_inline", "colon_fence", "deflist"]
myst_heading_anchors = 3

html_theme = "workshop"
html_title = "sphinx-workshop"
html_copy_source = False
html_show_sourcelink = False
html_show_sphinx = False
