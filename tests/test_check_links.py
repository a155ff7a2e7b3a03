"""`nox -s links` finds the dead links inside a built site."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[1] / "tools/check_links.py"


def check(site: Path, body: str) -> subprocess.CompletedProcess[str]:
    """Check a site of two pages and a picture, whose home page has this body."""
    (site / "sub").mkdir()
    (site / "sub/index.html").write_text(
        '<h1 id="deep">Deep</h1><a href="../index.html">up</a>', encoding="utf-8"
    )
    (site / "a b.svg").touch()
    (site / "index.html").write_text(f'<h1 id="home">Home</h1>\n{body}', encoding="utf-8")
    return subprocess.run(
        [sys.executable, SCRIPT, site], check=False, capture_output=True, encoding="utf-8", timeout=60
    )


@pytest.mark.parametrize(
    "body",
    [
        '<a href="sub/index.html#deep">a section of another page</a>',
        '<a href="sub/#deep">a folder</a>',
        '<a href="#home">a section of this page</a>',
        '<a href="#">the top</a>',
        '<img src="a%20b.svg" srcset="a%20b.svg 1x, a%20b.svg 2x">',
        '<a href="https://example.org/gone">another site</a>',
        '<a href="//example.org/gone">another site</a>',
        '<a href="mailto:somebody@example.org">mail</a>',
    ],
)
def test_a_link_that_leads_somewhere_passes(tmp_path: Path, body: str) -> None:
    result = check(tmp_path, body)
    assert (result.returncode, result.stderr) == (0, ""), result.stdout


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ('<a href="gone.html">x</a>', "no such file: gone.html"),
        ('<a href="sub/index.html#gone">x</a>', "no such section: sub/index.html#gone"),
        ('<a href="#gone">x</a>', "no such section: #gone"),
        ('<a href="">x</a>', "an empty address"),
        ("<a href>x</a>", "an empty address"),
        ('<img src="gone.svg">', "no such file: gone.svg"),
        ('<img srcset="gone.svg 2x">', "no such file: gone.svg"),
        ('<a href="../outside.html">x</a>', "leads out of the site: ../outside.html"),
        ('<a href="/index.html">x</a>', "works only where the site is at the root of its host: /index.html"),
        ('<a href="htps://example.org">x</a>', "an address of an unknown kind: htps://example.org"),
    ],
)
def test_a_dead_link_is_named_with_its_page_and_line(tmp_path: Path, body: str, reason: str) -> None:
    result = check(tmp_path, body)
    assert result.stdout.splitlines()[0] == f"index.html:2: {reason}"
    assert result.returncode == 1


def test_templates_that_a_theme_copied_are_no_pages(tmp_path: Path) -> None:
    (tmp_path / "_static").mkdir()
    (tmp_path / "_static/macros.html").write_text('<a href="{{ url }}">x</a>', encoding="utf-8")
    assert check(tmp_path, "").returncode == 0


def test_a_folder_without_a_site_is_refused(tmp_path: Path) -> None:
    result = subprocess.run(
        [sys.executable, SCRIPT, tmp_path], check=False, capture_output=True, encoding="utf-8", timeout=60
    )
    assert result.returncode == 2
    assert "index.html" in result.stderr


def test_a_page_that_is_sent_from_any_depth_says_where_the_site_is(tmp_path: Path) -> None:
    start = '<html data-content_root="/w/"><a href="/w/index.html">x</a><a href="/w/">x</a>'
    dead = '<a href="/w/gone.html">x</a><a href="/x">x</a>'
    (tmp_path / "404.html").write_text(f"{start}{dead}", encoding="utf-8")
    assert check(tmp_path, "").stdout.splitlines() == [
        "404.html:1: no such file: /w/gone.html",
        "404.html:1: works only where the site is at the root of its host: /x",
        "2 dead links",
    ]
