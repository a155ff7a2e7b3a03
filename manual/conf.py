"""Sphinx configuration of the manual of sphinx-workshop; `nox -s manual` builds it."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "_ext"))

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
    "workshop_manual",  # the reference made from the code, and live examples
]
source_suffix = {".md": "markdown"}
exclude_patterns = ["_ext", "example", "site"]

primary_domain = "workshop"
nitpicky = True

# What the live examples show: a workshop that does not exist, so nothing but these pages tells of it.
workshop_data = "example"
workshop_publish = False
workshop_pages = {name: f"examples/{name}" for name in ("dates", "program", "papers")}
# Where tools/screenshots.py leaves pictures of its site.
manual_pictures = "../build/manual-pictures"

myst_enable_extensions = ["attrs_block", "attrs_inline", "colon_fence", "deflist"]
myst_heading_anchors = 3

html_theme = "workshop"
html_theme_options = {
    "accent": "#7a2d6b",
    "logo": {"image_light": "_static/logo.svg", "image_dark": "_static/logo.svg", "text": "sphinx-workshop"},
}
html_title = "sphinx-workshop"
html_favicon = "_static/favicon.svg"
html_static_path = ["_static"]
html_css_files = ["manual.css"]
html_search_scorer = str(Path(__file__).parent / "_search/scorer.js")  # guides come first
html_copy_source = False
html_show_sourcelink = False
html_show_sphinx = False
