"""The links of the workshop: in words on the fact sheet while readers need them, and at the foot of pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from sphinx_workshop.build.domain import domain_of

if TYPE_CHECKING:
    from tests.sphinx.conftest import Build, Site

LINKS: Final = """
links:
  submission: https://example.org/submit
  registration: https://example.org/register
  livestream: https://example.org/live
  recordings: https://example.org/recordings
  proceedings: TBD
  questions: https://example.org/questions
  grants: https://example.org/grants
  reviewers: https://example.org/review
  code_of_conduct: https://example.org/conduct
  more:
    - label: Poster printing
      url: https://www.example.org/print?from=a-long-address
"""
ALWAYS: Final = ["Code of conduct", "Poster printing"]
OF_PHASES: Final = {
    "proposal": [
        *("Submission", "Registration", "Livestream", "Questions to speakers", "Grants", "Reviewers wanted")
    ],
    "call": [
        *("Submission", "Registration", "Livestream", "Questions to speakers", "Grants", "Reviewers wanted")
    ],
    "review": ["Registration", "Livestream", "Questions to speakers", "Grants", "Reviewers wanted"],
    "program": [
        *("Registration", "Livestream", "Recordings", "Proceedings", "Questions to speakers", "Grants")
    ],
    "live": ["Registration", "Livestream", "Recordings", "Proceedings", "Questions to speakers"],
    "archive": ["Recordings", "Proceedings"],
}
FOOTER: Final = """
contact: chairs@example.org
links:
  submission: https://example.org/submit
  source: https://github.com/example/site
  license: https://creativecommons.org/licenses/by/4.0/
  chat: https://chat.example.org
  mailing_list: TBD
  code_of_conduct: https://example.org/conduct
  social:
    - https://bsky.app/profile/example.org
"""
EDITIONS: Final = """
- year: 2019
  url: https://example.org/2019
- year: 2021
  name: Examples 2021
  url: https://example.org/2021
- year: 2022
  url: TBD
- year: 2020
  url: https://example.org/2020
"""
# Sphinx escapes nothing in templates by itself.
FOOT: Final = "{% for link in workshop_footer %}[{{ link.label|e }}]({{ link.url|e }}) {% endfor %}"


def event(phase: str, more: str) -> str:
    return f"name: Example Workshop\nphase: {phase}\n{more}"


@pytest.mark.parametrize("phase", OF_PHASES)
def test_the_fact_sheet_has_the_links_that_readers_need_in_a_phase(site: Site, phase: str) -> None:
    site.write({"index.md": "# Home\n\n```{workshop-facts}\n```\n", "data/workshop.yml": event(phase, LINKS)})
    page = site.build().html()
    assert sorted(term.get_text() for term in page.select("dt")) == sorted([*OF_PHASES[phase], *ALWAYS])


def test_the_fact_sheet_has_words_for_links_and_e_mail_addresses_as_they_are(site: Site) -> None:
    more = LINKS.replace("https://example.org/submit", "mailto:papers@example.org")
    data = event("call", f"contact: chairs@example.org\nurl: https://ws.example.org/2022/\n{more}")
    site.write({"index.md": "# Home\n\n```{workshop-facts}\n```\n", "data/workshop.yml": data})
    links = [link.get_text() for link in site.build().html().select("dl.workshop-facts a")]
    assert [*links[:2], links[-2], links[-1]] == [
        "chairs@example.org",
        "papers@example.org",
        "example.org",
        "ws.example.org",
    ]
    assert not [text for text in links if "/" in text]


def footer(built: Build) -> list[tuple[str, str]]:
    around = domain_of(built.env).around
    assert around is not None
    return [(link.label, link.url) for link in around.footer]


def test_the_foot_of_a_page_leads_to_whom_to_write_to_the_rules_and_the_edition_before(site: Site) -> None:
    site.write({"data/workshop.yml": event("call", FOOTER), "data/editions.yml": EDITIONS})
    assert footer(site.build()) == [
        ("Contact", "mailto:chairs@example.org"),
        ("Code of conduct", "https://example.org/conduct"),
        ("Chat", "https://chat.example.org"),
        ("Bluesky", "https://bsky.app/profile/example.org"),
        ("Licence", "https://creativecommons.org/licenses/by/4.0/"),
        ("Source of this site", "https://github.com/example/site"),
        ("Last edition: Examples 2021", "https://example.org/2021"),
    ]


def test_without_such_facts_the_foot_is_empty(site: Site) -> None:
    assert footer(site.build()) == []


def with_foot(site: Site) -> Site:
    """Let each page of a site end with what the extension hands to themes for its foot."""
    site.replace("conf.py", 'project = "', 'templates_path = ["templates"]\nproject = "')
    return site.write(
        {
            "templates/layout.html": '{% extends "!layout.html" %}\n{% block footer %}'
            f"<footer>{{{{ workshop_name|e }}}}: {FOOT}</footer>{{% endblock %}}\n",
            "index.md": "# Home\n\n```{toctree}\nprose\n```\n",
            "prose.md": "# Prose\n",
            "data/workshop.yml": event("call", FOOTER),
        }
    )


def test_a_theme_writes_the_foot_safely_and_a_change_of_it_writes_every_page(site: Site) -> None:
    with_foot(site).build()
    before = "[Contact](mailto:chairs@example.org)"
    assert f"<footer>Example Workshop: {before}" in site.build().text("prose.html")
    site.replace("data/workshop.yml", "chairs@", "all@")
    built = site.build()
    assert (built.read, built.written) == ([], ["index", "prose"])
    assert before.replace("chairs", "all") in built.text("prose.html")
    site.write(
        {"data/editions.yml": '- year: 2021\n  name: A <b> & "c"\n  url: https://example.org/?a=1&b=2\n'}
    )
    built = site.build()
    assert (built.read, built.written) == ([], ["index", "prose"])
    link = "A &lt;b&gt; &amp; &#34;c&#34; (2021)](https://example.org/?a=1&amp;b=2)"
    assert link in built.text("prose.html")


def test_a_page_that_is_written_without_the_facts_has_its_foot(site: Site) -> None:
    with_foot(site).build()
    site.replace("prose.md", "# Prose", "# Prose\n\nMore of it.")
    built = site.build()
    assert not domain_of(built.env).session.is_loaded
    assert "[Contact](mailto:chairs@example.org)" in built.text("prose.html")
