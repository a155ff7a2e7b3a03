"""A program of two days, one with parallel rooms, in the theme that readers see."""

project = "Example Workshop on Programs"
copyright = "2022, Example"
version = "2022"
extensions = ["myst_parser", "sphinx_workshop"]
primary_domain = "workshop"
nitpicky = True
language = "en"
html_title = "EWP 2022"
html_theme = "pydata_sphinx_theme"
html_context = {"default_mode": "auto"}
html_theme_options = {"show_prev_next": False}
html_copy_source = False
html_show_sourcelink = False
html_use_index = False
html_domain_indices = False
