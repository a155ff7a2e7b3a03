"""What a session says beside its title and speakers: moderators, label, language, talk, links and files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

if TYPE_CHECKING:
    from bs4 import Tag

    from tests.sphinx.conftest import Build, Site

FILES: Final = {
    "index.md": "# Home\n\n{session}`invited`.\n\n```{toctree}\nplan/program\npeople\n```\n",
    "plan/program.md": "# Program\n\n```{program}\n```\n",
    "people.md": "# People\n\n```{speakers}\n```\n\n```{organizers}\n```\n",
    "data/organizers.yml": "- {id: ao, name: Ada One}\n",
    "data/speakers.yml": """
        - name: Bo Two
          talk:
            title: On *X*
            abstract: Words of the talk.
            video: https://example.org/v
            slides: slides/bo.pdf
        """,
    "data/slides/bo.pdf": "%PDF-1.4 the slides of Bo\n",
    "data/slides/sprint.odp": "the slides of the sprint\n",
    "data/program.yml": """
        - date: 2030-12-02
          tentative: true
          sessions:
            - title: Invited talk 1
              id: invited
              start: 09:00
              speakers: bo-two
              moderators: [Ada One, Dee Outside]
            - title: Exemples
              label: Sprint
              language: fr
              start: 10:00
              end: 11:00
              room: Hall A
              track: Practice, in short
              moderators: TBD
              description: Bring an example.
              links:
                video: TBD
                slides: slides/sprint.odp
            - title: How to
              kind: tutorial
              label: TBD
              language: TBD
              start: 10:00
              end: 11:00
              room: Hall B
              track: Theory
            - title: Last sprint
              kind: social
              label: Sprint
              language: en
              start: 11:00
        """,
}


@pytest.fixture(scope="module")
def make(tmp_path_factory: pytest.TempPathFactory, new_site: type[Site]) -> Site:
    return new_site(tmp_path_factory.mktemp("facts")).write(FILES)


@pytest.fixture(scope="module")
def html(make: Site) -> Build:
    return make.build(strict=True)


@pytest.fixture(scope="module")
def text(make: Site) -> Build:
    return make.build("text", strict=True)


def words(tag: Tag | None) -> str:
    assert tag is not None
    return " ".join(tag.get_text().split())


def session(build: Build, title: str) -> Tag:
    """Return the session whose title begins so."""
    items = build.html("plan/program.html").select("li.workshop-session")
    return next(item for item in items if words(item.select_one(".workshop-session-title")).startswith(title))


def test_the_titles_of_session_and_talk_stand_together_wherever_the_session_is_named(
    html: Build, text: Build
) -> None:
    both = "Invited talk 1 — “On X”"
    assert words(session(html, "Invited").select_one(".workshop-session-title")) == both
    assert both in words(html.html("index.html"))
    # the card has the title of the talk above
    assert words(html.html("people.html").select_one(".workshop-appearance a")) == "Invited talk 1"
    assert "Invited talk 1 — “On *X*”" in text.words("plan/program.txt")
    assert text.words("people.txt").count("Invited talk 1 — “On *X*”") == 1  # of who chairs it


def test_the_video_the_slides_and_the_abstract_of_the_talk_are_in_its_session(
    html: Build, text: Build
) -> None:
    item = session(html, "Invited")
    links = {words(link): link["href"] for link in item.select(".workshop-session-links a")}
    assert links.keys() == {"Video", "Slides"}
    assert links["Video"] == "https://example.org/v"
    assert "Words of the talk." in words(item)
    assert "Video (https://example.org/v), Slides" in text.words("plan/program.txt")


@pytest.mark.parametrize("builder", ["html", "dirhtml", "singlehtml"])
def test_files_of_slides_are_copied_and_each_page_leads_to_them(make: Site, builder: str) -> None:
    build = make.build(builder, strict=True)
    found = {}
    for page in build.out.rglob("*.html"):
        for link in build.html(str(page.relative_to(build.out))).select("a.download"):
            target = (page.parent / str(link["href"])).resolve()
            found[target.name] = target.read_text(encoding="utf-8")
    assert found == {
        "bo.pdf": FILES["data/slides/bo.pdf"],
        "sprint.odp": FILES["data/slides/sprint.odp"],
    }


@pytest.mark.parametrize("builder", ["epub", "latex", "man", "gettext", "dummy"])
def test_every_builder_can_write_all_of_it(make: Site, builder: str) -> None:
    make.build(builder, strict=True, doctrees=f"doctrees-{builder}")


def test_moderators_are_linked_by_id_or_by_name_and_named_where_they_are_in_no_file(html: Build) -> None:
    item = session(html, "Invited")
    line = item.select(".workshop-session-people")[1]
    assert words(line) == "Moderator: Ada One, Dee Outside"
    assert [link["href"] for link in line.select("a")] == ["../people.html#person-ao"]
    assert words(session(html, "Exemples").select_one(".workshop-session-people")) == (
        "Moderator to be announced"
    )
    (card,) = html.html("people.html").select(
        "#organizers .workshop-appearance, #person-ao .workshop-appearance"
    )
    assert words(card).startswith("Moderates: Monday, 2 December 2030 (tentative), 09:00–10:00")


def test_a_session_is_called_by_its_label_unless_its_title_says_it(html: Build) -> None:
    assert words(session(html, "Exemples").select_one(".workshop-kind")) == "Sprint"
    assert session(html, "Last").select_one(".workshop-kind") is None
    assert "Kind to be announced" in words(session(html, "How"))


def test_another_language_is_named_and_marks_the_texts_in_it(html: Build) -> None:
    item = session(html, "Exemples")
    assert words(item.select_one(".workshop-language")) == "Language: French"
    assert [tag.name for tag in item.select("[lang=fr]")] == ["strong", "div"]
    assert "Language to be announced" in words(session(html, "How"))
    assert not session(html, "Last").select(".workshop-language, [lang]")


def test_a_session_without_an_end_shows_when_the_next_one_begins_or_nothing(html: Build) -> None:
    assert words(session(html, "Invited").select_one(".workshop-time")) == "09:00–10:00"
    assert words(session(html, "Last").select_one(".workshop-time")) == "11:00"


def test_a_day_that_may_change_says_so(html: Build) -> None:
    title = html.html("plan/program.html").select_one(".workshop-day-title")
    assert words(title) == "Monday, 2 December 2030 (tentative)"


@pytest.mark.parametrize(
    ("options", "titles"),
    [
        (":room: hall a", ["Exemples"]),
        (":room: Hall A, Hall B", ["Exemples", "How to"]),
        (":track: Practice, in short", ["Exemples"]),
        (":track: theory\n:room: Hall B", ["How to"]),
        (":track: Theory\n:room: Hall A", []),
        (":day: 2030-12-02\n:room: Hall B", ["How to"]),
    ],
)
def test_a_program_shows_the_rooms_and_tracks_that_it_asks_for(
    options: str, titles: list[str], site: Site
) -> None:
    site.write(FILES | {"plan/program.md": f"# Program\n\n```{{program}}\n{options}\n```\n"})
    page = site.build(strict=True).html("plan/program.html")
    assert [words(one) for one in page.select(".workshop-session-title")] == titles
    assert len(page.select(".workshop-day")) == bool(titles)


def test_a_session_around_others_shows_those_that_are_asked_for(site: Site) -> None:
    program = """
        - date: 2030-12-02
          sessions:
            - title: Morning
              sessions:
                - {title: In A, room: A}
                - {title: In B, room: B}
            - {title: Elsewhere, room: B}
        """
    page = "# Home\n\n```{program}\n:room: A\n```\n"
    built = site.write({"data/program.yml": program, "index.md": page}).build(strict=True)
    assert [words(one) for one in built.html().select(".workshop-session-title")] == ["Morning", "In A"]


@pytest.mark.parametrize(
    ("option", "message"),
    [
        (":room: Hal A", "no session has the room `Hal A`; did you mean `Hall A`?"),
        (":track: Theroy", "no session has the track `Theroy`; did you mean `Theory`?"),
    ],
)
def test_a_room_or_track_that_no_session_has_is_a_warning(option: str, message: str, site: Site) -> None:
    site.write(FILES | {"plan/program.md": f"# Program\n\n```{{program}}\n{option}\n```\n"})
    (warning,) = site.build("dummy").warnings
    assert message in warning


def test_a_file_that_goes_or_changes_is_followed_by_the_pages_that_lead_to_it(site: Site) -> None:
    site.write(FILES).build(strict=True)
    site.write({"data/slides/bo.pdf": "%PDF-1.4 other slides\n"})
    build = site.build(strict=True)
    (copy,) = build.out.rglob("bo.pdf")
    assert copy.read_text(encoding="utf-8") == "%PDF-1.4 other slides\n"
    site.delete("data/slides/bo.pdf")
    build = site.build()
    assert any("there is no file `slides/bo.pdf`" in warning for warning in build.warnings)
    assert set(build.read) == {"people", "plan/program", "index"}
    assert "Slides" not in words(session(build, "Invited"))


def test_whoever_becomes_known_is_linked_where_only_the_name_was(site: Site) -> None:
    site.write(FILES).build(strict=True)
    site.write({"data/organizers.yml": "- {id: ao, name: Ada One}\n- {id: dee, name: Dee Outside}\n"})
    build = site.build(strict=True)
    assert "plan/program" in build.read
    links = session(build, "Invited").select(".workshop-session-people a")
    assert [words(link) for link in links] == ["Bo Two", "Ada One", "Dee Outside"]


def test_the_talks_of_several_speakers_are_listed_with_their_links(site: Site) -> None:
    site.write(FILES)
    site.replace("data/program.yml", "title: Invited talk 1\n", "title: Keynotes\n")
    site.replace("data/program.yml", "speakers: bo-two", "speakers: [bo-two, cy-three]")
    site.replace("data/speakers.yml", "- name: Bo Two", "- name: Cy Three\n- name: Bo Two")
    item = session(site.build(strict=True), "Keynotes")
    (talk,) = item.select(".workshop-session-talks > li")
    assert words(talk) == "Bo Two: “On X”, Video, Slides"
    assert item.select_one(".workshop-session-talk") is None


def test_a_talk_that_is_renamed_is_renamed_beside_the_title_of_its_session(site: Site) -> None:
    site.write(FILES).build(strict=True)
    site.replace("data/speakers.yml", "On *X*", "On Y")
    build = site.build(strict=True)
    assert set(build.read) == {"people", "plan/program", "index"}
    assert "Invited talk 1 — “On Y”" in words(build.html("index.html"))
