"""A workshop with every kind of page that shows facts."""

project = "Example Workshop"
copyright = "2030, Example"
version = "2030"
extensions = ["myst_parser", "sphinx_workshop"]
primary_domain = "workshop"
nitpicky = True
html_theme = "basic"
