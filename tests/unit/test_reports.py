"""What `check` prints for a pull request: annotations as GitHub reads them, and Markdown that stays inert."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pytest
from bs4 import BeautifulSoup
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from sphinx_workshop.cli.folder import short
from sphinx_workshop.cli.main import main
from sphinx_workshop.cli.reports.inert import code, inert
from sphinx_workshop.messages import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from click.testing import Result

COMMAND: Final = re.compile(r"::(error|warning) (?:\w+=[^:,\r\n]*,?)+::[^\r\n]+")
"""The grammar of a workflow command: https://github.com/actions/toolkit/blob/main/docs/commands.md"""
HOSTILE: Final = (
    "@everyone",
    "@org/team and ping@example.org",
    "closes #12, other/repo#12, GH-12 and gh-12",
    "https://example.org/?a=b www.example.org ftp://example.org mailto:ada@example.org",
    "<script>alert(1)</script> <img src=x onerror=alert(1)> <!-- --> <details>",
    "[link](https://example.org) ![image](https://example.org/x.png) [a][b] [^1] [^1]: note",
    "| a | b | \\| c",
    "a ` b `` c ``` d",
    "*em* **strong** ~~gone~~ __strong__ $x$ $$x$$ :tada: :100: :white_check_mark:",
    "&lt;b&gt; &#64;everyone &commat;everyone",
    "# heading",
    "- item",
    "1. item",
    "> quotation",
    "\\@everyone \\<b>",
    "`@everyone` ``@everyone``",
    "line\n\n# one\r\n| x |\n```\n::error::x",
    "李明 Đặng أحمد",
    "[x] done",
    "---",
    "    indented",
)
_REFERENCE: Final = re.compile(r"@\w|#\w|\bGH-\d|://|\bwww\.|:[\w+-]+:", re.IGNORECASE)
"""What GitHub makes a link, a mention or a picture of, in text that is not code."""


def rendered(markdown: str) -> BeautifulSoup:
    """Return what a reader of GitHub's Markdown makes of a text."""
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    return BeautifulSoup(parser.render(markdown), "html.parser")


def references(tree: BeautifulSoup) -> list[str]:
    """Return what GitHub would make links of."""
    for element in tree.find_all("code"):
        element.replace_with(" ")
    return _REFERENCE.findall(tree.get_text())


def words(tree: BeautifulSoup) -> str:
    return " ".join(tree.get_text().replace("\u200b", "").split())


def check(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["check", *map(str, arguments)])


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("form", ["{}\n", "- {}\n", "| a | b |\n| --- | --- |\n| {} | after |\n"])
def test_text_of_others_reads_as_written_and_is_nothing_else(text: str, form: str) -> None:
    tree = rendered(form.format(inert(text)))
    assert {element.name for element in tree.find_all()} <= {
        *("p", "ul", "li", "code", "table", "thead", "tbody", "tr", "th", "td")
    }
    if "table" in form:
        cells = [cell.get_text() for cell in tree.find_all("td")]
        assert len(cells) == 2
        assert cells[1] == "after"
    assert one_line(text).replace("`", "") in words(tree).replace("`", "")
    assert references(tree) == []


@given(st.text(max_size=60))
def test_no_text_leaves_its_cell(text: str) -> None:
    tree = rendered(f"| a | b |\n| --- | --- |\n| {inert(text)} | after |\n")
    assert [cell.get_text() for cell in tree.find_all("td")][1:] == ["after"]
    assert not tree.find_all(["a", "img", "em", "strong", "s", "del", "br"])
    assert references(tree) == []


@pytest.mark.parametrize("text", ["a|b.yml:1:1", "a`b.yml", "@ada.yml:3:1"])
def test_a_place_is_code_or_plain_words(text: str) -> None:
    tree = rendered(f"| a | b |\n| --- | --- |\n| {code(text)} | after |\n")
    assert words(tree) == f"a b {text} after"
    assert references(tree) == []


