"""What the small files show: sponsors, news, questions, awards, editions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from bs4 import Tag

    from tests.sphinx.conftest import Build, Site

DIRECTIVES: Final = ("sponsors", "news", "faq", "awards", "editions", "committee", "team-facts")
LOGO: Final = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="3"/>'
SPONSORS: Final = {
    "data/sponsors.yml": """
        - name: Gold One
          tier: Gold
          url: https://example.org/one
          logo: logos/one.svg
          logo_dark: logos/one-dark.svg
        - name: Silver Two
          tier: Silver
          logo: logos/two.svg
        - name: Gold Three
          tier: Gold
          logo: TBD
          url: TBD
        - name: No Tier
        """,
    "data/logos/one.svg": LOGO,
    "data/logos/one-dark.svg": LOGO,
    "data/logos/two.svg": LOGO,
}


def show(site: Site, directive: str, files: dict[str, str], builder: str = "html") -> Build:
    """Build a page that has a directive alone, strictly."""
    build = site.write({**files, "index.md": f"# Home\n\n{directive}\n"}).build(builder, strict=True)
    assert build.warnings == []
    return build


def texts(page: Tag, selector: str) -> list[str]:
    return [" ".join(one.get_text().split()) for one in page.select(selector)]


@pytest.mark.parametrize("name", DIRECTIVES)
def test_without_its_file_a_directive_shows_nothing_and_says_nothing(site: Site, name: str) -> None:
    assert show(site, f"```{{{name}}}\n```", {}, "text").words() == "Home ****"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("sponsors", "The sponsors are to be announced."),
        ("news", "News is to be announced."),
        ("faq", "Questions and answers are to be announced."),
        ("awards", "The awards are to be announced."),
        ("editions", "The earlier editions are to be announced."),
    ],
)
def test_a_file_that_is_to_be_announced_is_said_to_be(site: Site, name: str, said: str) -> None:
    build = show(site, f"```{{{name}}}\n```", {f"data/{name}.yml": "TBD\n"}, "text")
    assert build.words() == f"Home **** {said}"


def test_sponsors_stand_by_tier_in_the_order_in_which_tiers_appear(site: Site) -> None:
    page = show(site, "```{sponsors}\n```", SPONSORS).html()
    assert texts(page, ".workshop-heading") == ["Gold", "Silver", "Other sponsors"]
    sizes = [[name for name in one["class"] if "size" in name] for one in page.select("ul.workshop-sponsors")]
    assert sizes == [["workshop-size-1"], ["workshop-size-2"], ["workshop-size-3"]]


def test_a_logo_has_the_name_as_its_text_and_is_copied_with_the_one_for_dark_mode(site: Site) -> None:
    build = show(site, "```{sponsors}\n```", SPONSORS)
    link = build.html().select_one('a[href="https://example.org/one"]')
    assert link is not None
    pictures = [(one["src"], one["alt"], one["class"]) for one in link.select("img")]
    assert pictures == [
        ("_images/one.svg", "Gold One", ["workshop-logo", "workshop-only-light", "only-light"]),
        ("_images/one-dark.svg", "Gold One", ["workshop-logo", "workshop-only-dark", "only-dark"]),
    ]
    assert (build.out / "_images/one-dark.svg").is_file()
    alone = build.html().select_one("img[alt='Silver Two']")
    assert alone is not None
    assert alone["class"] == ["workshop-logo"]


def test_a_sponsor_without_a_logo_is_a_name(site: Site) -> None:
    page = show(site, "```{sponsors}\n```", SPONSORS).html()
    assert texts(page, "ul.workshop-sponsors li") == [
        "",
        "Gold Three (Web site to be announced)",
        "",
        "No Tier",
    ]


def test_a_tier_that_is_asked_for_is_alone_and_has_no_heading(site: Site) -> None:
    page = show(site, "```{sponsors}\n:tier: silver\n```", SPONSORS).html()
    assert (texts(page, ".workshop-heading"), len(page.select("li"))) == ([], 1)
    build = site.write({"index.md": "# Home\n\n```{sponsors}\n:tier: Sliver\n```\n"}).build()
    assert "no sponsor has the tier `Sliver`; did you mean `Silver`?" in build.warnings[0]


@pytest.mark.parametrize("builder", ["text", "latex", "man", "texinfo"])
def test_formats_without_html_name_sponsors(site: Site, builder: str) -> None:
    build = show(site, "```{sponsors}\n```", SPONSORS, builder)
    written = "".join(
        path.read_text("utf-8")
        for path in build.out.rglob("*")
        if path.suffix in {".txt", ".tex", ".1", ".texi"}
    )
    for name in ("Gold One", "Silver Two", "Gold Three", "No Tier"):
        assert name in written
    assert "svg" not in written


NEWS: Final = {
    "data/news.yml": """
        - date: 2022-07-01
          text: First.
        - date: 2022-09-01
          text: The *third*.
          url: https://example.org/third
        - date: 2022-08-01
          text: |
            Second.

            With more.
          url: TBD
        """
}


def test_news_are_the_newest_first(site: Site) -> None:
    page = show(site, "```{news}\n```", NEWS).html()
    assert [one["datetime"] for one in page.select("dl.workshop-news > dt > time")] == [
        "2022-09-01",
        "2022-08-01",
        "2022-07-01",
    ]
    assert texts(page, "dd") == [
        "The third. More on example.org",
        "Second. With more. Link to be announced",
        "First.",
    ]


def test_a_limit_leaves_out_older_news(site: Site) -> None:
    page = show(site, "```{news}\n:limit: 1\n```", NEWS).html()
    assert texts(page, "dt") == ["1 September 2022"]


def test_a_limit_links_to_the_page_with_all_news(site: Site) -> None:
    site.write({**NEWS, "index.md": "# Home\n\n```{news}\n:limit: 1\n```\n\n```{toctree}\nnews\n```\n"})
    site.write({"news.md": "# News\n\n```{news}\n```\n"})
    built = site.build(strict=True)
    (link,) = built.html().select("p.workshop-news-all > a")
    assert (link.get_text(), link["href"]) == ("All news", "news.html#news-all")
    assert built.html("news.html").select_one("#news-all") is not None
    assert built.html("news.html").select("p.workshop-news-all") == []


def test_a_link_to_all_news_is_left_out_if_no_page_shows_them(site: Site) -> None:
    page = show(site, "```{news}\n:limit: 1\n```", NEWS)
    assert page.warnings == []
    assert "All news" not in page.text("index.html")


FAQ: Final = {
    "data/faq.yml": """
        - question: May I *submit*?
          answer: Yes.
          group: Papers
        - question: 何ですか
          answer: TBD
        - question: May I submit?
          answer: "See [there](https://example.org/there)."
          group: Papers
        """
}


def test_questions_stand_by_group_and_each_has_an_address(site: Site) -> None:
    page = show(site, "```{faq}\n```", FAQ).html()
    assert texts(page, ".workshop-heading") == ["Papers", "Other questions"]
    assert [one["id"] for one in page.select("dl.workshop-faq > dt")] == [
        "question-may-i-submit",
        "question-may-i-submit-2",
        "question",
    ]
    first = page.select_one("dt > a.headerlink")
    assert first is not None
    assert (first["href"], first["aria-label"]) == (
        "#question-may-i-submit",
        "Link to this question: May I submit?",
    )
    assert texts(page, "dd") == ["Yes.", "See there.", "Answer to be announced"]


def test_a_group_of_questions_can_be_asked_for(site: Site) -> None:
    page = show(site, "```{faq}\n:group: papers\n```", FAQ).html()
    assert (texts(page, ".workshop-heading"), len(page.select("dt"))) == ([], 2)


AWARDS: Final = {
    "data/organizers.yml": "- name: Ada Example\n",
    "data/papers.yml": "- id: '7'\n  title: On *papers*\n  authors:\n    - Bo Example\n    - Cy Example\n",
    "data/awards.yml": """
        - name: Best paper
          to: "7"
          prize: 100 examples
          sponsor: Example Foundation
        - name: Best reviewers
          to:
            - ada-example
            - Dee Example
            - 李明
        - name: Best poster
          to: TBD
          prize: TBD
        """,
}


def test_awards_name_papers_people_and_others(site: Site) -> None:
    site.write({"data/workshop.yml": "name: Example Workshop\nphase: program\n"})
    site.write({"people.md": "---\norphan: true\n---\n# People\n\n```{organizers}\n```\n"})
    page = show(
        site,
        "```{awards}\n```",
        AWARDS | {"data/program.yml": "- date: TBD\n  sessions:\n    - papers: '7'\n"},
    ).html()
    assert texts(page, "dt") == ["Best paper", "Best reviewers", "Best poster"]
    assert texts(page, "dd > p") == [
        "On papers. Bo Example, Cy Example",
        "100 examples, given by Example Foundation",
        "Ada Example",
        "Dee Example",
        "李明",
        "To be announced",
        "Prize to be announced",
    ]
    assert [one["href"] for one in page.select("dd a")] == ["papers/7.html", "people.html#person-ada-example"]


def test_an_award_for_papers_that_are_not_public_yet_is_to_be_announced(site: Site) -> None:
    page = show(site, "```{awards}\n```", AWARDS).html()
    assert texts(page, "dd > p")[:2] == ["To be announced", "100 examples, given by Example Foundation"]


EDITIONS: Final = {
    "data/editions.yml": """
        - year: 2019
          name: First Workshop
          host: ExampleConf
          attendees: 1
        - year: 2021
          url: https://example.org/2021
          place: Example Town
          submissions: 40
          accepted: 16
        - year: 2020
          name: Workshop 2020
          url: TBD
          place: TBD
          accepted: TBD
        """
}


def test_editions_are_a_table_the_newest_first(site: Site) -> None:
    page = show(site, "```{editions}\n```", EDITIONS).html()
    assert [texts(row, "th, td") for row in page.select("table.workshop-editions tr")] == [
        ["Edition", "Place", "Numbers"],
        ["2021", "Example Town", "40 submissions, 16 accepted papers, acceptance rate 40%"],
        [
            "Workshop 2020 (Web site to be announced)",
            "Place to be announced",
            "Accepted papers to be announced",
        ],
        ["First Workshop (2019)", "ExampleConf", "1 attendee"],
    ]
    assert page.select_one("table a")["href"] == "https://example.org/2021"  # type: ignore[index]


def test_editions_may_be_a_list(site: Site) -> None:
    words = show(site, "```{editions}\n:layout: list\n```", EDITIONS, "text").words()
    assert "* 2021: Example Town, 40 submissions, 16 accepted papers, acceptance rate 40% *" in words


def test_a_table_of_editions_has_no_column_that_is_empty(site: Site) -> None:
    page = show(site, "```{editions}\n```", {"data/editions.yml": "- year: 2021\n- year: 2022\n"}).html()
    assert texts(page, "th") == ["Edition", "2022", "2021"]


EVENT: Final = """
    name: Example Workshop
    phase: call
    date:
      one_of:
        - 2022-12-02
        - 2022-12-03
    venue:
      name: Example Center
      url: https://example.org/center
      accessibility: |
        Lifts to *all* floors.

        - A quiet room.
    links:
      chat: https://chat.example.org
      questions: TBD
      grants: https://example.org/grants
      reviewers: https://example.org/review
      source: https://example.org/source
      social:
        - https://bsky.app/profile/example.org
        - label: Photos
          url: https://photos.example.org
      more:
        - label: Last year
          url: TBD
