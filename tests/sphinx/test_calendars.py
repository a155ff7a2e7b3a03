"""Links to calendars stand where readers look for them, and none of them is dead."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pytest

if TYPE_CHECKING:
    from tests.sphinx.conftest import Build, Site

FILES = {
    "index.md": """
        # Home

        ```{toctree}
        below/program
        below/dates
        below/parts
        ```
        """,
    "below/program.md": "# Program\n\n```{program}\n```\n",
    "below/dates.md": """
        # Dates

        ```{important-dates}
        ```

        ## Full papers

        ```{important-dates}
        :track: full
        ```
        """,
    "below/parts.md": """
        # Parts

        ```{program}
        :room: hall a
        ```

        ```{program}
        :room: Hall A, Hall B
        ```

        ```{program}
        :track: Theory
        ```
        """,
    "data/workshop.yml": """
        name: Example Workshop
        phase: program
        date: 2030-12-02
        url: https://example.org/2030/
        """,
    "data/call.yml": "tracks:\n  - {name: Full papers, id: full}\n  - {name: Demos, id: demos}\n",
    "data/dates.yml": """
        - {name: Papers, due: 2030-09-01, track: full}
        - {name: Notification, due: 2030-10-01}
        """,
    "data/program.yml": """
        - date: 2030-12-02
          sessions:
            - {title: Talks, start: 10:00, end: 11:00, room: Hall A}
            - {title: Posters, start: 10:00, end: 11:00, room: Hall B, track: Theory}
        """,
}


def links(build: Build, page: str) -> list[str]:
    """Return the addresses of the links to calendars of a page."""
    return [str(link["href"]) for link in build.html(page).select(".workshop-calendar a")]


def test_each_list_offers_the_calendar_of_what_it_shows(site: Site) -> None:
    build = site.write(FILES).build(strict=True)
    page = build.html("below/program.html")
    menu = page.select_one("details.workshop-calendar")
    assert menu is not None
    assert [item.get_text(" ", strip=True) for item in menu.select("summary, li")] == [
        "Calendars",
        "Everything Subscribe",
        "Theory Subscribe",
        "Hall A Subscribe",
        "Hall B Subscribe",
    ]
    assert links(build, "below/dates.html") == [
        "../calendar/deadlines.ics",
        "webcal://example.org/2030/calendar/deadlines.ics",
        "../calendar/track-full.ics",
        "webcal://example.org/2030/calendar/track-full.ics",
    ]
    assert links(build, "below/parts.html")[::2] == [
        "../calendar/room-hall-a.ics",
        "../calendar/room-hall-a.ics",
        "../calendar/room-hall-b.ics",
        "../calendar/track-theory.ics",
    ]


@pytest.mark.parametrize("builder", ["html", "dirhtml", "singlehtml"])
def test_no_link_to_a_calendar_is_dead(site: Site, builder: str) -> None:
    site.write(FILES)
    for _change in range(2):
        build = site.build(builder, strict=True)
        found = 0
        for page in build.out.rglob("*.html"):
            for link in links(build, str(page.relative_to(build.out))):
                path = urlsplit(link).path.removeprefix("/2030/")
                folder = build.out if link.startswith("webcal:") else page.parent
                assert (folder / unquote(path)).is_file(), (page, link)
                found += 1
        assert found
        one = "- date: 2030-12-02\n  sessions:\n    - {title: All, start: 10:00, end: 11:00}\n"
        site.write({"data/program.yml": one, "below/parts.md": "# Parts\n"})


def test_a_calendar_that_is_gone_is_linked_no_more(site: Site) -> None:
    first = site.write(FILES).build(strict=True)
    assert (first.out / "calendar/room-hall-b.ics").is_file()
    site.replace(
        "data/program.yml",
        "start: 10:00, end: 11:00, room: Hall B, track: Theory",
        "start: 11:00, room: Hall A",
    )
    site.write({"below/parts.md": "# Parts\n\n```{program}\n:room: Hall A\n```\n"})
    second = site.build(strict=True)
    assert links(second, "below/program.html") == [
        "../calendar.ics",
        "webcal://example.org/2030/calendar.ics",
    ]
    assert links(second, "below/parts.html")[:1] == ["../calendar.ics"]
    assert sorted(path.name for path in (second.out / "calendar").iterdir()) == [
        "deadlines.ics",
        "track-demos.ics",
        "track-full.ics",
    ]


def test_links_follow_the_address_of_the_site(site: Site) -> None:
    site.write(FILES).build(strict=True)
    site.replace("data/workshop.yml", "example.org/2030/", "example.org/moved/index.html")
    second = site.build(strict=True)
    assert links(second, "below/dates.html")[1] == "webcal://example.org/moved/calendar/deadlines.ics"
    site.replace("data/workshop.yml", "url: https://example.org/moved/index.html\n", "")
    assert links(site.build(strict=True), "below/dates.html") == [
        "../calendar/deadlines.ics",
        "../calendar/track-full.ics",
    ]
