"""The domain: what links, inventories and other processes see of what pages show."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING, Final, cast

import pytest
from sphinx.util.inventory import InventoryFile

from sphinx_workshop.build.domain import PARTS

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_workshop.build.domain import WorkshopDomain
    from tests.sphinx.conftest import Build, Site

PEOPLE: Final = {"data/organizers.yml": "- name: Ada Example\n- name: Bob Example\n"}


def domain_of(build: Build) -> WorkshopDomain:
    return cast("WorkshopDomain", build.env.get_domain("workshop"))


def target(build: Build, page: str) -> str | None:
    """Return where the first link of a page leads, of those that roles make."""
    link = build.html(page).select_one("p > a.internal")
    return None if link is None else str(link["href"])


def test_a_link_leads_to_where_a_thing_is_shown_alone(site: Site) -> None:
    site.write(
        {
            **PEOPLE,
            "index.md": "# Home\n\n{person}`ada-example`\n\n```{toctree}\na\nb\n```\n",
            "a.md": "# A\n\n```{organizers}\n```\n",
            "b.md": "# B\n\n```{organizer} ada-example\n```\n",
        }
    )
    assert target(site.build("html", strict=True), "index.html") == "b.html#person-ada-example"


def test_a_link_leads_to_the_first_page_in_reading_order_else(site: Site) -> None:
    site.write(
        {
            **PEOPLE,
            "index.md": "# Home\n\n{person}`ada-example`\n\n```{toctree}\nz\na\n```\n",
            "a.md": "# A\n\n```{organizers}\n```\n",
            "z.md": "# Z\n\n```{organizers}\n```\n",
        }
    )
    assert target(site.build("html", strict=True), "index.html") == "z.html#person-ada-example"


def test_a_page_outside_the_reading_order_comes_last(site: Site) -> None:
    site.write(
        {
            **PEOPLE,
            "index.md": "# Home\n\n{person}`ada-example`\n\n```{toctree}\nz\n```\n",
            "a.md": "---\norphan: true\n---\n# A\n\n```{organizers}\n```\n",
            "z.md": "# Z\n\n```{organizers}\n```\n",
        }
    )
    assert target(site.build("html", strict=True), "index.html") == "z.html#person-ada-example"


def test_a_thing_that_is_shown_nowhere_is_plain_text_without_a_warning(site: Site) -> None:
    site.write({**PEOPLE, "index.md": "# Home\n\nThe chair is {person}`ada-example`.\n"})
    build = site.build("html", strict=True)
    assert build.warnings == []
    assert target(build, "index.html") is None
    assert "The chair is Ada Example." in build.html().get_text()


def test_things_shown_more_than_once_on_a_page_have_anchors_of_their_own(site: Site) -> None:
    site.write(
        {
            **PEOPLE,
            "data/program.yml": """
                - date: 2022-12-02
                  sessions:
                    - title: Opening
                      id: opening
                    - title: Opening
                """,
            "index.md": (
                "# Home\n\n```{organizers}\n```\n\n```{organizers}\n```\n\n"
                "```{organizer} ada-example\n```\n\n```{program}\n```\n\n```{program}\n```\n"
            ),
        }
    )
    build = site.build("html", strict=True)
    assert build.warnings == []
    anchors = [str(node["id"]) for node in build.html().select("[id]")]
    assert len(anchors) == len(set(anchors))
    assert {
        "person-ada-example",
        "person-ada-example-2",
        "person-ada-example-3",
        "session-opening",
        "session-opening-2",
    } <= set(anchors)
    assert domain_of(build).data["targets"]["person", "ada-example"].anchor == "person-ada-example-3"


def test_the_role_any_finds_things_of_every_kind(full: Site) -> None:
    full.write({"prose.md": "# Prose\n\n{any}`ada-example`\n\n{any}`opening`\n\n{any}`submission`\n"})
    build = full.build("html", strict=True)
    assert build.warnings == []
    assert [str(link["href"]) for link in build.html("prose.html").select("p > a")] == [
        "people.html#person-ada-example",
        "program.html#session-opening",
        "dates.html#milestone-submission",
    ]


def test_the_role_any_warns_of_what_nobody_knows(full: Site) -> None:
    full.write({"prose.md": "# Prose\n\n{any}`nobody`\n"})
    assert len(full.build("html").warnings) == 1


def test_the_inventory_has_all_things_that_pages_show(full_html: Build) -> None:
    inventory = InventoryFile.loads((full_html.out / "objects.inv").read_bytes(), uri="").data
    things = {
        kind: {key: (item.uri, item.display_name) for key, item in inventory[f"workshop:{kind}"].items()}
        for kind in ("person", "session", "milestone", "track")
    }
    assert things["person"]["ada-example"] == ("people.html#person-ada-example", "Ada Example")
    assert things["person"].keys() == {
        "ada-example",
        "dorde-nguyen",
        "li-ming",
        "olga-example",
        "grace-example",
        "alan-example",
        "eve",
        "vera-example",
        "iris-invited",
        "bo-example",
        "cy-example",
        "王芳",
    }
    assert things["session"]["opening"] == ("program.html#session-opening", "Opening")
    assert things["milestone"]["submission"] == (
        "dates.html#milestone-submission",
        "Paper submission deadline",
    )
    assert things["milestone"].keys() == {
        "submission",
        "notification",
        "camera-ready-papers",
        "tutorial",
        "registration",
        "opening-of-the-shared-task",
        "system-descriptions",
        "discussion-with-authors",
        "travel-grants",
    }
    assert things["track"] == {
        "full": ("cfp.html#track-full", "Full papers"),
        "task": ("cfp.html#track-task", "Shared task"),
    }


OTHER: Final = """
# Home

