"""What each directive shows, by layout and by filter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pytest

from tests.sphinx.conftest import FULL

if TYPE_CHECKING:
    from pathlib import Path

    from bs4 import Tag

    from tests.sphinx.conftest import Build, Site

DATA: Final = {
    "data/organizers.yml": """
        - name: Ada Example
          role: General chair
          affiliation: Example University
          bio: Writes *notes*.
        - name: Bob Example
          role: Web chair
        - name: Cid Example
          role: TBD
        """,
    "data/speakers.yml": """
        - name: Grace Example
          affiliation:
            - Example Institute
            - Example Labs
          talk:
            title: On *examples*
            abstract: An abstract.
            video: https://example.org/video
        - name: Alan Example
          status: tentative
        - name: Iris Example
          status: invited
        - name: Pat Example
          role: Panelist
        - name: Declined Example
          status: declined
        """,
    "data/program.yml": """
        - date: 2022-12-02
          sessions:
            - title: First day
        - date: 2022-12-03
          title: Tutorials
          sessions:
            - title: Second day
        """,
    "data/call.yml": """
        topics:
          - Small *examples*
          - Large examples
        """,
}
PAGES: Final = {
    "organizers": "```{organizers}\n```",
    "cards": "```{organizers}\n:layout: cards\n```",
    "list": "```{organizers}\n:layout: list\n```",
    "table": "```{organizers}\n:layout: table\n```",
    "role": "```{organizers}\n:role: web chair\n```",
    "ids": "```{organizers}\n:ids: cid-example, ada-example\n```",
    "nobody": "```{organizers}\n:role: web chair\n:ids: ada-example\n```",
    "organizer": "```{organizer} ada-example\n```",
    "speakers": "```{speakers}\n```",
    "speakers-table": "```{speakers}\n:layout: table\n```",
    "status": "```{speakers}\n:status: tentative, invited\n```",
    "panelists": "```{speakers}\n:role: panelist\n```",
    "speaker-ids": "```{speakers}\n:ids: pat-example, grace-example\n```",
    "speaker": "```{speaker} grace-example\n```",
    "program": "```{program}\n```",
    "day": "```{program}\n:day: 2022-12-03\n```",
    "topics": "```{topics}\n```",
    "topic-cards": "```{topics}\n:layout: cards\n```",
    "topic-list": "```{topics}\n:layout: list\n```",
    "long-name": "```{workshop:topics}\n```",
}


@pytest.fixture(scope="module")
def make(tmp_path_factory: pytest.TempPathFactory, new_site: type[Site]) -> Site:
    site = new_site(tmp_path_factory.mktemp("directives"))
    pages = {f"{name}.md": f"---\norphan: true\n---\n# Page\n\n{text}\n" for name, text in PAGES.items()}
    return site.write({**DATA, **pages})


@pytest.fixture(scope="module")
def html(make: Site) -> Build:
    build = make.build("html", strict=True)
    assert build.warnings == []
    return build


@pytest.fixture(scope="module")
def text(make: Site) -> Build:
    return make.build("text", strict=True)


def names(page: Tag) -> list[str]:
    return [name.get_text() for name in page.select(".workshop-name")]


@pytest.mark.parametrize("page", ["organizers", "cards", "list", "table"])
def test_organizers_stand_in_the_order_of_their_file_in_every_layout(html: Build, page: str) -> None:
    assert names(html.html(f"{page}.html")) == ["Ada Example", "Bob Example", "Cid Example"]


@pytest.mark.parametrize("page", ["organizers", "cards"])
def test_cards_are_the_default_and_hold_all_that_is_known(html: Build, page: str) -> None:
    cards = html.html(f"{page}.html").select("ul.workshop-people.workshop-cards > li.workshop-person")
    assert [card.get("id") for card in cards] == [
        "person-ada-example",
        "person-bob-example",
        "person-cid-example",
    ]
    ada, _bob, cid = cards
    assert ada.select_one(".workshop-initials[aria-hidden=true]").get_text() == "AE"  # type: ignore[union-attr]
    assert ada.select_one(".workshop-role").get_text() == "General chair"  # type: ignore[union-attr]
    assert ada.select_one(".workshop-affiliation").get_text() == "Example University"  # type: ignore[union-attr]
    assert ada.select_one(".workshop-bio em").get_text() == "notes"  # type: ignore[union-attr]
    assert cid.select_one(".workshop-tbd").get_text() == "Role to be announced"  # type: ignore[union-attr]


def test_a_list_names_people_without_pictures_and_biographies(html: Build) -> None:
    page = html.html("list.html")
    assert len(page.select("ul.workshop-people.workshop-list > li.workshop-person")) == 3
    assert page.select(".workshop-portrait, .workshop-bio") == []


def test_a_table_has_a_heading_and_a_row_for_each_person(html: Build) -> None:
    rows = html.html("table.html").select("table.workshop-table tr")
    assert [cell.get_text(strip=True) for cell in rows[0].select("th")][:2] == ["Name", "Affiliation"]
    assert "Example University" in rows[1].get_text()
    assert len(rows) == 4


def test_role_filters_whatever_the_case(html: Build) -> None:
    assert names(html.html("role.html")) == ["Bob Example"]


def test_ids_filter_and_order(html: Build) -> None:
    assert names(html.html("ids.html")) == ["Cid Example", "Ada Example"]
    assert names(html.html("speaker-ids.html")) == ["Pat Example", "Grace Example"]


def test_a_filter_that_nobody_passes_shows_nothing(html: Build) -> None:
    assert html.html("nobody.html").select("ul, table") == []


def test_one_organizer_is_shown_in_full(html: Build) -> None:
    page = html.html("organizer.html")
    assert [person.get("id") for person in page.select("div.workshop-person-full")] == ["person-ada-example"]
    assert page.select_one(".workshop-bio em").get_text() == "notes"  # type: ignore[union-attr]


def test_speakers_are_those_who_speak_and_are_neither_declined_nor_only_invited(html: Build) -> None:
    assert names(html.html("speakers.html")) == ["Grace Example", "Alan Example"]


@pytest.mark.parametrize("page", sorted(PAGES))
def test_who_declined_is_never_shown(html: Build, page: str) -> None:
    assert "Declined" not in html.text(f"{page}.html")


def test_how_sure_a_speaker_is_is_said_unless_confirmed(html: Build) -> None:
    statuses = [status.get_text() for status in html.html("status.html").select(".workshop-status")]
    assert statuses == ["tentative", "invited"]


def test_status_filters_speakers(html: Build) -> None:
    assert names(html.html("status.html")) == ["Alan Example", "Iris Example"]


def test_a_role_other_than_speaker_is_shown_only_where_asked_for(html: Build) -> None:
    assert names(html.html("panelists.html")) == ["Pat Example"]


def test_one_speaker_is_shown_with_the_talk(html: Build) -> None:
    page = html.html("speaker.html")
    assert names(page) == ["Grace Example"]
    assert page.select_one(".workshop-talk-title").decode_contents() == "On <em>examples</em>"  # type: ignore[union-attr]
    assert page.select_one(".workshop-abstract").get_text(strip=True) == "An abstract."  # type: ignore[union-attr]
    assert page.select_one('a[href="https://example.org/video"]').get_text() == "Video"  # type: ignore[union-attr]


def test_the_program_shows_all_days_or_the_day_asked_for(html: Build) -> None:
    days = [day.get_text() for day in html.html("program.html").select("h2.workshop-day-title")]
    assert days == ["Friday, 2 December 2022", "Tutorials: Saturday, 3 December 2022"]
    one = html.html("day.html")
    assert [day.get_text() for day in one.select("h2.workshop-day-title")] == days[1:]
    assert "First day" not in one.get_text()


def test_topics_are_a_list_or_cards(html: Build) -> None:
    for page, layout in {
        "topics": "cards",
        "topic-list": "list",
        "topic-cards": "cards",
        "long-name": "cards",
    }.items():
        items = html.html(f"{page}.html").select(f"ul.workshop-topics.workshop-{layout} > li")
        assert [item.get_text(strip=True) for item in items] == ["Smallexamples", "Large examples"]
        assert items[0].select("em")


def test_text_has_people_as_a_list_whatever_the_layout_but_table(text: Build) -> None:
    for page in ("organizers", "list"):
        assert "* **Ada Example**, General chair, Example University" in text.words(f"{page}.txt")
    assert "| **Ada Example**" in text.text("table.txt")
    assert "* **Grace Example**, Example Institute, Example Labs" in text.words("speakers.txt")


def test_nothing_that_is_not_asked_for_is_in_the_text(text: Build) -> None:
    assert text.words("nobody.txt") == "Page ****"
    assert "AE" not in text.text("cards.txt")


@pytest.mark.parametrize(
    ("directive", "said"),
    [
        ("```{organizers}\n:layout: circle\n```", "circle"),
        ("```{organizers}\n:status: confirmed\n```", "status"),
        ("```{speakers}\n:status: sure\n```", "sure"),
        ("```{topics}\n:layout: table\n```", "table"),
        ("```{program}\n:day: someday\n```", "someday"),
        ("```{organizer}\n```", "argument"),
    ],
)
def test_an_option_that_cannot_be_is_a_warning_at_the_line_of_the_page(
    site: Site, directive: str, said: str
) -> None:
    site.write({**DATA, "index.md": f"# Home\n\nText.\n\n{directive}\n"})
    warnings = site.build("dummy").warnings
    assert len(warnings) == 1, warnings
    assert re.match(r"index\.md:[56]: ", warnings[0])  # the directive, or its option in the line below
    assert said in warnings[0]


def test_the_style_sheet_is_on_the_pages_that_show_facts_and_on_no_other(full_html: Build) -> None:
    styled = {
        path.name
        for path in full_html.out.glob("*.html")
        if "_static/workshop.css" in path.read_text("utf-8")
    }
    pages = {path.with_suffix(".html").name for path in FULL.glob("*.md")}
    assert styled == pages - {"prose.html"}


def test_a_photo_is_copied_and_decorates(full_html: Build, full_text: Build) -> None:
    picture = full_html.html("people.html").select_one("img.workshop-portrait")
    assert picture is not None
    assert re.fullmatch(r"_images/ada-[0-9a-f]{12}\.jpg", str(picture["src"]))
    assert picture["alt"] == ""
    assert (full_html.out / str(picture["src"])).is_file()
    assert "[image" not in full_text.text("people.txt")


def test_data_in_a_folder_of_another_name_is_found(site: Site) -> None:
    site.write(
        {"facts/organizers.yml": DATA["data/organizers.yml"], "index.md": "# Home\n\n```{organizers}\n```\n"}
    )
    (site.source / "data/workshop.yml").rename(site.source / "facts/workshop.yml")
    build = site.build("text", strict=True, workshop_data="facts")
    assert build.warnings == []
    assert "Ada Example" in build.text()


def test_a_photo_is_found_from_a_page_in_any_folder(full: Site) -> None:
    full.write({"deep/er/page.md": "---\norphan: true\n---\n# Page\n\n```{organizers}\n```\n"})
    build = full.build("html", strict=True)
    assert build.warnings == []
    picture = build.html("deep/er/page.html").select_one("img")
    assert picture is not None
    assert str(picture["src"]).startswith("../../_images/ada-")


def test_a_whole_site_of_restructuredtext_works_too(tmp_path: Path, new_site: type[Site]) -> None:
    site = new_site(tmp_path)
    site.delete("index.md")
    conf = site.source / "conf.py"
    conf.write_text(conf.read_text(encoding="utf-8").replace('"myst_parser", ', ""), encoding="utf-8")
    site.write(
        {
            **DATA,
            "index.rst": """
                Home
                ====

                .. organizers::
                   :layout: list

                The chair is :person:`ada-example` of :workshop:fact:`name`.
                """,
        }
    )
    build = site.build("text", strict=True)
    assert build.warnings == []
    assert "* **Ada Example**, General chair" in build.text()
    assert "The chair is Ada Example of Example Workshop." in build.words()


def test_a_long_abstract_is_folded_on_a_card_and_open_where_a_speaker_is_alone(site: Site) -> None:
    long = "Examples say more than rules do. " * 12
    site.write(
        {
            "data/speakers.yml": f"""
                - name: Ada Example
                  talk:
                    title: On length
                    abstract: {long}
                """,
            "index.md": "# Home\n\n```{speakers}\n```\n\n```{speaker} ada-example\n```\n",
        }
    )
    built = site.build()
    page = built.html("index.html")
    assert page.select_one("li.workshop-person > details > summary").get_text() == "Abstract"  # type: ignore[union-attr]
    assert page.select_one("li.workshop-person > details").get_text().split()[1:] == long.split()  # type: ignore[union-attr]
    assert page.select_one(".workshop-person-full > .workshop-abstract").get_text(strip=True) == long.strip()  # type: ignore[union-attr]
