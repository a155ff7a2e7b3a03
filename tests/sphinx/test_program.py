"""The program: by room and by time, foldable, with papers, and linked with the people in both directions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pytest

if TYPE_CHECKING:
    from bs4 import Tag

    from tests.sphinx.conftest import Build, Site

LONG: Final = "A sentence of an abstract that goes on and on. " * 8
FILES: Final = {
    "index.md": "# Home\n\n```{toctree}\nprogram\npeople\ntwice\n```\n",
    "program.md": "# Program\n\n```{program}\n```\n",
    "people.md": "# People\n\n```{speakers}\n```\n\n```{organizers}\n```\n",
    "twice.md": "# Plan\n\n## Deeper\n\n### Deepest\n\n```{program}\n:day: 2022-12-03\n```\n",
    "data/workshop.yml": """
        name: Example Workshop
        phase: program
        timezone: Europe/Vienna
        """,
    "data/organizers.yml": "- name: Ada Example\n",
    "data/speakers.yml": f"""
        - name: Grace Example
          talk:
            title: On *examples*
            abstract: {LONG}
        - name: Alan Example
          talk:
            title: In short
            abstract: One line.
        """,
    "data/program.yml": """
        - date: 2022-12-02
          sessions:
            - title: Opening
              start: 09:00
              end: 09:30
            - title: Early in A
              room: Hall A
              start: 09:30
              end: 10:30
              sessions:
                - speakers: alan-example
            - title: Late in A
              room: Hall A
              track: Theory
              kind: panel
              start: 10:30
              end: 11:00
              chairs: ada-example
            - title: First in B
              room: Hall B
              start: 09:30
              end: 10:00
              chairs: ada-example
            - title: Long in B
              id: long
              room: Hall B
              start: 10:00
              end: 11:00
              speakers: grace-example
              description: Of this session.
            - title: Panel without a time
              kind: panel
        - date: 2022-12-03
          sessions:
            - start: 10:00
              end: 2022-12-04 00:30
              speakers: grace-example
            - start: 2022-12-04 09:00
              speakers: alan-example
              room: Hall A
        """,
}

MEANT: Final = ["workshop.session-order", "workshop.person-clash"]
"""Written in another order than that of time, and with somebody in two rooms: pages show it all the same."""


@pytest.fixture(scope="module")
def make(tmp_path_factory: pytest.TempPathFactory, new_site: type[Site]) -> Site:
    return new_site(tmp_path_factory.mktemp("program")).write(FILES)


@pytest.fixture(scope="module")
def html(make: Site) -> Build:
    build = make.build("html", strict=True, suppress_warnings=MEANT)
    assert build.warnings == []
    return build


@pytest.fixture(scope="module")
def text(make: Site) -> Build:
    return make.build("text", strict=True, suppress_warnings=MEANT)


def areas(page: Tag) -> list[tuple[str, str]]:
    """Return the outermost sessions of a day side by side, and where each lies."""
    items = page.select(".workshop-parallel > ul.workshop-sessions > li.workshop-session")
    titles = [item.select_one(".workshop-session-title") for item in items]
    return [
        (title.get_text(), str(item["style"])) for title, item in zip(titles, items, strict=True) if title
    ]


def test_parallel_rooms_are_columns_and_the_list_is_in_the_order_of_time(html: Build) -> None:
    page = html.html("program.html")
    assert areas(page) == [
        ("Opening", "--workshop-area: 1 / 2 / 2 / -1"),
        ("Early in A", "--workshop-area: 2 / 2 / 4 / 3"),
        ("First in B", "--workshop-area: 2 / 3 / 3 / 4"),
        ("Long in B", "--workshop-area: 3 / 3 / 5 / 4"),
        ("Late in A", "--workshop-area: 4 / 2 / 5 / 3"),
        ("Panel without a time", "--workshop-area: 5 / 2 / 6 / -1"),
    ]
    heads = page.select_one(".workshop-rooms[aria-hidden=true]")
    assert heads is not None
    assert [head.get_text() for head in heads.select("span")] == ["Hall A", "Hall B"]
    style = page.select_one(".workshop-parallel")["style"]  # type: ignore[index]
    rows = "minmax(1.5rem,auto) minmax(1.5rem,auto) minmax(1.5rem,auto) minmax(1.5rem,auto) auto"
    assert style == f"--workshop-columns: 2; --workshop-rows: {rows}"


def test_the_times_beside_the_columns_are_hidden_from_those_who_hear_them_in_each_session(
    html: Build, text: Build
) -> None:
    ticks = html.html("program.html").select("li.workshop-tick[aria-hidden=true] > time")
    assert [tick.get_text() for tick in ticks] == ["09:00", "09:30", "10:00", "10:30"]
    assert (ticks[0]["datetime"], ticks[0]["data-offset"]) == ("2022-12-02T08:00:00Z", "60")
    assert text.words("program.txt").count("09:00") == 2  # of the opening, and of the day after


def test_a_day_is_reached_by_a_link_at_the_top(html: Build, text: Build) -> None:
    page = html.html("program.html")
    links = [(link.get_text(), link["href"]) for link in page.select("nav.workshop-day-links > a")]
    assert links == [("Fri 2 Dec", "#day-2022-12-02"), ("Sat 3 Dec", "#day-2022-12-03")]
    assert [day["id"] for day in page.select("section.workshop-day")] == ["day-2022-12-02", "day-2022-12-03"]
    assert html.html("twice.html").select("nav.workshop-day-links") == []
    assert "Fri 2 Dec" not in text.words("program.txt")


def test_a_session_says_to_scripts_what_it_is_found_and_filtered_by(html: Build) -> None:
    page = html.html("program.html")
    late = page.select_one("#session-2022-12-02-1030-late-in-a")
    assert late is not None
    assert {name: value for name, value in late.attrs.items() if name.startswith("data-")} == {
        "data-key": "session-2022-12-02-1030-late-in-a",
        "data-start": "2022-12-02T09:30:00Z",
        "data-end": "2022-12-02T10:00:00Z",
        "data-room": "Hall A",
        "data-track": "Theory",
        "data-kind": "Panel",
    }
    assert "workshop-track-1" in late["class"]
    inner = page.select_one("#session-2022-12-02-alan-example")
    assert inner is not None
    assert (inner["data-start"], inner["data-end"], inner["data-room"]) == (
        "2022-12-02T08:30:00Z",
        "2022-12-02T09:30:00Z",
        "Hall A",
    )


def test_browsers_and_calendars_know_sessions_by_the_same_keys(site: Site) -> None:
    sessions = """
        - date: 2022-12-02
          sessions:
            - title: Twice
            - title: Twice
              start: 09:00
              end: 10:00
            - title: Twice
              start: 2022-12-02 09:00
              end: 10:00
        """
    site.write(
        {
            "data/workshop.yml": "name: EWP 2022\nphase: program\nurl: https://example.org/2022/\n",
            "data/program.yml": sessions,
            "index.md": "# Home\n\n```{program}\n```\n",
        }
    )
    build = site.build()
    page = build.html()
    ending = page.select_one(".workshop-program")["data-uid"]  # type: ignore[index]
    keys = [f"{one['data-key']}{ending}" for one in page.select("li.workshop-session[data-start]")]
    assert len(set(keys)) == 2
    assert {one for one in re.findall("UID:(.*)", calendar(build)) if "session" in one} == set(keys)


def test_the_papers_of_a_session_are_folded_under_their_number(site: Site) -> None:
    page = site.write(PAPERS).build("html", strict=True).html()
    folds = [fold.get_text(strip=True) for fold in page.select("li.workshop-session > details > summary")]
    assert folds == ["2 papers"]  # one alone is not worth a click


def test_a_day_in_one_room_at_a_time_is_a_list(html: Build) -> None:
    page = html.html("twice.html")
    assert len(page.select(".workshop-day > ul.workshop-sessions > li")) == 2
    assert page.select(".workshop-parallel, [style]") == []


def test_text_has_parallel_sessions_as_a_list_in_the_order_of_time_with_their_rooms(text: Build) -> None:
    words = text.words("program.txt")
    order = ["**Opening**", "**Early in A**", "**In short**", "**Long in B**", "**Late in A**, Panel"]
    assert sorted(order, key=words.index) == order
    assert "* 10:30–11:00 **Late in A**, Panel Chair: Ada Example Track: Theory, Room: Hall A" in words
    assert "style" not in words


@pytest.mark.parametrize("builder", ["epub", "latex", "man", "texinfo"])
def test_other_formats_have_parallel_sessions_as_a_list_too(make: Site, builder: str) -> None:
    build = make.build(builder, strict=True, suppress_warnings=MEANT)
    assert build.warnings == []
    files = [path for path in build.out.rglob("*") if path.suffix in {".xhtml", ".tex", ".1", ".texi"}]
    whole = " ".join(path.read_text(encoding="utf-8") for path in files)
    assert "Long in B" in whole
    assert "A sentence of an abstract that goes on" in whole
    assert "Link to this session" not in whole
    assert "--workshop" not in whole


def test_each_session_has_a_link_to_itself_that_says_which(html: Build) -> None:
    page = html.html("program.html")
    sessions = page.select("li.workshop-session")
    assert len(sessions) == 9
    for session in sessions:
        link = session.select_one(".workshop-permalink")
        title = session.select_one(".workshop-session-title")
        assert link is not None
        assert title is not None
        assert (link["href"], link["aria-label"]) == (
            f"#{session['id']}",
            f"Link to this session: {title.get_text()}",
        )


def test_sessions_have_no_links_to_themselves_where_headings_have_none(make: Site) -> None:
    build = make.build("html", html_permalinks=False)
    assert build.html("program.html").select(".workshop-permalink") == []


def test_a_long_abstract_is_folded_and_a_short_text_is_not(html: Build, text: Build) -> None:
    page = html.html("program.html")
    (fold,) = page.select("details.workshop-fold")
    assert fold.select_one("summary").get_text() == "Abstract"  # type: ignore[union-attr]
    assert fold.get("open") is None
    assert fold.get_text().count("A sentence of an abstract") == 8
    assert [one.get_text(strip=True) for one in page.select("li > .workshop-abstract")] == [
        "One line.",
        "Of this session.",
        "One line.",
    ]
    assert "Grace" not in fold.get_text()
    assert text.words("program.txt").count("A sentence of an abstract") == 8


def test_the_kind_is_said_unless_the_title_says_it(html: Build) -> None:
    kinds = [kind.get_text() for kind in html.html("program.html").select(".workshop-kind")]
    assert kinds == ["Panel"]


def test_a_day_is_a_heading_one_level_below_the_section_that_it_is_in(html: Build) -> None:
    assert len(html.html("program.html").select("h2.workshop-day-title")) == 2
    days = [day.get_text() for day in html.html("twice.html").select("h4.workshop-day-title")]
    assert days == ["Saturday, 3 December 2022"]


def appearances(page: Tag, key: str) -> list[tuple[str, str]]:
    lines = page.select(f"#person-{key} > .workshop-appearance")
    return [(line.get_text(), str(line.select("a")[0]["href"])) for line in lines]


def test_a_card_says_in_the_order_of_time_when_its_person_speaks_or_chairs_and_links_there(
    html: Build,
) -> None:
    page = html.html("people.html")
    assert appearances(page, "grace-example") == [
        (
            "Speaks: Friday, 2 December 2022, 10:00–11:00 (Vienna, UTC+1), Long in B",
            "program.html#session-long",
        ),
        (
            "Speaks: Saturday, 3 December 2022, 10:00–00:30 (Vienna, UTC+1), On examples",
            "program.html#session-2022-12-03-1000-grace-example",
        ),
    ]
    assert appearances(page, "ada-example") == [
        (
            "Chairs: Friday, 2 December 2022, 09:30–10:00 (Vienna, UTC+1), First in B",
            "program.html#session-2022-12-02-0930-first-in-b",
        ),
        (
            "Chairs: Friday, 2 December 2022, 10:30–11:00 (Vienna, UTC+1), Late in A",
            "program.html#session-2022-12-02-1030-late-in-a",
        ),
    ]


def test_a_card_has_the_times_of_the_session_around_and_the_day_that_is_meant(html: Build) -> None:
    inside, other_day = (line for line, _address in appearances(html.html("people.html"), "alan-example"))
    assert inside == "Speaks: Friday, 2 December 2022, 09:30–10:30 (Vienna, UTC+1), In short"
    assert other_day == "Speaks: Sunday, 4 December 2022, 09:00 (Vienna, UTC+1), In short"


def test_a_day_on_which_clocks_change_has_both_offsets(site: Site) -> None:
    program = """
        - date: 2022-10-30
          sessions:
            - title: Late
              start: 00:30
              end: 05:00
              speakers: ada-example
        """
    site.write(
        {
            "data/workshop.yml": "name: Example\nphase: program\ntimezone: Europe/Vienna\n",
            "data/speakers.yml": "- name: Ada Example\n",
            "data/program.yml": program,
            "index.md": "# Home\n\n```{program}\n```\n\n```{speakers}\n```\n",
        }
    )
    page = site.build().html()
    assert [one.get_text() for one in page.select(".workshop-zone")] == [
        "All times are in Vienna, UTC+2 until the clocks change, then UTC+1."
    ]
    assert [one.get_text() for one in page.select(".workshop-appearance")] == [
        "Speaks: Sunday, 30 October 2022, 00:30–05:00 (Vienna, UTC+2), Late"
    ]


def test_a_card_without_a_program_says_nothing_of_it(site: Site) -> None:
    site.write({**FILES, "data/program.yml": "TBD\n", "twice.md": "# No more\n"})
    assert site.build("html", strict=True).html("people.html").select(".workshop-appearance") == []


PAPERS: Final = {
    "index.md": "# Home\n\n{session}`one`, {session}`some`, {session}`shown`.\n\n```{program}\n```\n",
    "data/workshop.yml": "name: Example Workshop\nphase: program\n",
    "data/papers.yml": """
        - id: "7"
          title: The *first* paper
          authors:
            - Ada Author
        - id: "8"
          title: The second paper
          authors:
            - Bob Author
        """,
    "data/program.yml": """
        - date: 2022-12-02
          sessions:
            - id: one
              start: 09:00
              end: 10:00
              papers: "7"
            - id: some
              start: 10:00
              end: 11:00
              papers: ["7", "8"]
            - id: shown
              kind: poster
              start: 11:00
              end: 12:00
              papers: TBD
            - id: titled
              title: Orals
              kind: talk
              start: 12:00
              end: 13:00
              papers: ["8"]
        """,
}


def titles(page: Tag) -> list[str]:
    return [title.get_text() for title in page.select(".workshop-session-title")]


def calendar(build: Build) -> str:
    """Return the calendar with its lines unfolded."""
    return (build.out / "calendar.ics").read_bytes().decode().replace("\r\n ", "").replace("\r\n", "\n")


def summaries(build: Build) -> list[str]:
    return re.findall(r"SUMMARY:Example Workshop: (.*)", calendar(build))


def test_a_session_of_papers_is_called_the_same_everywhere(site: Site) -> None:
    build = site.write(PAPERS).build("html", strict=True)
    page = build.html()
    expected = ["The first paper", "Spotlight talks", "Posters", "Orals"]
    assert titles(page) == expected
    assert summaries(build) == expected
    assert page.select("p")[0].get_text() == "The first paper, Spotlight talks, Posters."


def test_papers_that_are_not_public_name_no_session_and_are_not_listed(site: Site) -> None:
    site.write({**PAPERS, "data/workshop.yml": "name: Example Workshop\nphase: review\n"})
    build = site.build("html", strict=True)
    assert titles(build.html()) == ["Spotlight talks", "Spotlight talks", "Posters", "Orals"]
    for name in ("index.html", "calendar.ics"):
        assert "first" not in build.text(name)
        assert "second" not in build.text(name)


def test_the_papers_of_a_session_are_listed_once(site: Site) -> None:
    sessions = site.write(PAPERS).build("html", strict=True).html().select("li.workshop-session")
    listed = [[one.get_text(strip=True) for one in session.select("ul li")] for session in sessions]
    assert listed == [[], ["Thefirstpaper", "The second paper"], [], ["The second paper"]]
    assert "Papers to be announced" in sessions[2].get_text()


def test_the_calendar_lists_the_papers_of_a_session(site: Site) -> None:
    build = site.write(PAPERS).build("html", strict=True)
    assert r"\nPapers:\n- The first paper\n- The second paper" in calendar(build)


def test_a_paper_that_is_renamed_is_renamed_wherever_a_session_is_named_by_it(site: Site) -> None:
    site.write({**PAPERS, "index.md": "# Home\n\nSee {session}`one`.\n"}).build("html")
    site.replace("data/papers.yml", "The *first* paper", "Another paper")
    assert "See Another paper." in site.build("html", strict=True).html().get_text()
    assert site.build("html").read == []


def test_a_paper_inside_a_session_says_the_times_of_the_session_around(site: Site) -> None:
    program = """
        - date: 2022-12-02
          sessions:
            - title: Talks
              start: 09:00
              end: 10:00
              sessions:
                - kind: poster
                  papers: ["7", "8"]
        """
    site.write({**PAPERS, "index.md": "# Home\n\n```{program}\n```\n", "data/program.yml": program})
    page = site.build("html", strict=True).html("papers/8.html")
    presented = page.select_one(".workshop-paper-session")
    assert presented is not None
    assert presented.get_text() == "Friday, 2 December 2022, 09:00–10:00 (UTC): Posters"


def test_the_style_and_the_script_of_the_program_are_on_pages_that_show_one_and_on_no_other(
    html: Build,
) -> None:
    pages = {path.stem: path.read_text("utf-8") for path in html.out.glob("*.html")}
    for name in ("program.css", "program.js", "schedule.js"):
        assert {page for page, text in pages.items() if name in text} == {"program", "twice"}
    with_times = {page for page, text in pages.items() if "times.js" in text}
    assert with_times == {"program", "twice", "people"}


def test_a_program_without_exact_times_has_its_days_and_filters(site: Site) -> None:
    program = "- date: TBD\n  sessions:\n    - title: Opening\n      start: 09:00\n- date: TBD\n"
    site.write({"data/program.yml": program, "index.md": "# Home\n\n```{program}\n```\n"})
    build = site.build("html", strict=True)
    assert all(name in build.text("index.html") for name in ("program.css", "program.js", "times.js"))
    page = build.html()
    assert [link["href"] for link in page.select(".workshop-day-links > a")] == ["#day", "#day-2"]
    assert page.select("[data-start], time") == []


@pytest.mark.parametrize("builder", ["html", "text"])
def test_a_plenary_says_in_which_rooms_sessions_go_on(site: Site, builder: str) -> None:
    times = (
        ("A", "10:00", "11:00", "Hall A"),
        ("B", "10:00", "10:30", "Hall B"),
        ("All", "10:30", "12:00", ""),
    )
    sessions = "".join(
        f"    - title: {title}\n      start: {start}\n      end: {end}\n"
        + (f"      room: {room}\n" if room else "")
        for title, start, end, room in times
    )
    page = "# Plan\n\n```{program}\n```\n"
    data = f"- date: 2022-12-02\n  sessions:\n{sessions}"
    build = site.write({"data/program.yml": data, "index.md": page}).build(builder, strict=True)
    said = "At the same time, there are sessions in Hall A."
    if builder == "text":
        assert f"10:30–12:00 **All** {said}" in build.words()
    else:
        (beside,) = build.html().select(".workshop-across > .workshop-session-beside")
        assert beside.get_text() == said
