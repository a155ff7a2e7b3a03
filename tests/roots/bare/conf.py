"""A site that needs nothing but the wheel of the extension."""

project = "Example Workshop"
copyright = "2030, Example"
extensions = ["sphinx_workshop"]
primary_domain = "workshop"
html_theme = "workshop"
