"""Sphinx configuration of the example workshop's own site, of which the manual shows pictures."""

project = html_title = "Examples 2030"
copyright = "2030, nobody: an example"  # noqa: A001  Sphinx's name
extensions = ["myst_parser", "sphinx_design", "sphinx_workshop"]
primary_domain = "workshop"
exclude_patterns = ["data"]
html_theme = "workshop"
html_theme_options = {"accent": "#27477f"}
html_copy_source = False
html_show_sourcelink = False
html_show_sphinx = False
