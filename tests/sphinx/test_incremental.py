"""A change of the data re-reads the pages that show it, and no others; no change re-reads none."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, Final

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.sphinx.conftest import Build, Site

PAGES: Final = {
    "index.md": "# Home\n\n{fact}`tagline`\n\n```{toctree}\n:glob:\n*\n```\n",
    "facts.md": "# Facts\n\n```{workshop-facts}\n```\n",
    "topics.md": "# Topics\n\n```{topics}\n```\n",
    "call.md": "# Call\n\n```{call-facts}\n```\n",
    "dates.md": "# Dates\n\n```{important-dates}\n```\n",
    "organizers.md": "# Organizers\n\n```{organizers}\n```\n",
    "ada.md": "# Ada\n\n```{organizer} ada-example\n```\n",
    "speakers.md": "# Speakers\n\n```{speakers}\n```\n",
    "grace.md": "# Grace\n\n```{speaker} grace-example\n```\n",
    "program.md": "# Program\n\n```{program}\n```\n",
    "prose.md": "# Prose\n\nNo fact is shown here.\n",
    "role-deadline.md": "# Deadline\n\n{milestone}`deadline`\n",
    "role-ada.md": "# Ada again\n\n{person}`ada-example`\n",
    "role-opening.md": "# Opening\n\n{session}`opening`\n",
    "role-submission.md": "# Submission\n\n{fact}`links.submission`\n",
}
DATA: Final = {
    "data/workshop.yml": """
        name: Example Workshop
        phase: call
        tagline: Of examples
        links:
          submission: https://example.org/submit
        """,
    "data/call.yml": """
        topics:
          - Small examples
        file_format: PDF
        """,
    "data/dates.yml": """
        - name: Deadline
          due: 2022-09-22
        - name: Notification
          due: 2022-10-22
        """,
    "data/organizers.yml": """
        - name: Ada Example
          affiliation: Here
        - name: Bob Example
          affiliation: There
        """,
    "data/speakers.yml": """
        - name: Grace Example
          affiliation: Here
          talk:
            title: A talk
        - name: Alan Example
        """,
    "data/program.yml": """
        - date: 2022-12-02
          sessions:
            - title: Opening
              id: opening
            - speakers: grace-example
              start: 10:00
            - title: Closing
              id: closing
        """,
}
USES: Final = {
    "call": {"topics", "call"},
    "dates": {"dates", "role-deadline"},
    "organizers": {"organizers", "ada", "role-ada"},
    "speakers": {"speakers", "grace", "program"},
    "program": {"program", "role-opening", "speakers", "grace"},
}
"""The pages that show something of each file that need not be there."""


class Watched:
    """A site that has been built once, and the next builds of it."""

    def __init__(self, site: Site, build: Callable[[], Build]) -> None:
        """Build for the first time."""
        self.site = site
        self.build = build
        first = build()
        assert first.warnings == []
        assert set(first.read) == {name.removesuffix(".md") for name in PAGES}

    def read(self) -> set[str]:
        """Return the pages that a build reads; one after it reads none."""
        read = set(self.build().read)
        assert self.build().read == []
        return read


@pytest.fixture(params=["afresh", "again"])
def watched(request: pytest.FixtureRequest, site: Site) -> Iterator[Watched]:
    """Build once; for the next builds start Sphinx afresh, or let the same Sphinx build again."""
    site.write({**PAGES, **DATA})
    with ExitStack() as stack:
        same = request.param == "again"
        yield Watched(site, stack.enter_context(site.started("text")) if same else lambda: site.build("text"))


def test_a_build_without_a_change_reads_and_writes_no_page(watched: Watched) -> None:
    build = watched.build()
    assert (build.read, build.written) == ([], [])


def test_each_edit_reads_the_pages_that_show_what_was_edited(watched: Watched) -> None:
    edits = [
        ("workshop", "Of examples", "Of many examples", {"index", "facts"}),
        ("workshop", "example.org/submit", "example.org/send", {"facts", "role-submission"}),
        ("call", "Small", "Large", {"topics", "call"}),
        ("dates", "2022-09-22", "2022-09-29", {"dates", "role-deadline"}),
        ("dates", "2022-10-22", "2022-10-29", {"dates"}),
        ("organizers", "Here", "Elsewhere", {"organizers", "ada"}),
        ("organizers", "There", "Yonder", {"organizers"}),
        (
            "organizers",
            "name: Ada Example",
            "name: Ada Changed\n  id: ada-example",
            {"organizers", "ada", "role-ada"},
        ),
        ("speakers", "Alan Example", "Alan Changed", {"speakers"}),
        ("speakers", "Here", "Elsewhere", {"speakers", "grace"}),
        ("speakers", "A talk", "Another talk", {"speakers", "grace", "program"}),
        ("program", "title: Closing", "title: Good-bye", {"program"}),
        ("program", "title: Opening", "title: Welcome", {"program", "role-opening"}),
        ("program", "start: 10:00", "start: 10:15", {"program", "speakers", "grace"}),
    ]
    read = {}
    for stem, before, after, _pages in edits:
        watched.site.replace(f"data/{stem}.yml", before, after)
        read[after] = watched.read()
    assert read == {after: pages for _stem, _before, after, pages in edits}
    assert "Good-bye" in watched.build().text("program.txt")
    assert "Welcome" in watched.build().text("role-opening.txt")
    assert "10:15" in watched.build().text("grace.txt")


def test_deletion_and_creation_of_a_file_read_the_pages_that_show_it(watched: Watched) -> None:
    # The program names a speaker: it stands on its own here.
    watched.site.replace("data/program.yml", "    - speakers: grace-example\n      start: 10:00\n", "")
    watched.read()
    uses = {**USES, "speakers": {"speakers", "grace"}, "program": {"program", "role-opening"}}
    data = {stem: (watched.site.source / f"data/{stem}.yml").read_text(encoding="utf-8") for stem in uses}
    read: dict[str, list[set[str]]] = {}
    for stem, text in data.items():
        watched.site.delete(f"data/{stem}.yml")
        gone = watched.read()
        watched.site.write({f"data/{stem}.yml": text})
        read[stem] = [gone, watched.read()]
    assert read == {stem: [pages, pages] for stem, pages in uses.items()}


def test_tbd_in_place_of_a_file_reads_the_pages_that_show_it(watched: Watched) -> None:
    watched.site.write({"data/program.yml": "TBD\n"})
    assert watched.read() == USES["program"]
    assert "to be announced" in watched.build().text("program.txt")
    watched.site.write({"data/dates.yml": "TBD\n"})
    assert watched.read() == USES["dates"]
    assert "To be announced" in watched.build().text("role-deadline.txt")


def test_an_id_that_was_to_be_announced_is_unknown_if_the_file_comes_without_it(watched: Watched) -> None:
    watched.site.write({"data/program.yml": "TBD\n", "data/dates.yml": "TBD\n"})
    assert watched.build().warnings == []
    watched.site.write(
        {
            "data/program.yml": "- date: 2022-12-02\n  sessions:\n    - title: Opening\n",
            "data/dates.yml": "- name: Paper deadline\n  due: TBD\n",
        }
    )
    build = watched.build()
    assert {"role-deadline", "role-opening"} <= set(build.read)
    assert len([warning for warning in build.warnings if "[workshop.directive]" in warning]) == 2


def test_pages_that_another_extension_reads_again_have_their_facts(site: Site) -> None:
    with (site.source / "conf.py").open("a", encoding="utf-8") as conf:
        conf.write("\n\ndef setup(app):\n    app.connect('env-get-outdated', lambda *_: ['dates'])\n")
    site.write({**PAGES, **DATA})
    site.build("text")
    build = site.build("text")
    assert (build.read, build.warnings) == (["dates"], [])
    assert "22 September 2022" in build.text("dates.txt")


def test_a_file_that_breaks_and_is_mended_reads_the_pages_that_show_it(watched: Watched) -> None:
    watched.site.write({"data/dates.yml": '- name: "Deadline\n'})
    broken = watched.build()
    assert set(broken.read) == USES["dates"]
    assert any("data/dates.yml:1:" in warning for warning in broken.warnings)
    assert watched.build().warnings, "a problem is said for as long as it is there"
    watched.site.write({"data/dates.yml": DATA["data/dates.yml"]})
    mended = watched.build()
    assert (set(mended.read), mended.warnings) == (USES["dates"], [])
    assert "22 September 2022" in mended.text("role-deadline.txt")


def test_a_comment_below_the_facts_reads_no_page(watched: Watched) -> None:
    for stem in ("workshop", *USES):
        path = watched.site.source / f"data/{stem}.yml"
        path.write_text(path.read_text(encoding="utf-8") + "# A comment.\n", encoding="utf-8")
    assert watched.read() == set()


def test_an_edit_of_a_page_reads_this_page_alone(watched: Watched) -> None:
    watched.site.replace("ada.md", "# Ada", "# Ada, in full")
    assert watched.read() == {"ada"}


def test_a_page_that_no_longer_shows_a_fact_is_no_longer_read_for_it(watched: Watched) -> None:
    watched.site.write({"role-ada.md": "# Ada again\n\nNo more.\n"})
    assert watched.read() == {"role-ada"}
    watched.site.replace("data/organizers.yml", "name: Ada Example", "name: Ada Changed\n  id: ada-example")
    assert watched.read() == {"organizers", "ada"}


def test_a_page_that_is_deleted_and_written_again_is_followed(watched: Watched) -> None:
    watched.site.delete("role-ada.md")
    assert watched.read() == {"index"}
    watched.site.write({"role-ada.md": PAGES["role-ada.md"]})
    assert watched.read() == {"index", "role-ada"}
    watched.site.replace("data/organizers.yml", "name: Ada Example", "name: Ada Changed\n  id: ada-example")
    assert watched.read() == {"organizers", "ada", "role-ada"}


def test_the_zone_of_the_workshop_reads_what_depends_on_it(watched: Watched) -> None:
    watched.site.replace("data/workshop.yml", "phase: call\n", "phase: call\ntimezone: Asia/Tokyo\n")
    read = watched.read()
    assert {"dates", "program", "role-deadline", "speakers", "grace"} <= read
    assert not read & {"prose", "organizers", "role-ada"}


def test_an_unknown_id_of_a_page_is_known_once_it_is_in_the_data(watched: Watched) -> None:
    watched.site.write(
        {
            "role-ada.md": """
                # New

                {person}`new-example` {milestone}`video` {session}`panel`

                ```{speaker} new-example
                ```
                """
        }
    )
    assert len(watched.build().warnings) == 4
    watched.site.replace("data/speakers.yml", "- name: Alan", "- name: New Example\n- name: Alan")
    watched.site.replace(
        "data/dates.yml", "- name: Notification", "- name: Video\n  due: TBD\n- name: Notification"
    )
    watched.site.replace(
        "data/program.yml", "- title: Closing", "- title: Panel\n      id: panel\n    - title: Closing"
    )
    build = watched.build()
    assert build.warnings == []
    assert "role-ada" in build.read
    assert "New Example To be announced Panel" in build.words("role-ada.txt")


def test_a_change_of_phase_reads_all_pages_and_changes_what_only_shows(site: Site) -> None:
    site.write(
        {
            **PAGES,
            **DATA,
            "prose.md": """
                # Prose

                ```{only} phase_call
                Submit now.
                ```

                ```{only} phase_review
                We are reading.
                ```
                """,
        }
    )
    before = site.build("text")
    assert "Submit now." in before.text("prose.txt")
    assert "We are reading." not in before.text("prose.txt")
    site.replace("data/workshop.yml", "phase: call", "phase: review")
    after = site.build("text")
    assert set(after.read) == {name.removesuffix(".md") for name in PAGES}
    assert "Submit now." not in after.text("prose.txt")
    assert "We are reading." in after.text("prose.txt")
    assert site.build("text").read == []


def test_a_link_whose_target_moves_is_written_again(site: Site) -> None:
    site.write({**PAGES, **DATA})
    site.delete("ada.md")
    first = site.build("html")
    assert 'href="organizers.html#person-ada-example"' in first.text("role-ada.html")
    site.write({"ada.md": PAGES["ada.md"]})  # where she is alone now
    moved = site.build("html")
    assert "role-ada" not in moved.read
    assert 'href="ada.html#person-ada-example"' in moved.text("role-ada.html")
    assert "role-deadline" not in moved.written
    site.delete("ada.md")
    back = site.build("html")
    assert 'href="organizers.html#person-ada-example"' in back.text("role-ada.html")


def test_a_link_whose_target_is_shown_nowhere_any_more_becomes_text(site: Site) -> None:
    site.write({**PAGES, **DATA})
    assert "organizers" in site.build("html").read
    site.write({"ada.md": "# Ada\n", "organizers.md": "# Organizers\n"})
    build = site.build("html")
    assert build.warnings == []
    page = build.html("role-ada.html")
    assert page.select("p a") == []
    assert page.select_one("p").get_text() == "Ada Example"  # type: ignore[union-attr]


def test_two_formats_share_what_was_read(site: Site) -> None:
    site.write({**PAGES, **DATA})
    site.build("html")
    assert site.build("text").read == []
    site.replace("data/dates.yml", "2022-09-22", "2022-09-29")
    assert set(site.build("text").read) == USES["dates"]
    assert site.build("man").read == []