[](inv:full:workshop:person#ada-example) {any}`opening`
{external+full:workshop:person}`eve` {external+full:workshop:person}`Ada <ada-example>`
{external+full:workshop:session}`session-2022-12-02-1130-lunch` {external:workshop:milestone}`tutorial`
{external+full:workshop:paper}`first` [](inv:full:workshop:track#full)

```{eval-rst}
:external+full:workshop:paper:`third`
```
"""


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_things_of_another_site_can_be_linked_to(
    tmp_path: Path, full: Site, new_site: type[Site], builder: str
) -> None:
    full.replace("data/workshop.yml", "phase: call", "phase: program")
    inventory = full.build(builder).out / "objects.inv"
    other = new_site(tmp_path / "other").write({"index.md": OTHER})
    build = other.build(
        "html",
        strict=True,
        extensions=["myst_parser", "sphinx_workshop", "sphinx.ext.intersphinx"],
        intersphinx_mapping={"full": ("https://example.org/full", str(inventory))},
    )
    assert build.warnings == []
    ending = ".html" if builder == "html" else "/"
    assert [
        (link.get_text(), str(link["href"]).removeprefix("https://example.org/full/"))
        for link in build.html().select("p > a")
    ] == [
        ("Ada Example", f"people{ending}#person-ada-example"),
        ("Opening", f"program{ending}#session-opening"),
        ("Eve Example", f"people{ending}#person-eve"),
        ("Ada", f"people{ending}#person-ada-example"),
        ("Lunch", f"program{ending}#session-2022-12-02-1130-lunch"),
        ("Tutorial", f"dates{ending}#milestone-tutorial"),
        ("A paper with a formula, x^2", f"papers/first{ending}"),
        ("Full papers", f"cfp{ending}#track-full"),
        ("A poster", f"papers/third{ending}"),
    ]


def test_what_another_site_does_not_have_is_said(
    tmp_path: Path, new_site: type[Site], full_html: Build
) -> None:
    other = new_site(tmp_path).write({"index.md": "# Home\n\n{external+full:workshop:person}`nobody`\n"})
    build = other.build(
        extensions=["myst_parser", "sphinx_workshop", "sphinx.ext.intersphinx"],
        intersphinx_mapping={"full": ("https://example.org/full", str(full_html.out / "objects.inv"))},
    )
    (warning,) = build.warnings
    assert "external workshop:person reference target not found: nobody" in warning


def test_the_search_index_knows_the_things(full_html: Build) -> None:
    index = full_html.text("searchindex.js")
    assert "Ada Example" in index or "ada-example" in index


def test_only_the_pages_that_a_process_has_read_are_taken_over(full: Site) -> None:
    domain = domain_of(full.build("dummy"))
    before = {part: dict(domain.data[part]) for part in PARTS}
    other = {part: {"one": part, "two": part, "people": part} for part in before}
    domain.merge_domaindata({"one", "missing"}, other)
    for part, pages in before.items():
        assert domain.data[part] == {**pages, "one": part}


def test_a_page_is_forgotten_as_a_whole(full: Site) -> None:
    domain = domain_of(full.build("dummy"))
    parts = ("shown", "linked", "used")
    assert all("index" in domain.data[part] for part in ("linked", "used"))
    assert all("people" in domain.data[part] for part in ("shown", "used"))
    for name in ("index", "people"):
        domain.clear_doc(name)
        domain.clear_doc(name)
    assert not [part for part in parts if {"index", "people"} & domain.data[part].keys()]
    assert "program" in domain.data["shown"]


def test_the_names_of_directives_and_roles_are_known_without_importing_them() -> None:
    """Editors list them, and a build that reads no page needs none of them."""
    program = (
        "import sys; from sphinx_workshop.directives.table import DIRECTIVES, ROLES; "
        "assert 'program' in DIRECTIVES and 'fact' in ROLES; "
        "print(sorted(set(sys.modules) & {'sphinx_workshop.directives.program', 'pydantic'}))"
    )
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"