"""


def test_the_fact_sheet_has_the_new_facts(site: Site) -> None:
    page = show(site, "```{workshop-facts}\n```", {"data/workshop.yml": EVENT}).html()
    rows = dict(zip(texts(page, "dt"), texts(page, "dd"), strict=True))
    assert rows == {
        "Date": "Friday, 2 December 2022 or Saturday, 3 December 2022",
        "Venue": "Example Center",
        "Accessibility": "Lifts to all floors. A quiet room.",
        "Chat": "Join the chat",
        "Questions to speakers": "To be announced",
        "Grants": "Apply for a grant",
        "Reviewers wanted": "Offer to review",
        "Source of this site": "example.org",
        "Accounts": "Bluesky Photos",
        "Last year": "To be announced",
    }
    assert page.select_one("dd a")["href"] == "https://example.org/center"  # type: ignore[index]


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("links.social", "Bluesky, Photos"),
        ("links.more", "Last year to be announced"),
        ("links.source", "https://example.org/source"),
        ("venue.url", "https://example.org/center"),
        ("date", "Friday, 2 December 2022 or Saturday, 3 December 2022"),
        ("date.one_of", "Friday, 2 December 2022 or Saturday, 3 December 2022"),
    ],
)
def test_a_role_reaches_the_new_facts(site: Site, path: str, said: str) -> None:
    build = show(site, f"({{fact}}`{path}`)", {"data/workshop.yml": EVENT})
    assert texts(build.html(), "p") == [f"({said})"]


def test_slides_in_the_data_folder_are_copied_and_linked(full_html: Build, full_text: Build) -> None:
    link = full_html.html("people.html").select_one(".workshop-talk-links a[download]")
    assert link is not None
    assert link.get_text() == "Slides"
    assert (full_html.out / str(link["href"])).is_file()
    assert "Slides, Video" in full_text.words("people.txt")


def test_markdown_of_the_small_files_is_for_translators_and_names_are_not(
    full_builds: Callable[[str], Build],
) -> None:
    catalog = full_builds("gettext").text("about.pot")
    assert 'msgid "The call for papers is *open*."' in catalog
    assert 'msgid "May I submit *two* papers?"' in catalog
    assert 'msgid "Gold"' not in catalog
    assert "Example Foundation" not in catalog
