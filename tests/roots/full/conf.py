"""A workshop with every kind of fact."""

project = "Example Workshop"
copyright = "2022, Example"
version = "2022"
extensions = ["myst_parser", "sphinx_workshop"]
primary_domain = "workshop"
nitpicky = True
html_theme = "basic"
