"""Sphinx configuration of the VGM 2022 site; `nox -s docs` builds it."""

from html import escape

project = "VGM 2022"
title = "Visual Generative Modeling Workshop 2022"
author = f"the organizers of {project}"
copyright = f"2022, {author}"  # noqa: A001  Sphinx's name
version = release = "2022"  # the workshop's; EPUB needs one
language = "en"

extensions = [
    "myst_parser",
    "sphinx_design",
    "sphinx_workshop",
]
source_suffix = {".md": "markdown"}
exclude_patterns = ["_parts", "data"]

# Pages write {organizers} for {workshop:organizers}.
primary_domain = "workshop"
nitpicky = True

# The proposal as a PDF (`nox -s pdf`). Its page lists the team; the site offers the PDF once it is built.
workshop_proposal = {"proposal": ["proposal", "facts:speakers", "facts:schedule", "facts:timeline"]}
workshop_proposal_pdf = "build/proposal/proposal.pdf"

myst_enable_extensions = ["attrs_block", "attrs_inline", "colon_fence", "deflist"]
myst_heading_anchors = 3

html_theme = "workshop"
html_title = project
html_static_path = ["docs/_static"]
html_favicon = "docs/_static/favicon.svg"
html_theme_options = {
    "accent": "#27477f",
    "logo": {
        "image_light": "_static/logo.svg",
        "image_dark": "_static/logo.svg",
        "text": escape(project),  # it is HTML
    },
}
html_math_renderer = "mathml"  # formulas without a script from another site
html_copy_source = False
html_show_sourcelink = False
html_show_sphinx = False
# The pages are few and have a search: no index is needed.
html_use_index = False
html_domain_indices = False

epub_title = title
epub_show_urls = "footnote"

latex_engine = "xelatex"  # names in any script
# Title and author are LaTeX: an empty title is that of the first page.
latex_documents = [("index", "vgm2022.tex", "", "the organizers", "howto")]
man_pages = [("index", "vgm2022", title, [author], 7)]

linkcheck_timeout = 15
linkcheck_retries = 2
