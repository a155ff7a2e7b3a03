"""The proposal as a PDF: which pages and facts are in it, how they are typeset, and how long they are."""

from typing import Final

NAME: Final = "proposal.pdf"
"""The file that the builder writes, and that a site offers."""
OF_PAGE: Final = "#document-"
"""Beginning of the address of a page that is in the proposal."""
OUTSIDE: Final = "outside:"
"""Beginning of the address of a page that is not in it, if the address of the site is not known."""
