"""Any cell of authors: no exception, and no word of it is lost unless the import says so."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from sphinx_workshop.importers.authors.cell import authors_of, names_last_first
from tests.fuzz.choices import Choices

_WORD: Final = re.compile(r"\b[A-Z][a-z]{3,11}\b", re.ASCII)
"""What may well be a part of a name."""
_NO_NAME: Final = re.compile(
    r"[@\\&<>{}$%]|://|\b(?:at|dot|orcid|www|https?|mailto|e-?mail|authors?|prof|dr|univ|pr|dipl|assoc|asst|priv)",
    re.IGNORECASE,
)
"""A cell with markup or an address: words go that are no names."""


def authors(data: bytes) -> None:
    """Read a cell, and the names of a table of it."""
    choices = Choices(data)
    last_first = bool(choices.number(1))
    cell = choices.text()
    found, said = authors_of(cell, last_first=last_first)
    names_last_first([cell, cell])
    told = " ".join(said)
    for author in found:
        assert author.name.strip(), author
        assert not re.search(r"[\ue000-\ue002]", f"{author.name}{author.affiliation}"), author
    if not _NO_NAME.search(cell) and "…" not in told:
        there = " ".join([told, *(f"{author.name} {author.affiliation}" for author in found)])
        for word in _WORD.findall(unicodedata.normalize("NFC", cell)):
            assert word in there or _is_title(word), (word, found, said)


def _is_title(word: str) -> bool:
    """Return whether a word says only what somebody is."""
    return bool(re.match(r"(?:Doct|Mast|Grad|Stud|Cand|Memb|Fell|Seni|Life|Adju|Mag|Engr|Hab)", word))
