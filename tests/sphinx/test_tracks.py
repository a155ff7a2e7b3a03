"""Tracks on pages: each with its dates and its button; the bar and the main action name every deadline."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from bs4 import BeautifulSoup, Tag

if TYPE_CHECKING:
    from tests.sphinx.conftest import Site

PAGES: Final = {
    "index.md": "# Home\n\n```{main-action}\n```\n\n```{toctree}\n:glob:\n\n*\n```\n",
    "tracks.md": "# Tracks\n\n```{tracks}\n```\n",
    "call.md": "# Call\n\n```{call-facts}\n```\n",
    "dates.md": "# Dates\n\n```{important-dates}\n```\n",
    "late.md": "# Late\n\n```{important-dates}\n:track: late\n:kind: submission, notification\n```\n",
    "ready.md": "# Ready\n\n```{readiness}\n```\n",
    "people.md": "# People\n\n```{organizers}\n```\n",
    "prose.md": "# Prose\n",
}
DATA: Final = {
    "data/workshop.yml": """
        name: Example Workshop 2030
        phase: call
        date:
          one_of:
            - 2030-12-20
            - 2030-12-21
        contact: a@example.org
        """,
    "data/organizers.yml": "- name: Ada One\n- name: Bo Two\n",
    "data/call.yml": """
        tracks:
          - name: Full papers
            id: full
            max_pages: 9
            archival: true
            submission: https://example.org/full
            organizers: [ada-one, Dan Outside]
          - name: Late-breaking work
            id: late
            submission: https://example.org/late
            links:
              leaderboard: https://example.org/scores
        policies:
          - name: Language models
            text: Say *how* you used them.
        """,
    "data/dates.yml": """
        - name: Late-breaking work due
          kind: submission
          track: late
          due: 2030-10-04
        - name: Papers due
          kind: submission
          track: full
          due: 2030-08-10
          was:
            - due: 2030-08-03 17:00
              timezone: Europe/Paris
        - name: Notification
          kind: notification
          due: 2030-11
        - name: Discussion
          kind: review
          from: 2030-10-05
          due: 2030-10-09
        - name: Secret day
          kind: submission
          internal: true
          due: 2030-10-10
        """,
}
ONE_LINK: Final = ("https://example.org/late", "https://example.org/full")


@pytest.fixture
def tracks(site: Site) -> Site:
    """A site with two tracks that are submitted at two places."""
    return site.write(DATA).write(PAGES)


def bar(site: Site, page: str = "prose.html") -> Tag:
    """Return the bar of a page, in the theme that has one."""
    out = site.build("html", html_theme="pydata_sphinx_theme").out
    found = BeautifulSoup((out / page).read_text(encoding="utf-8"), "html.parser")
    announcement = found.select_one(".bd-header-announcement")
    assert announcement is not None
    return announcement


def words(tag: Tag | None) -> str:
    assert tag is not None
    return " ".join(tag.get_text().split())


def test_each_track_has_its_facts_its_dates_and_its_button(tracks: Site) -> None:
    full, late = (
        words(item) for item in tracks.build(strict=True).html("tracks.html").select("li.workshop-track")
    )
    for fact in (
        "Full papers",
        "Up to 9 pages",
        "Archival: a paper here counts as published.",
        "Ada One, Dan Outside",
        "Papers due Saturday, 10 August 2030, 23:59 AoE",
        "(formerly Saturday, 3 August 2030, 17:00 (Paris, UTC+2))",
        "Discussion Saturday, 5 October 2030 – Wednesday, 9 October 2030, 23:59 AoE",
        "Notification November 2030",
        "Submit to Full papers",
    ):
        assert fact in full
    assert "Leaderboard" in late
    assert "Submit to Late-breaking work" in late
    assert "Papers due" not in late


@pytest.mark.parametrize("builder", ["text", "latex", "man", "epub"])
def test_every_format_has_the_tracks_without_what_is_for_browsers(tracks: Site, builder: str) -> None:
    out = tracks.build(builder, strict=True).out
    files = [path for path in out.rglob("*") if path.suffix in {".txt", ".tex", ".1", ".xhtml"}]
    text = "".join(path.read_text(encoding="utf-8") for path in files)
    assert "Submit to Full papers" in text
    assert "closed" not in text


def test_buttons_lead_to_the_tracks_own_links_until_their_last_deadline(tracks: Site) -> None:
    page = tracks.build().html("tracks.html")
    groups = page.select(".workshop-deadlines")
    assert [group["data-until"] for group in groups] == ["2030-08-11T11:59:00Z", "2030-10-05T11:59:00Z"]
    assert [group.select("a")[0]["href"] for group in groups] == [
        "https://example.org/full",
        "https://example.org/late",
    ]
    assert [words(group.select_one(".workshop-closed[hidden]")) for group in groups] == [
        "Submission is closed."
    ] * 2
    person = page.select_one("li.workshop-track a[href*=person-ada-one]")
    assert person is not None


def test_of_two_notifications_the_one_to_be_announced_is_named_last(tracks: Site) -> None:
    tracks.replace("data/workshop.yml", "phase: call", "phase: review")
    tracks.replace(
        "data/dates.yml",
        "due: 2030-11\n",
        "due: 2030-11-02\n- name: More\n  kind: notification\n  due: TBD\n",
    )
    assert words(bar(tracks).select_one(".workshop-open")) == (
        "Papers are under review. Authors will be notified: Notification: "
        "Saturday, 2 November 2030, 23:59 AoE; More: To be announced. See the dates"
    )
    assert bar(tracks).select_one(".workshop-closed") is None


@pytest.mark.parametrize("phase", ["review", "program", "archive"])
def test_from_review_on_no_track_can_be_submitted(tracks: Site, phase: str) -> None:
    tracks.replace("data/workshop.yml", "phase: call", f"phase: {phase}")
    assert "Submit to" not in tracks.build("text").text("tracks.txt")


def test_what_all_tracks_share_is_with_the_facts_of_the_call(tracks: Site) -> None:
    text = tracks.build("text").words("call.txt")
    assert "Language models Say *how* you used them." in text
    assert "Full papers" not in text


def test_dates_name_their_tracks_and_can_be_chosen_by_track_and_kind(tracks: Site) -> None:
    build = tracks.build("text", strict=True)
    every = build.words("dates.txt")
    assert "Papers due (Full papers)" in every
    assert "Late-breaking work due |" in every
    chosen = build.words("late.txt")
    assert "Late-breaking work due" in chosen
    assert "Notification" in chosen
    assert "Papers due" not in chosen
    assert "Discussion" not in chosen


@pytest.mark.parametrize("track", ["late", "Late-breaking work", "LATE-BREAKING  work", "nothing, late"])
def test_dates_are_chosen_by_the_name_of_a_track_too(tracks: Site, track: str) -> None:
    by_id = tracks.build("text").text("late.txt")
    tracks.write(
        {
            "late.md": f"# Late\n\n```{{important-dates}}\n:track: {track}\n"
            ":kind: submission, notification\n```\n"
        }
    )
    build = tracks.build("text")
    assert build.text("late.txt") == by_id
    assert len(build.warnings) == ("nothing" in track)


def test_no_track_is_unknown_while_tracks_are_to_be_announced(tracks: Site) -> None:
    tracks.write({"data/call.yml": "TBD\n"})
    assert not [one for one in tracks.build("text").warnings if "late.md" in one]


def test_a_track_that_the_call_does_not_have_is_a_problem_of_the_page(tracks: Site) -> None:
    tracks.write({"late.md": "# Late\n\n```{important-dates}\n:track: lat\n```\n"})
    (warning,) = tracks.build("text").warnings
    assert "no track has the id `lat`; did you mean `late`?" in warning


@pytest.mark.parametrize(
    "builder", ["html", "dirhtml", "singlehtml", "text", "latex", "epub", "man", "gettext"]
)
def test_dates_for_organizers_only_are_in_no_format(tracks: Site, builder: str) -> None:
    out = tracks.build(builder).out
    files = [path for path in out.rglob("*") if path.suffix not in {".doctree", ".pickle", ".epub"}]
    assert files
    assert not any(b"Secret day" in path.read_bytes() for path in files if path.is_file())


def test_a_role_that_names_a_date_for_organizers_only_is_a_problem(tracks: Site) -> None:
    tracks.write({"prose.md": "# Prose\n\n{milestone}`secret-day`\n"})
    (warning,) = tracks.build("text").warnings
    assert "the milestone `secret-day` is internal, so that pages do not show it; name another" in warning


def test_the_days_that_are_not_decided_are_shown_as_such(tracks: Site) -> None:
    tracks.write({"prose.md": "# Prose\n\n{fact}`date`\n\n```{workshop-facts}\n```\n"})
    days = "Friday, 20 December 2030 or Saturday, 21 December 2030"
    assert tracks.build("text").words("prose.txt").count(days) == 2


# The bar and the main action


def test_the_bar_names_every_deadline_nearest_first_and_leads_to_the_tracks(tracks: Site) -> None:
    found = bar(tracks)
    assert words(found.select_one(".workshop-open")) == (
        "Submission deadlines: Papers due (Full papers): Saturday, 10 August 2030, 23:59 AoE; "
        "Late-breaking work due: Friday, 4 October 2030, 23:59 AoE. Choose your track"
    )
    links = [link["href"] for link in found.select(".workshop-open a")]
    assert links == ["https://example.org/full", "https://example.org/late", "tracks.html#track-full"]
    assert words(found.select_one(".workshop-closed[hidden]")) == (
        "The call for papers is closed. See the dates"
    )


def test_the_main_action_names_every_deadline_in_every_format(tracks: Site) -> None:
    text = tracks.build("text", strict=True).words()
    first, second = text.find("Papers due (Full papers):"), text.find("Late-breaking work due:")
    assert 0 < text.find("Choose your track") < first < second
    assert "closed" not in text


def test_tracks_with_one_link_lead_there(tracks: Site) -> None:
    tracks.replace("data/call.yml", *ONE_LINK)
    found = bar(tracks)
    assert [link["href"] for link in found.select(".workshop-open a")] == ["https://example.org/full"]
    button = BeautifulSoup((tracks.folder / "html/index.html").read_text(encoding="utf-8"), "html.parser")
    assert words(button.select_one("p.workshop-action")) == "Submit a paper"


def test_tracks_that_no_page_shows_are_led_to_by_their_deadlines(tracks: Site) -> None:
    tracks.write({"tracks.md": "# Tracks\n"})
    found = bar(tracks)
    assert [link["href"] for link in found.select(".workshop-open a")] == [
        "https://example.org/full",
        "https://example.org/late",
    ]


def test_while_a_deadline_is_to_be_announced_nothing_is_closed(tracks: Site) -> None:
    tracks.replace("data/dates.yml", "due: 2030-10-04", "due: TBD")
    found = bar(tracks)
    assert found.select_one(".workshop-closed") is None
    assert words(found) == (
        "Submission deadlines: Papers due (Full papers): Saturday, 10 August 2030, 23:59 AoE; "
        "Late-breaking work due: To be announced. Choose your track"
    )
    assert [one.get("data-until") for one in found.select(".workshop-ahead")] == [
        "2030-08-11T11:59:00Z",
        None,
    ]
    assert "Late-breaking work due: To be announced" in tracks.build("text").words()


def test_notifications_are_announced_while_papers_are_under_review(tracks: Site) -> None:
    tracks.replace("data/workshop.yml", "phase: call", "phase: review")
    tracks.replace("data/dates.yml", "due: 2030-11\n", "due: 2030-11-02\n")
    assert words(bar(tracks).select_one(".workshop-open")) == (
        "Papers are under review; authors will be notified by Saturday, 2 November 2030, 23:59 AoE. "
        "See the dates"
    )


def test_a_page_that_readers_are_led_to_and_that_is_missing_is_named(tracks: Site) -> None:
    tracks.replace("data/workshop.yml", "phase: call", "phase: program")
    (warning,) = tracks.build("text").warnings
    assert (
        "readers are led to the page `program`, which does not exist; write it, or name another one with "
        "`workshop_pages` in conf.py" in warning
    )
    assert "unknown document" not in warning
    tracks.write({"program.md": "# Program\n"})
    assert tracks.build("text").warnings == []


def test_every_page_is_written_again_where_the_bar_leads_to_another_page(tracks: Site) -> None:
    tracks.build()
    assert tracks.build().written == []
    tracks.write({"tracks.md": "# Tracks\n", "call.md": "# Call\n\n```{tracks}\n```\n"})
    build = tracks.build()
    assert set(build.read) == {"tracks", "call"}
    assert set(build.written) == {name.removesuffix(".md") for name in PAGES}


# Who is read again


@pytest.mark.parametrize(
    ("file", "before", "after", "read"),
    [
        ("data/dates.yml", "2030-08-10", "2030-08-11", {"index", "tracks", "dates", "late", "ready"}),
        ("data/dates.yml", "due: 2030-10-10", "due: 2030-10-11", set()),
        (
            "data/call.yml",
            "name: Full papers",
            "name: Long papers",
            {"index", "tracks", "call", "dates", "late", "ready"},
        ),
        ("data/call.yml", "max_pages: 9", "max_pages: 8", {"index", "tracks", "call", "ready"}),
        ("data/organizers.yml", "name: Ada One", "name: ADA One", {"tracks", "people", "ready"}),
    ],
)
def test_a_change_re_reads_the_pages_that_show_it(
    tracks: Site, file: str, before: str, after: str, read: set[str]
) -> None:
    tracks.build("dummy")
    tracks.replace(file, before, after)
    assert set(tracks.build("dummy").read) == read
