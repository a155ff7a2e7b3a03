"""The accepted papers as a site shows them: lists, a page for each, an index of authors.

They may be thousands, so they are written as HTML from the facts, and not by way of docutils. Other formats
than a site's get the same as docutils nodes (`transforms`).
"""

from __future__ import annotations

from typing import Final

FOLDER: Final = "papers"
"""The folder of a site that has the pages of papers and their files."""
INDEX: Final = f"{FOLDER}/_index/"
"""The folder of the search index; no id of a paper begins so."""
