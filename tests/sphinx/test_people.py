"""People on pages: several roles, layouts, filters, accounts; the team in numbers; committees."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pytest

if TYPE_CHECKING:
    from bs4 import Tag

    from tests.sphinx.conftest import Build, Site

DATA: Final = {
    "data/organizers.yml": """
        - name: Ada Example
          role:
            - General chair
            - Web chair
          position: Professor
          affiliation: Example University
          email: ada@example.org
          linkedin: ada-example
          dblp: 65/9612
          pronouns: she/her
          url: https://example.org/ada
          country: VN
          links:
            - https://bsky.app/profile/ada.example.org
            - label: Notes
              url: https://example.org/notes
          proposal:
            career_stage: Senior
            gender: woman
            new: false
        - name: Bob Example
          role: Web chair
          country: VN
          proposal:
            career_stage: senior
            new: true
        - name: Cid Example
          email: TBD
          pronouns: TBD
          position: TBD
          links: TBD
        """,
    "data/speakers.yml": """
        - name: Grace Example
        - name: Iris Example
          status: invited
        - name: Pat Example
          role:
            - panelist
            - speaker
        - name: Max Example
          role: moderator
        - name: Tim Example
          status: tentative
        """,
    "data/committee.yml": """
        - role: Program committee
          people:
            - ada-example
            - Dee Example
            - name: Flo Example
              url: https://example.org/flo
            - 李明
            - name: No Example
              status: declined
        - role: Board
          people:
            - name: Dee Example
        - role: Nobody yet
          people:
            - name: Not Example
              status: invited
        - role: Ethics
          people: TBD
        """,
}
PAGES: Final = {
    "cards": "```{organizers}\n```",
    "faces": "```{organizers}\n:layout: faces\n```",
    "list": "```{organizers}\n:layout: list\n```",
    "table": "```{organizers}\n:layout: table\n```",
    "role": "```{organizers}\n:role: web chair\n```",
    "except": "```{organizers}\n:except: bob-example\n```",
    "speakers": "```{speakers}\n```",
    "panelists": "```{speakers}\n:role: panelist\n```",
    "both": "```{speakers}\n:role: moderator, panelist\n```",
    "invited": "```{speakers}\n:status: invited\n```",
    "iris": "```{speaker} iris-example\n:status: invited\n```",
    "all-but": "```{speakers}\n:except: tim-example, grace-example\n```",
    "committee": "```{committee}\n```",
    "board": "```{committee}\n:role: board\n```",
    "committee-table": "```{committee}\n:layout: table\n:role: Program committee\n```",
    "committee-cards": "```{committee}\n:layout: cards\n:role: Board\n```",
    "team": "```{team-facts}\n```",
}


@pytest.fixture(scope="module")
def make(tmp_path_factory: pytest.TempPathFactory, new_site: type[Site]) -> Site:
    site = new_site(tmp_path_factory.mktemp("people"))
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
    return [name.get_text().removesuffix(" Example") for name in page.select(".workshop-name")]


def test_a_card_has_all_roles_the_position_and_the_pronouns(html: Build) -> None:
    ada, _bob, cid = html.html("cards.html").select("li.workshop-person")
    assert ada.select_one(".workshop-role").get_text() == "General chair, Web chair"  # type: ignore[union-attr]
    assert ada.select_one(".workshop-position").get_text() == "Professor"  # type: ignore[union-attr]
    assert ada.select_one(".workshop-full-name").get_text() == "Ada Example (she/her)"  # type: ignore[union-attr]
    assert [one.get_text() for one in cid.select(".workshop-tbd")] == [
        "Pronouns to be announced",
        "Position to be announced",
        "E-mail address to be announced",
        "Other pages to be announced",
    ]


def test_a_card_has_the_accounts_and_the_e_mail_address(html: Build) -> None:
    links = html.html("cards.html").select("li#person-ada-example .workshop-person-links a")
    assert [(link.get_text(), link["href"]) for link in links] == [
        ("ada@example.org", "mailto:ada%40example.org"),
        ("LinkedIn", "https://www.linkedin.com/in/ada-example"),
        ("dblp", "https://dblp.org/pid/65/9612"),
        ("Bluesky", "https://bsky.app/profile/ada.example.org"),
        ("Notes", "https://example.org/notes"),
    ]


def test_a_role_finds_everybody_who_has_it_among_others(html: Build) -> None:
    assert names(html.html("role.html")) == ["Ada", "Bob"]
    assert names(html.html("panelists.html")) == ["Pat"]
    assert names(html.html("both.html")) == ["Pat", "Max"]


def test_except_leaves_people_out(html: Build) -> None:
    assert names(html.html("except.html")) == ["Ada", "Cid"]
    assert names(html.html("all-but.html")) == ["Pat"]


def test_faces_are_portraits_with_names_that_lead_to_the_cards(html: Build) -> None:
    page = html.html("faces.html")
    faces = page.select("ul.workshop-people.workshop-faces > li.workshop-person")
    assert [len(face.select(".workshop-portrait")) for face in faces] == [1, 1, 1]
    assert page.select(".workshop-bio, .workshop-person-links, .workshop-role") == []
    assert faces[0].select_one("a")["href"] == "cards.html#person-ada-example"  # type: ignore[index]


def test_a_list_and_a_table_say_position_roles_and_address(html: Build, text: Build) -> None:
    listed = "* **Ada Example** (she/her), General chair, Web chair, Professor, Example University"
    assert listed in text.words("list.txt")
    rows = html.html("table.html").select("tr")
    cells = [[cell.get_text(strip=True) for cell in row.select("th, td")] for row in rows]
    assert cells[0] == ["Name", "Affiliation", "Position", "Role", "E-mail"]
    assert cells[1] == [
        "Ada Example(she/her)",
        "Example University",
        "Professor",
        "General chair, Web chair",
        "ada@example.org",
    ]
    assert cells[2] == ["Bob Example", "", "", "Web chair", ""]


def test_who_is_only_invited_is_where_a_page_asks_for_them(html: Build) -> None:
    assert names(html.html("speakers.html")) == ["Grace", "Pat", "Tim"]
    assert names(html.html("invited.html")) == ["Iris"]
    assert names(html.html("iris.html")) == ["Iris"]
    with_iris = {path.name for path in html.out.glob("*.html") if "Iris" in path.read_text("utf-8")}
    assert with_iris == {"invited.html", "iris.html"}


@pytest.mark.parametrize(
    ("directive", "said"),
    [
        (
            "```{organizers}\n:role: web chiar\n```",
            "no organizer has the role `web chiar`; did you mean `Web chair`?",
        ),
        ("```{organizers}\n:except: bob-exampel\n```", "no organizer has the id `bob-exampel`; did you mean"),
        (
            "```{speakers}\n:role: panellist\n```",
            "no speaker has the role `panellist`; did you mean `panelist`?",
        ),
        ("```{speakers}\n:ids: iris-example\n```", "only invited: `iris-example`; add `:status: invited`"),
        ("```{speaker} iris-example\n```", "only invited: `iris-example`; add `:status: invited`"),
        ("```{committee}\n:role: bord\n```", "no group has the role `bord`; did you mean `Board`?"),
        (
            "{person}`iris-example`",
            "the speaker `iris-example` is only invited, so that pages do not show them",
        ),
    ],
)
def test_what_nobody_has_is_a_warning(site: Site, directive: str, said: str) -> None:
    build = site.write({**DATA, "index.md": f"# Home\n\n{directive}\n"}).build()
    assert len(build.warnings) == 1, build.warnings
    assert said in build.warnings[0]
    assert "Iris" not in build.html().get_text()


def test_speakers_who_are_all_only_invited_are_to_be_announced(site: Site) -> None:
    invited = "- name: Iris Example\n  status: invited\n"
    build = site.write({"data/speakers.yml": invited, "index.md": "# Home\n\n```{speakers}\n```\n"}).build()
    assert build.html().select_one("p.workshop-tbd").get_text() == "The invited speakers are to be announced."  # type: ignore[union-attr]


def test_a_committee_is_shown_group_by_group(html: Build, text: Build) -> None:
    page = html.html("committee.html")
    assert [one.get_text() for one in page.select(".workshop-heading")] == [
        "Program committee",
        "Board",
        "Ethics",
    ]
    groups = page.select("ul.workshop-committee.workshop-list")
    assert [names(one) for one in groups] == [["Ada", "Dee", "Flo", "李明"], ["Dee"]]
    assert page.select_one("p.workshop-tbd").get_text() == "The members are to be announced."  # type: ignore[union-attr]
    assert "* **Ada Example** (she/her), Professor, Example University" in text.words("committee.txt")


def test_the_role_of_a_member_is_shown_in_the_group_that_says_it(site: Site) -> None:
    board = "- role: Board\n  people:\n    - name: Eve Five\n      role: Area chair\n"
    site.write({"data/committee.yml": board, "index.md": "# Home\n\n```{committee}\n```\n"})
    assert "Eve Five**, Area chair" in site.build("text").words()


def test_members_lead_to_their_cards_else_to_their_home_pages(html: Build) -> None:
    links = html.html("committee.html").select(".workshop-committee a")
    assert [(link.get_text(), link["href"]) for link in links] == [
        ("Ada Example", "cards.html#person-ada-example"),
        ("Dee Example", "committee-cards.html#person-dee-example"),
        ("Flo Example", "https://example.org/flo"),
        ("Dee Example", "committee-cards.html#person-dee-example"),
    ]


def test_one_group_that_is_asked_for_has_no_heading_of_its_own(html: Build) -> None:
    page = html.html("board.html")
    assert (page.select(".workshop-heading"), names(page)) == ([], ["Dee"])
    assert len(html.html("committee-table.html").select("table.workshop-committee tr")) == 5
    assert names(html.html("committee-cards.html").select_one("ul.workshop-cards")) == ["Dee"]  # type: ignore[arg-type]


def test_who_is_not_confirmed_is_on_no_committee(html: Build) -> None:
    for path in html.out.glob("committee*.html"):
        assert not re.search(r"No Example|Not Example|Nobody yet", path.read_text("utf-8"))


def test_the_team_is_counted_and_nobody_is_named(html: Build) -> None:
    rows = html.html("team.html").select("tr")
    assert [[cell.get_text(strip=True) for cell in row.select("th, td")] for row in rows] == [
        ["The team", "Organizers", "Speakers"],
        ["Number", "3", "5"],
        ["Status", "", "confirmed: 3; invited: 1; tentative: 1"],
        ["Career stage", "Senior: 2; not stated: 1", ""],
        ["Gender", "woman: 1; not stated: 2", ""],
        ["Country", "Vietnam: 2; not stated: 1", ""],
        ["Different affiliations", "1", ""],
        ["Affiliation", "Example University: 1; not stated: 2", ""],
        ["New to organizing this series", "no: 1; yes: 1; not stated: 1", ""],
    ]
    assert "Iris" not in html.text("team.html")


@pytest.mark.parametrize(
    ("data", "shown"),
    [
        ({}, ""),
        ({"data/committee.yml": "TBD\n"}, "The committee is to be announced."),
        ({"data/committee.yml": "- role: Board\n  people:\n    - name: A\n      status: invited\n"}, ""),
        ({"data/organizers.yml": "TBD\n"}, ""),
    ],
)
def test_without_people_there_is_nothing_or_the_words_for_it(
    site: Site, data: dict[str, str], shown: str
) -> None:
    site.write({**data, "index.md": "# Home\n\n```{committee}\n```\n\n```{team-facts}\n```\n"})
    build = site.build("text", strict=True)
    assert build.words() == f"Home **** {shown}".strip()


def test_a_committee_that_has_become_organizers_leads_to_their_cards(site: Site) -> None:
    site.write(
        {
            "index.md": "# Home\n\n```{committee}\n```\n\n```{toctree}\npeople\n```\n",
            "people.md": "# People\n\n```{organizers}\n```\n",
            "data/committee.yml": "- role: Board\n  people:\n    - Ada Example\n",
            "data/organizers.yml": "- name: Bob Example\n",
        }
    )
    assert site.build().html().select(".workshop-committee a") == []
    site.write({"data/organizers.yml": "- name: Bob Example\n- name: Ada Example\n"})
    link = site.build().html().select_one(".workshop-committee a")
    assert link is not None
    assert link["href"] == "people.html#person-ada-example"


def test_who_chairs_moderates_or_has_an_award_leads_to_the_card(site: Site) -> None:
    files = {
        **DATA,
        "data/program.yml": """
            - date: 2022-12-02
              sessions:
                - title: Panel
                  start: 09:00
                  end: 10:00
                  chairs:
                    - ada-example
                    - Somebody Else
                  moderators: Dee Example
            """,
        "data/awards.yml": "- name: Service award\n  to: [bob-example, Somebody Else]\n",
        "index.md": "# Home\n\n```{program}\n```\n\n```{awards}\n```\n\n{person}`cid-example`\n\n"
        "```{toctree}\npeople\n```\n",
        "people.md": "# People\n\n```{organizers}\n```\n\n"
        "```{committee}\n:layout: cards\n:role: Board\n```\n",
    }
    page = site.write(files).build(strict=True).html()
    links = {link.get_text(): link["href"] for link in page.select("a[href*='#person-']")}
    assert links == {
        "Ada Example": "people.html#person-ada-example",
        "Dee Example": "people.html#person-dee-example",
        "Bob Example": "people.html#person-bob-example",
        "Cid Example": "people.html#person-cid-example",
    }
    assert page.get_text().count("Somebody Else") == 2


def test_one_person_in_full_says_the_contacts_first_and_tells_two_texts_apart(site: Site) -> None:
    talk = "  talk:\n    title: On examples\n    abstract: A text.\n"
    files = {
        "data/speakers.yml": f"- name: Ada One\n  github: ada\n  bio: A life.\n{talk}"
        "- name: Bo Two\n  bio: A life.\n",
        "index.md": "# Home\n\n```{speaker} ada-one\n```\n\n```{speaker} bo-two\n```\n",
    }
    text = site.write(files).build("text", strict=True).words()
    assert "**Ada One** GitHub *On examples* A text. Biography A life. **Bo Two** A life." in text


def test_a_long_biography_is_folded_on_cards_and_not_where_a_person_is_shown_alone(site: Site) -> None:
    long, short = "A sentence of a life. " * 30, "A sentence of a life. " * 20
    files = {
        "data/organizers.yml": f"- name: Ada One\n  bio: {long}\n- name: Bo Two\n  bio: {short}\n",
        "index.md": "# Home\n\n```{organizers}\n```\n\n```{toctree}\nada\n```\n",
        "ada.md": "# Ada\n\n```{organizer} ada-one\n```\n",
    }
    build = site.write(files).build(strict=True)
    (folded,) = build.html().select("details.workshop-fold > .workshop-bio")
    assert folded.get_text().split() == long.split()
    assert len(build.html().select(".workshop-bio")) == 2
    alone = build.html("ada.html")
    assert len(alone.select(".workshop-bio")) == 1
    assert alone.select("details") == []
