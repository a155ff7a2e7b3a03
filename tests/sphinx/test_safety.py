"""Text of the data can neither run nor publish anything, and what a person types is shown as typed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.sphinx.conftest import Site

HIDDEN: Final = "h1dd3n-w0rd"
"""Stands in files beside the pages; no file of the output may have it in its content."""

BIOS: Final = {
    "include": "```{include} secret.txt\n```",
    "literalinclude": "```{literalinclude} secret.txt\n```",
    "tilde fence": "~~~{include} secret.txt\n~~~",
    "colon fence": ":::{include} secret.txt\n:::",
    "indented fence": "- ```{include} secret.txt\n  ```",
    "raw": "```{raw} html\n:file: secret.txt\n```",
    "eval-rst": "```{eval-rst}\n.. include:: secret.txt\n```",
    "csv-table": "```{csv-table}\n:file: secret.txt\n```",
    "link to a file": "[x](secret.txt)",
    "link above the folder": "[x](../secret.txt)",
    "link to a page": "[x](hidden.md)",
    "link by reference": "[x][y]\n\n[y]: secret.txt",
    "autolink to a file": "<file:secret.txt>",
    "project link": "<project:secret.txt>",
    "path link": "<path:secret.txt>",
    "inventory link": "<inv:#x>",
    "image": "![x](secret.png)",
    "image by reference": "![x][y]\n\n[y]: secret.png",
    "remote image": "![x](https://example.org/evil.png)",
    "download": "{download}`secret.txt`",
    "doc": "{doc}`hidden`",
    "script": "<script>alert(1)</script>",
    "script in a line": "One <script>alert(1)</script> two",
    "event handler": '<b onclick="alert(1)">x</b>',
    "html image": '<img src="https://example.org/evil.png">',
    "comment": "<!-- x -->",
    "javascript": "[x](javascript:alert(1))",
    "javascript in capitals": "[x](JaVaScRiPt:alert(1))",
    "javascript by entity": "[x](&#106;avascript:alert(1))",
    "javascript autolink": "<javascript:alert(1)>",
    "data": "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "vbscript": "[x](vbscript:x)",
}
FORBIDDEN: Final = re.compile(
    rf"{HIDDEN}|alert\(1\)|evil\.png|onclick|javascript:|vbscript:|data:text", re.IGNORECASE
)


def publish(site: Site, bio: str) -> tuple[list[str], list[Path]]:
    """Build a site whose data has a text wherever Markdown goes; return warnings and files of the output."""
    block = "\n".join(f"    {line}" for line in bio.splitlines())
    deeper = "\n".join(f"      {line}" for line in bio.splitlines())
    inline = bio.replace("\n", " ").replace("'", "''")
    talk = f"    title: '{inline}'\n    abstract: |\n{deeper}\n"
    session = f"  - title: Bad Session\n    description: |\n{deeper}\n"
    site.write(
        {
            "secret.txt": HIDDEN,
            "secret.png": HIDDEN,
            "hidden.md": f"---\norphan: true\n---\n# {HIDDEN}\n",
            "data/workshop.yml": (
                f"name: Example Workshop\nphase: proposal\ntagline: '{inline}'\n"
                f"venue:\n  accessibility: |\n{block}\n"
            ),
            "data/organizers.yml": f"- name: Good Example\n- name: Bad Example\n  bio: |\n{block}\n",
            "data/call.yml": f"file_format: PDF\ntopics:\n- |\n{block}\nrules:\n- '{inline}'\n",
            "data/speakers.yml": f"- name: Bad Speaker\n  talk:\n{talk}",
            "data/program.yml": f"- date: TBD\n  sessions:\n{session}",
            "data/news.yml": f"- date: 2022-12-02\n  text: |\n{block}\n",
            "data/faq.yml": f"- question: '{inline}'\n  answer: |\n{block}\n",
            "index.md": (
                "# Home\n\n{fact}`tagline`\n\n```{organizers}\n```\n\n```{topics}\n```\n\n"
                "{fact}`venue.accessibility`\n\n```{workshop-facts}\n```\n\n"
                "```{news}\n```\n\n```{faq}\n```\n\n"
                "```{call-facts}\n```\n\n"
                "```{speakers}\n```\n\n```{program}\n```\n"
            ),
        }
    )
    build = site.build("html", exclude_patterns=["hidden.md"], html_show_sourcelink=False)
    return build.warnings, [path for path in build.out.rglob("*") if path.is_file()]


@pytest.mark.parametrize("bio", BIOS.values(), ids=BIOS)
def test_data_text_neither_runs_nor_publishes(site: Site, bio: str) -> None:
    warnings, files = publish(site, bio)
    assert warnings, "what is refused must be said"
    assert all("[workshop.markup]" in warning for warning in warnings), warnings
    assert {path.name for path in files if "secret" in path.name or "hidden" in path.name} == set()
    index = next(path for path in files if path.name == "index.html").read_text(encoding="utf-8")
    assert "Good Example" in index
    content = index[index.index('<div class="body"') : index.index('<div class="clearer"')]
    assert not FORBIDDEN.search(content), content
    own = [path for path in files if "_static" not in path.parts]
    assert [path.name for path in own if HIDDEN.encode() in path.read_bytes()] == []


def test_substitutions_are_shown_as_typed(site: Site) -> None:
    site.write(
        {
            "data/organizers.yml": "- name: Ada Example\n  bio: 'One {{ secret }} two |secret| three.'\n",
            "index.md": "# Home\n\n```{organizers}\n```\n\n```{important-dates}\n```\n",
        }
    )
    build = site.build(
        "html", strict=True, myst_enable_extensions=["substitution"], myst_substitutions={"secret": HIDDEN}
    )
    assert build.warnings == []
    assert HIDDEN not in build.text("index.html")
    assert "One {{ secret }} two |secret| three." in build.html().get_text()


TYPED: Final = "<script>alert('x')</script> & \"quoted\" *stars* {role}`x` $y$ [z](w)"


def test_names_and_other_plain_text_are_shown_as_typed_everywhere(site: Site) -> None:
    quoted = "'" + TYPED.replace("'", "''") + "'"
    site.write(
        {
            "data/workshop.yml": f"""
                name: {quoted}
                short_name: {quoted}
                phase: proposal
                venue:
                  name: {quoted}
                links:
                  more:
                    - label: {quoted}
                      url: https://example.org/?a=1&b=2
                """,
            "data/call.yml": f"""
                file_format: {quoted}
                tracks:
                  - name: {quoted}
                    excluding: {quoted}
                template:
                  name: {quoted}
                  url: https://example.org/
                """,
            "data/dates.yml": f"""
                - name: {quoted}
                  id: typed
                  due: 2022-09-22
                """,
            "data/organizers.yml": f"""
                - name: {quoted}
                  id: typed
                  affiliation: {quoted}
                  role: {quoted}
                """,
            "data/program.yml": f"""
                - date: 2022-12-02
                  title: {quoted}
                  sessions:
                    - title: Opening
                      id: opening
                      speakers: typed
                      chairs: {quoted}
                      room: {quoted}
                """,
            "index.md": """
                # Home

                {fact}`name` {fact}`short_name` {fact}`venue.name` {person}`typed`

                ```{workshop-facts}
                ```

                ```{call-facts}
                ```

                ```{important-dates}
                ```

                ```{organizers}
                ```

                ```{organizers}
                :layout: table
                ```

                ```{program}
                ```
                """,
        }
    )
    build = site.build("html", strict=True, smartquotes=False)
    assert build.warnings == []
    page = build.html()
    assert page.select("script, img, em, code, a[href=w]") == []
    assert "<script>alert" not in build.text("index.html").replace("&lt;", "")
    words = " ".join(page.get_text(" ").split())
    assert words.count(TYPED) >= 15
    assert "&lt;[</span>" in build.text("index.html"), "the initials"
    attributes = [value for node in page.select("*") for value in node.attrs.values()]
    assert {value for value in attributes if isinstance(value, str) and "alert(" in value} <= {TYPED}
    for builder in ("latex", "text", "epub", "man"):
        assert site.build(builder, strict=True).warnings == []
    assert TYPED in site.build("text", smartquotes=False).words()


def test_a_photo_outside_the_source_folder_is_not_published(site: Site) -> None:
    (site.folder / "secret.png").write_text(HIDDEN, encoding="utf-8")
    (site.source / "data/link.png").symlink_to(site.folder / "secret.png")
    site.write(
        {
            "data/organizers.yml": """
                - name: Good Example
                - name: Up Example
                  photo: ../../secret.png
                - name: Link Example
                  photo: link.png
                - name: Root Example
                  photo: /etc/passwd
                """,
            "index.md": "# Home\n\n```{organizers}\n```\n",
        }
    )
    build = site.build("html")
    assert [warning.split(" ")[-1] for warning in build.warnings] == ["[workshop.path]"] * 3
    assert "Good Example" in build.text("index.html")
    assert [
        path
        for path in build.out.rglob("*")
        if path.suffix == ".png" and path.read_bytes() == HIDDEN.encode()
    ] == []
    assert not (build.out / "_images").exists()


def test_only_addresses_of_people_and_of_the_web_are_linked(site: Site) -> None:
    site.write(
        {
            "data/organizers.yml": """
                - name: Good Example
                  url: https://example.org/?a=1&b="2"
                - name: Bad Example
                  url: javascript:alert(1)
                - name: Quote Example
                  url: https://example.org/"onclick="alert(1)
                - name: Mail Example
                  bio: Write to <mailto:mail@example.org>.
                """,
            "index.md": "# Home\n\n```{organizers}\n```\n",
        }
    )
    build = site.build("html")
    assert not FORBIDDEN.search(str(build.html()))
    assert [link["href"] for link in build.html().select("li a")] == ["mailto:mail%40example.org"]


@pytest.mark.parametrize("name", ["https://example.org/x", "http or not: a workshop"])
def test_a_bar_that_begins_like_an_address_is_no_address(site: Site, name: str) -> None:
    text = f"'{name}'"
    site.write(
        {
            "data/workshop.yml": f"name: {text}\nshort_name: {text}\nphase: archive\ndate: 2030-12-02\n",
            "index.md": "# Home\n",
        }
    )
    page = site.build("html", html_theme="pydata_sphinx_theme").text("index.html")
    assert "data-pst-announcement-url" not in page
    assert f"{name} has taken place" in " ".join(page.split())
