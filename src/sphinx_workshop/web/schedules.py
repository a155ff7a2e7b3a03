"""The schedules of a site, for apps and pretalx."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_workshop.export.frab.events import has_schedule
from sphinx_workshop.export.frab.json_schedule import frab_json
from sphinx_workshop.export.frab.xml_schedule import frab_xml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_workshop.web.site import Site


def schedules(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield the schedule for apps, as JSON and as XML, if a session has a known start."""
    if has_schedule(site.workshop):
        yield "schedule.json", frab_json(site.workshop, site.addresses).encode()
        yield "schedule.xml", frab_xml(site.workshop, site.addresses).encode()
