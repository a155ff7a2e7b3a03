"""One workshop on its way through all six phases: where each leads its readers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import pytest

from tests.browser.conftest import show_in

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from tests.browser.conftest import OpenPage, Served

PHASES: Final = ("proposal", "call", "review", "program", "live", "archive")
CONF: Final = """
project = "EWP 2022"
copyright = "2022, Example"
version = "2022"
extensions = ["myst_parser", "sphinx_workshop"]
primary_domain = "workshop"
html_theme = "pydata_sphinx_theme"
html_title = project
html_context = {"default_mode": "auto"}
html_theme_options = {"show_prev_next": False}
html_sidebars = {"*": []}
html_copy_source = False
html_show_sourcelink = False
"""
INDEX: Final = """
# {fact}`name`

```{main-action}
```

```{workshop-facts}
```

```{toctree}
:glob:
:hidden:

*
```
"""
PAGES: Final = {
    "conf.py": CONF,
    "index.md": INDEX,
    "proposal.md": "# Proposal\n\n```{organizers}\n```\n",
    "call.md": "# Call for papers\n\n```{call-facts}\n```\n",
    "dates.md": "# Important dates\n\n```{important-dates}\n```\n",
    "program.md": "# Program\n\n```{program}\n```\n",
    "papers.md": "# Papers and videos\n\n```{speakers}\n```\n",
}
# What each phase adds to the facts of the phases before it.
ADDED: Final = {
    "proposal": {
        "workshop.yml": """name: Example Workshop on Phases
short_name: EWP 2022
format: virtual
timezone: Europe/Vienna
""",
        "organizers.yml": "- name: Ada Example\n  affiliation: Example University\n",
    },
    "call": {
        "workshop.yml": """date: 2022-12-02
contact: chairs@example.org
links:
  submission: https://example.org/submit
""",
        "call.yml": "tracks:\n  - name: Full papers\n    max_pages: 9\n",
        "dates.yml": """
- name: Papers
  kind: submission
  due: 2022-09-22
- name: Notification
  kind: notification
  due: 2022-10-20
""",
    },
    "review": {"dates.yml": "- name: Camera-ready papers\n  kind: camera-ready\n  due: 2022-11-10\n"},
    "program": {
        "speakers.yml": "- name: Grace Example\n  talk:\n    title: On phases\n",
        "program.yml": """
- date: 2022-12-02
  sessions:
    - start: 09:00
      end: 10:00
      speakers: grace-example
""",
    },
    "live": {"workshop.yml": "  livestream: https://example.org/live\n"},
    "archive": {"workshop.yml": "  recordings: https://example.org/recordings\n"},
}


BEFORE: Final = "2022-09-01T00:00:00Z"
"""A time before all deadlines: after the last one, the browser says that the call is closed."""


class Led(NamedTuple):
    """Where a phase leads its readers."""

    news: str
    label: str
    address: str
    """A page of the site, or the address of another."""


LEADS: Final = {
    "proposal": Led("EWP 2022 is a workshop proposal.", "Read the proposal", "proposal.html"),
    "call": Led(
        "The call for papers is open until Thursday, 22 September 2022, 23:59 AoE.",
        "Submit a paper",
        "https://example.org/submit",
    ),
    "review": Led(
        "Papers are under review; authors will be notified by Thursday, 20 October 2022, 23:59 AoE.",
        "See the dates",
        "dates.html",
    ),
    "program": Led("The program is out.", "See the program", "program.html"),
    "live": Led("EWP 2022 is under way.", "Watch", "https://example.org/live"),
    "archive": Led("EWP 2022 has taken place.", "Watch the recordings", "https://example.org/recordings"),
}


def facts_of(phase: str) -> dict[str, str]:
    """Return the data files as they are in a phase."""
    files = {"workshop.yml": f"phase: {phase}\n"}
    for reached in PHASES[: PHASES.index(phase) + 1]:
        for name, text in ADDED[reached].items():
            files[name] = files.get(name, "") + text
    return files


@pytest.fixture
def build_with(build: Callable[..., Served], tmp_path: Path) -> Callable[..., Served]:
    """Return what builds the workshop from its facts, without some of the pages."""

    def build_with(facts: Mapping[str, str], without: str = "") -> Served:
        source = tmp_path / "source"
        (source / "data").mkdir(parents=True)
        for name, text in PAGES.items():
            if name != without:
                (source / name).write_text(text, encoding="utf-8")
        for name, text in facts.items():
            (source / "data" / name).write_text(text, encoding="utf-8")
        return build(source, tmp_path / "html")

    return build_with


@pytest.mark.parametrize("phase", PHASES)
def test_each_phase_leads_its_readers_on(
    build_with: Callable[..., Served],
    open_page: OpenPage,
    axe: Callable[..., list[str]],
    tmp_path: Path,
    phase: str,
) -> None:
    led = LEADS[phase]
    site = build_with(facts_of(phase))
    page = open_page(f"{site.url}/index.html", now=BEFORE)
    for scheme, width in (("light", 1280), ("dark", 1280), ("dark", 390), ("light", 390)):
        show_in(page, scheme, width)
        page.screenshot(path=tmp_path / f"{phase}-{scheme}-{width}.png", full_page=True)
        assert page.locator(".bd-header-announcement").inner_text() == f"{led.news} {led.label}"
        assert page.locator(".workshop-action").first.inner_text() == led.label
        if (scheme, width) in {("dark", 1280), ("light", 390)}:
            assert axe(page) == []

    # It needs no script.
    page = open_page("about:blank", scripts=False)
    for place in (".bd-header-announcement", ".workshop-action"):
        page.goto(f"{site.url}/index.html")
        link = page.locator(place).get_by_role("link", name=led.label)
        if led.address.startswith("https:"):
            assert link.get_attribute("href") == led.address
        else:
            link.click()
            page.wait_for_url(f"{site.url}/{led.address}")
            assert page.locator(".bd-header-announcement").inner_text() == led.news, "one is there already"


def test_a_submission_link_to_be_announced_gives_no_dead_button(
    build_with: Callable[..., Served], open_page: OpenPage
) -> None:
    facts = facts_of("call")
    facts["workshop.yml"] = facts["workshop.yml"].replace("https://example.org/submit", "TBD")
    page = open_page(f"{build_with(facts).url}/index.html", now=BEFORE)
    assert page.locator(".workshop-action").first.inner_text() == "Submission to be announced"
    assert page.locator(".workshop-action a:visible").count() == 0
    assert page.locator(".bd-header-announcement").inner_text() == LEADS["call"].news
    assert page.locator(".bd-header-announcement a:visible").count() == 0
    assert page.locator("a:not([href]), a[href='']").count() == 0


@pytest.mark.parametrize(("without", "address"), [("", "papers.html"), ("papers.md", "program.html")])
def test_an_archive_without_recordings_leads_to_papers_else_to_the_program(
    build_with: Callable[..., Served], open_page: OpenPage, without: str, address: str
) -> None:
    facts = facts_of("archive")
    facts["workshop.yml"] = facts["workshop.yml"].replace(ADDED["archive"]["workshop.yml"], "")
    site = build_with(facts, without)
    page = open_page("about:blank")
    for place in (".bd-header-announcement", ".workshop-action"):
        page.goto(f"{site.url}/index.html")
        page.locator(place).get_by_role("link", name="Papers and videos").click()
        page.wait_for_url(f"{site.url}/{address}")
