"""A hostile or broken site ends in a clear line: nothing is run, nothing outside it is read."""

from __future__ import annotations

import json
import os
import time
from typing import TYPE_CHECKING, Any, Final

import pytest
from click.testing import CliRunner

from sphinx_workshop.cli.main import main
from sphinx_workshop.importers.jekyll.pages import lists_of, prose_of
from sphinx_workshop.source.loader import load
from tests.unit.jekyll_sites import PICTURE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

BOMB: Final = "a: &a [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{new}: &{new} [*{old}, *{old}, *{old}, *{old}, *{old}, *{old}, *{old}, *{old}, *{old}]\n"
    for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)
ORGANIZER: Final = "- name: Ada Example\n  affiliation: Example University\n"


@pytest.fixture
def folder(write_data: Callable[[Mapping[str, str | bytes]], Path]) -> Path:
    return write_data({"workshop.yml": "name: Example Workshop 2030\nphase: call\n"})


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Write a site with one organizer."""
    site = tmp_path / "site"
    (site / "_data").mkdir(parents=True)
    (site / "_config.yml").write_text("title: Example\n", encoding="utf-8")
    (site / "_data/organizers.yml").write_text(ORGANIZER, encoding="utf-8")
    return site


def report(site: Path, folder: Path) -> dict[str, Any]:
    """Import a site whose hostile part is left out, and return what is said."""
    result = CliRunner().invoke(main, ["import", "jekyll", str(site), str(folder), "--format", "json"])
    assert result.exit_code == 0, result.output
    assert not isinstance(result.exception, Exception)
    assert load(folder).workshop.organizers_by_key["ada-example"].name == "Ada Example"
    said: dict[str, Any] = json.loads(result.stdout)
    return said


def reasons(said: dict[str, Any]) -> str:
    """Return all reasons and notes."""
    return " ".join([*(one["why"] for one in said["source"]["not_imported"]), *said["notes"]])


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("_data/bomb.yml", BOMB, "add up to more than"),
        ("_talks/bomb.md", f"---\n{BOMB}---\n", "add up to more than"),
        ("_data/deep.yml", "a: " + "[" * 200 + "]" * 200, "deep"),
        ("_data/deep.json", "[" * 200 + "]" * 200, "deep"),
        ("_data/deeper.json", "[" * 100_000, "deep"),
        ("_data/broken.yml", "- name: [\n", "broken.yml"),
        ("_data/broken.json", "{", "no JSON"),
        ("_data/twice.yml", "- name: Bo\n  name: Cy\n", "written twice"),
        ("_data/tag.yml", "- name: !!python/object/apply:os.system [true]\n", "tag"),
        ("_data/latin.yml", "- name: J\xf6rg\n".encode("latin-1"), "latin.yml:1: it is not UTF-8"),
        ("_data/binary.csv", bytes(range(256)), "it is not UTF-8"),
        ("_data/quotes.csv", 'name,b\n"x', "is not a row of a table"),
        ("index.md", b"---\ntitle: \xff\n---\n", "it is not UTF-8"),
        ("_data/large.yml", "- name: x\n" * 1_000_000, "more than 2 MB"),
        ("_data/long.json", json.dumps([{"name": "x" * 200_000}]), "and 100000 are the most"),
        ("_talks/long.md", f"---\nname: x\n---\n{'<a href=x>' * 20_000}", "and 100000 are the most"),
        ("_data/long.yml", f"- name: {'x' * 200_000}\n", "characters"),
    ],
)
def test_a_file_that_is_an_attack_is_named_and_the_rest_comes(
    name: str, content: str | bytes, words: str, site: Path, folder: Path
) -> None:
    path = site / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    assert words in reasons(report(site, folder))


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("../../etc/passwd", "no such picture"),
        ("/etc/passwd", "no such picture"),
        ("img/../../secret.png", "leaves the folder"),
        ("%2e%2e/%2e%2e/secret.png", "no such picture"),
        ("link.png", "leaves the folder"),
        ("https://example.org/ada.png", "elsewhere"),
        ("data:image/png;base64,AAAA", "elsewhere"),
        ("text.png", "not a picture"),
        ("script.svg", "script"),
        ("prefixed.svg", "script"),
        ("utf-16.svg", "script"),
        ("x" * 5000, "no such picture"),
        ("a\0b.png", "no such picture"),
    ],
)
def test_no_picture_comes_from_outside_or_is_something_else(
    path: str, words: str, site: Path, folder: Path
) -> None:
    secret = site.parent / "secret.png"
    secret.write_bytes(PICTURE)
    (site / "link.png").symlink_to(secret)
    (site / "text.png").write_text("no picture", encoding="utf-8")
    (site / "script.svg").write_text('<svg onload="alert(1)"/>', encoding="utf-8")
    svg = '<svg xmlns:x="http://www.w3.org/2000/svg"><{}script>alert(1)</{}script></svg>'
    (site / "prefixed.svg").write_text(svg.format("x:", "x:"), encoding="utf-8")
    (site / "utf-16.svg").write_text(svg.format("", ""), encoding="utf-16")
    people = [{"name": "Ada Example", "affiliation": "Example University", "photo": path}]
    (site / "_data/organizers.yml").unlink()
    (site / "_data/organizers.json").write_text(json.dumps(people), encoding="utf-8")
    assert words in reasons(report(site, folder))
    assert not (folder / "photos").exists()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("_data/speakers.yml", f"- name: {'x' * 200}\n", "nobody can tell whether this is one person"),
        (
            "_config.yml",
            "url: https://example.org\nbaseurl: '/<b>'\n",
            "character that no address",
        ),
    ],
)
def test_a_text_that_no_fact_takes_stays_behind_and_the_rest_comes(
    name: str, content: str, words: str, site: Path, folder: Path
) -> None:
    (site / name).write_text(content, encoding="utf-8")
    assert words in reasons(report(site, folder))


def test_a_date_whose_name_has_no_letter_gets_an_id_that_stays(site: Path, folder: Path) -> None:
    (site / "_data/dates.yml").write_text("- name: '\\\\'\n  date: 2030-08-20\n", encoding="utf-8")
    report(site, folder)
    (key,) = [one.key for one in load(folder).workshop.all_milestones]
    assert key.startswith("date-")
    report(site, folder)
    assert [one.key for one in load(folder).workshop.all_milestones] == [key]


@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("_data/passwd.yml", "/etc/passwd"),
        ("_data/out.yml", "../../outside.yml"),
        ("_data/loop.yml", "loop.yml"),
    ],
)
def test_no_link_leads_out_of_the_site(name: str, target: str, site: Path, folder: Path) -> None:
    (site.parent / "outside.yml").write_text("- name: Secret Example\n", encoding="utf-8")
    (site / name).symlink_to(target)
    said = report(site, folder)
    assert "leaves the folder" in reasons(said) or "no such file" in reasons(said)
    assert "Secret" not in json.dumps(said)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_what_is_no_file_is_not_read(site: Path, folder: Path) -> None:
    os.mkfifo(site / "_data/pipe.yml")
    assert "it is no file" in reasons(report(site, folder))


def test_texts_come_without_scripts_links_of_the_site_and_addresses(site: Path, folder: Path) -> None:
    bio = (
        "Hello <script>alert(1)</script><img src=x onerror=alert(1)> "
        "[run](javascript:alert(1)) [file](../secret) <iframe src=https://example.org></iframe> "
        "{{ site.secret }} {% include secret %} ada@example.org\n\n```{include} /etc/passwd\n```\n"
    )
    people = [
        {"name": "Ada Example", "affil": "Example University", "bio": bio, "url": "javascript:alert(1)"}
    ]
    (site / "_data/organizers.yml").unlink()
    (site / "_data/organizers.json").write_text(json.dumps(people), encoding="utf-8")
    said = report(site, folder)
    loaded = load(folder)
    assert [one.message for one in loaded.problems if one.position.file.endswith("organizers.yml")] == []
    bio_there = str(loaded.workshop.organizers_by_key["ada-example"].bio)
    for word in ("script", "iframe", "{{", "{%", "ada@example.org"):
        assert word not in bio_there.replace("javascript", "")
    assert loaded.workshop.organizers_by_key["ada-example"].url is None
    assert "javascript" in reasons(said) or "http" in reasons(said)


def test_the_terminal_gets_no_signs_that_it_would_obey(site: Path, folder: Path) -> None:
    content = json.dumps(
        [{"name": "Ada Example", "focus": "\x1b[31mred\x07"}, {"x": "::error::y\r\n::error::z"}]
    )
    (site / "_data/organizers.json").write_text(content, encoding="utf-8")
    (site / "_data/unknown.json").write_text(content, encoding="utf-8")
    output = CliRunner().invoke(main, ["import", "jekyll", str(site), str(folder)]).output
    assert "\x1b" not in output
    assert "\x07" not in output
    assert not any(line.startswith("::") for line in output.splitlines())


@pytest.mark.parametrize("beginning", ["{{", "{%", "<tr>", "<td>", "<h2>", "<li>", "<!--", "<script>"])
def test_many_beginnings_without_an_end_take_no_time(beginning: str) -> None:
    page = beginning * (400_000 // len(beginning))
    before = time.process_time()
    prose_of(page, "index.md", 1)
    list(lists_of(f"# Topics\n\n{page}", "index.md"))
    assert time.process_time() - before < 3
