"""The accepted papers as a site shows them: lists, a page for each, an index of authors.

They are written as HTML from the facts, not by way of docutils. Other formats than a site's get the same as
docutils nodes (`build.paper_nodes`).
"""

from __future__ import annotations

import posixpath
from typing import Final

FOLDER: Final = "papers"
"""The folder of a site that has the pages of papers and their files."""
INDEX: Final = f"{FOLDER}/_index/"
"""The folder of the search index; no id of a paper begins so."""
AUTHORS: Final = "paper-authors"
"""The page that has the index of authors."""


def file_of(key: str, field: str, path: str) -> str:
    """Return the name that a file of a paper has in the site.

    Args:
        key: the id of the paper
        field: the link that names the file, such as `slides`
        path: the file in the data folder
    """
    ending = posixpath.splitext(path)[1].lower()
    return f"{FOLDER}/{key}{ending}" if field == "pdf" else f"{FOLDER}/_{field}/{key}{ending}"


def page_of(key: str) -> str:
    """Return the name of the page of a paper."""
    return f"{FOLDER}/{key}"
