"""Earlier editions of the workshop (`editions.yml`)."""

from __future__ import annotations

import re
from typing import Annotated, Final, TypeAlias

from pydantic import Field

from sphinx_workshop.model.base import Checked, Entry, OrTbd, known
from sphinx_workshop.model.names import url_of
from sphinx_workshop.model.texts import Count, Line, Year, text_of

_ARCHIVED: Final = re.compile(r"[0-9]{4}/")


def _site(value: object) -> str:
    """Return an address, or the folder of an archived edition; raise for anything else."""
    text = text_of(value)
    return text if _ARCHIVED.fullmatch(text) else url_of(text)


_SITE_SCHEMA: Final[dict[str, object]] = {
    "type": "string",
    "pattern": f"^(https?://|mailto:|{_ARCHIVED.pattern}$)",
}
SiteOfEdition: TypeAlias = Annotated[
    str,
    Checked(_site, _SITE_SCHEMA, "address (http, https, mailto), or folder of an archived edition"),
]
"""An address, or the folder of an archived edition, relative to the root of the site."""


class Edition(Entry):
    """An earlier edition of the workshop (`editions.yml`)."""

    year: Year
    """The year."""
    name: Line | None = None
    """The name, where it differs from that of the workshop."""
    host: Line | None = None
    """The conference that hosted it: `NeurIPS 2021`."""
    where: OrTbd[Line] | None = Field(default=None, alias="place")
    """Where it took place."""
    url: OrTbd[SiteOfEdition] | None = None
    """Its site; once it is archived, its folder in this site: `2021/`."""
    attendees: OrTbd[Count] | None = None
    """How many people attended."""
    submissions: OrTbd[Count] | None = None
    """How many papers were submitted."""
    accepted: OrTbd[Count] | None = None
    """How many papers were accepted."""

    @property
    def title(self) -> str:
        """The name with the year, unless the name has it."""
        year, name = str(self.year), self.name or ""
        return name if year in name else f"{name} ({year})" if name else year

    @property
    def is_archived(self) -> bool:
        """Whether its site is archived below this one."""
        return is_archived(known(self.url) or "")

    def address(self, base: str) -> str:
        """Return the full address of its site; empty if that is not known.

        Args:
            base: the address of the root of this site, with a slash at its end; empty if it is not known
        """
        url = known(self.url) or ""
        if not self.is_archived:
            return url
        return f"{base}{url}" if base else ""


def is_archived(url: str) -> bool:
    """Return whether the address of an edition is its folder below this site."""
    return _ARCHIVED.fullmatch(url) is not None
