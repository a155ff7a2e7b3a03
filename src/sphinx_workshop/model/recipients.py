"""Who received an award, as far as readers may know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_workshop.model.names import LIKE_AN_ID

if TYPE_CHECKING:
    from sphinx_workshop.model.papers import Paper
    from sphinx_workshop.model.people import Person
    from sphinx_workshop.model.workshop import Workshop


def recipient(written: str, workshop: Workshop) -> Paper | Person | str | None:
    """Return a paper, a person, or the name of somebody who is in no file.

    Return None if readers may not see the paper or the person yet, or if the id does not exist.
    """
    key = workshop.person_key(written)
    found = workshop.public_papers.get(written) or workshop.people.get(key)
    if found is not None or key in workshop.hidden:
        return found
    name = workshop.name_of(written)
    return None if LIKE_AN_ID.fullmatch(name) else name
