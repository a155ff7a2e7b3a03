"""Sessions without a title, those who declined, and what a calendar and a bar say after a change."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.sphinx.conftest import Site

PAGES = {
    "index.md": """
        # Home

        See {session}`keynote`, due {milestone}`sub`.

        ```{program}
        ```
        """,
    "speakers.md": "---\norphan: true\n---\n# Speakers\n\n```{speakers}\n```\n",
    "dates.md": "---\norphan: true\n---\n# Dates\n\n```{important-dates}\n```\n",
    "data/speakers.yml": """
        - name: Ada Example
          role: Speaker
        - name: Gone Example
          status: declined
        """,
    "data/program.yml": """
        - date: 2030-12-02
          sessions:
            - id: keynote
              speakers: ada-example
            - start: 11:00
              end: 12:00
              speakers: gone-example
        """,
    "data/dates.yml": """
        - name: Sub
          kind: submission
          due: 2030-09-22
          tentative: true
        """,
}


def test_a_session_without_a_title_is_called_by_its_speaker_or_talk(site: Site) -> None:
    built = site.write(PAGES).build(strict=True)
    assert "See Ada Example, due" in built.html().text
    site.replace("data/speakers.yml", "role: Speaker", "role: Speaker\n  talk:\n    title: Engines")
    assert "See Engines, due" in site.build(strict=True).html().text


def test_a_renamed_speaker_is_renamed_wherever_a_session_is_named_by_them(site: Site) -> None:
    site.write(PAGES).build()
    site.replace("data/speakers.yml", "name: Ada Example", "id: ada-example\n  name: Augusta Example")
    assert "See Augusta Example" in site.build(strict=True).html().text


def test_who_declined_is_in_no_page_not_even_in_an_address(site: Site) -> None:
    built = site.write(PAGES).build(strict=True)
    for name in ("index.html", "speakers.html", "calendar.ics"):
        assert "gone" not in built.text(name).lower()


def test_the_role_of_a_speaker_may_be_written_with_a_capital(site: Site) -> None:
    assert "Ada Example" in site.write(PAGES).build().html("speakers.html").text


def test_a_tentative_date_says_so_in_a_sentence_too(site: Site) -> None:
    assert "23:59 AoE (tentative)." in site.write(PAGES).build().html().text


def test_a_calendar_goes_when_nothing_is_dated_any_more(site: Site) -> None:
    first = site.write(PAGES).build()
    assert (first.out / "calendar.ics").is_file()
    assert first.html("dates.html").select(".workshop-calendar a")
    site.write({"data/program.yml": "TBD\n", "data/dates.yml": "- name: Sub\n  due: TBD\n"})
    second = site.build()
    assert not (second.out / "calendar.ics").exists()
    assert not second.html("dates.html").select(".workshop-calendar a")


def test_a_phase_that_is_a_list_is_a_problem_and_no_crash(site: Site) -> None:
    site.write({"data/workshop.yml": "name: Example\nphase:\n  - call\n"})
    (warning,) = site.build().warnings
    assert "[workshop.type]" in warning


def test_a_name_in_the_readiness_report_is_no_markup(site: Site) -> None:
    site.write(
        {
            "index.md": "# Home\n\n```{readiness}\n```\n",
            "data/dates.yml": "- id: odd\n  name: '[x](secret.txt) <b>B</b>'\n  due: TBD\n",
        }
    )
    built = site.build(strict=True)
    assert "[x](secret.txt) <b>B</b>" in built.html().text
    assert not built.html().select("a[href='secret.txt']")
