"""A built site has the schedule of its program, with the addresses of its own pages."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from defusedxml import ElementTree

if TYPE_CHECKING:
    from tests.sphinx.conftest import Site

DATA: Final = {
    "data/workshop.yml": "name: Example Workshop\nphase: program\nurl: https://exw.example.org/\n",
    "data/program.yml": "- date: 2030-12-02\n  sessions:\n    - title: Opening\n      start: 09:00\n",
    "index.md": "# Home\n\n```{program}\n```\n",
}
FILES: Final = ("schedule.json", "schedule.xml")


def test_a_site_with_a_program_has_its_schedule(site: Site) -> None:
    site.write(DATA)
    out = site.build(html_baseurl="https://exw.example.org/").out
    (day,) = json.loads((out / FILES[0]).read_text("utf-8"))["schedule"]["conference"]["days"]
    ((event,),) = day["rooms"].values()
    address = "https://exw.example.org/index.html#session-2030-12-02-0900-opening"
    assert (event["title"], event["url"]) == ("Opening", address)
    root = ElementTree.fromstring((out / FILES[1]).read_bytes())
    assert root.findtext("day/room/event/url") == address


def test_a_site_whose_sessions_have_no_time_yet_has_none(site: Site) -> None:
    site.write(DATA)
    out = site.build().out
    assert all((out / name).is_file() for name in FILES)
    site.replace("data/program.yml", "09:00", "TBD")
    out = site.build().out
    assert not any((out / name).exists() for name in FILES)