def test_markdown_has_problems_as_a_table_the_errors_first(
    write_data: Callable[[Mapping[str, str]], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_data(
        {
            "dates.yml": "- name: Submission\n  kind: submission\n  due: 2030-05-01\n  was: 2030-06-01\n",
            "organizers.yml": "- name: Ada Example\n  url: javascript:alert(1)|x\n",
        }
    )
    monkeypatch.chdir(tmp_path)
    result = check("--format", "markdown", "--no-readiness")
    assert (result.exit_code, result.stderr) == (1, "")
    tree = rendered(result.stdout)
    assert words(tree).startswith(
        "1 error, 1 warning in docs/data where what error docs/data/organizers.yml:2:8"
    )
    rows = [[cell.get_text() for cell in row.find_all("td")] for row in tree.find_all("tr")][1:]
    assert [row[0] for row in rows] == ["error", "warning"]
    assert rows[1][1] == "docs/data/dates.yml:3:8"
    assert references(tree) == []


def test_markdown_tells_what_is_done_and_what_is_missing(
    write_data: Callable[[Mapping[str, str]], Path],
) -> None:
    folder = write_data(
        {
            "workshop.yml": (
                "name: Example\nphase: call\nhost: neurips-2022\ncontact: TBD\ndate: 2030-12-01\n"
            ),
            "organizers.yml": "- name: Ada Example\n",
            "call.yml": "tracks:\n  - name: Full papers\n",
        }
    )
    result = check("--format", "markdown", "--today", "2022-09-30", folder)
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert "- [x] an organizer" in lines
    assert "- [ ] a contact: `contact`" in lines
    assert [line for line in lines if line.startswith("### ")] == [
        "### What the phase `call` needs",
        "### What the next phase, `review`, will need",
        "### What the host wants next, NeurIPS 2022",
    ]
    assert [element.name for element in rendered(result.stdout).find_all(["h3", "ul"])] == ["h3", "ul"] * 3
    assert "2022-09-22" not in result.stdout, "what is past is not among what the host wants next"


def test_markdown_shows_nothing_that_is_for_organizers_or_reviewers_alone(
    write_data: Callable[[Mapping[str, str]], Path],
) -> None:
    folder = write_data(
        {
            "organizers.yml": "- name: Ada Example\n  proposal:\n    gender: SECRET-GENDER\n",
            "dates.yml": "- name: SECRET-DATE\n  due: TBD\n  internal: true\n",
            "speakers.yml": "- name: SECRET-GUEST\n  status: invited\n  url: TBD\n",
            "papers.yml": "- id: p1\n  title: SECRET-TITLE\n  authors: TBD\n",
        }
    )
    assert "SECRET" not in check("--format", "markdown", folder).stdout


def test_a_comment_has_room_for_the_report(
    write_data: Callable[[Mapping[str, str]], Path], tmp_path: Path
) -> None:
    bad = "".join(f'- name: Person {number}\n  url: "{"|<@" * 400}{number}"\n' for number in range(150))
    names = ("organizers.yml", "speakers.yml", "sponsors.yml")
    folder = write_data(dict.fromkeys(names, bad))
    result = check("--format", "markdown", "--no-readiness", folder)
    assert len(result.stdout) < 60_000
    told = result.stdout.count("\n| error | ") + result.stdout.count("\n| warning | ")
    more = re.search(r"And (\d+) more problems", result.stdout)
    assert more
    everything = check("--no-readiness", tmp_path / "docs/data").stdout.splitlines()
    assert told + int(more[1]) == len(everything)


def test_annotations_are_commands_up_to_what_github_shows_then_lines_with_their_places(
    write_data: Callable[[Mapping[str, str]], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = "".join(f"- name: Person {number}\n  country: UK\n" for number in range(12))
    write_data({"organizers.yml": people})
    monkeypatch.chdir(tmp_path)
    lines = check("--format", "github", "--no-readiness").stdout.splitlines()
    assert all(COMMAND.fullmatch(line) for line in lines[:10])
    assert [line.partition(" ")[0] for line in lines[10:]] == [
        "docs/data/organizers.yml:22:12:",
        "docs/data/organizers.yml:24:12:",
    ]


def test_annotations_name_files_from_the_folder_of_the_repository(
    write_data: Callable[[Mapping[str, str]], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_data({"organizers.yml": "- name: Ada Example\n  country: UK\n"})
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path))
    for where in (".", "docs", "docs/data"):
        monkeypatch.chdir(tmp_path / where)
        line = check("--format", "github", "--no-readiness", str(tmp_path / "docs/data")).stdout
        assert line.startswith("::error file=docs/data/organizers.yml,line=2,col=12,"), where
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path / "docs/data/elsewhere"))
    assert "file=organizers.yml," in check("--format", "github", "--no-readiness", ".").stdout


def test_a_file_instead_of_the_folder_is_one_line_of_advice(
    write_data: Callable[[Mapping[str, str]], Path],
) -> None:
    folder = write_data({})
    result = check(folder / "workshop.yml")
    assert result.exit_code == 2
    assert f"give the folder of the data, such as {short(folder)}" in " ".join(result.stderr.split())
