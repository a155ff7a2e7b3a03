"""The site of VGM 2022 and a new one differ in their facts, their prose and their art alone."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import Final

import pytest
from click.testing import CliRunner

from sphinx_workshop.cli.main import main
from sphinx_workshop.source.loader import load
from sphinx_workshop.yamledit import Document

ROOT: Final = Path(__file__).parents[2]
PARTS: Final = ("docs", "requirements", "tools")
FILES: Final = (
    *("AGENTS.md", "CONTRIBUTING.md", "README.md", "conf.py", "noxfile.py"),
    *(".editorconfig", ".gitattributes", ".gitignore", ".pre-commit-config.yaml", ".readthedocs.yaml"),
)
ONLY_HERE: Final = {
    f"tools/{name}.py" for name in ("build_twice", "issue_forms", "messages", "release_notes", "screenshots")
}
ONLY_NEW: Final = {"requirements/docs.in", "requirements/extension.txt"}
"""Here, pyproject.toml says what builds the site, and the extension is in the same repository."""
SAME: Final = ("requirements/docs.txt", "tools/check_links.py", "docs/contribute.md")
FACTS: Final = {
    "project",
    "title",
    "copyright",
    "version",
    "release",
    "html_theme_options",
    "latex_documents",
    "man_pages",
}
"""The settings that say what the workshop is called, and the accent."""
OFFER: Final = "workshop_proposal_pdf"
"""VGM offers its proposal, in which nothing is for reviewers alone; a new site offers none by itself."""
OF_THE_CHECKOUT: Final = {"install_site", "sphinx_build", "check", "workshop", "serve", "lock"}
"""Here, the extension comes from this checkout, and the manual is built, too."""
DIRECTIVE: Final = re.compile(r"^(?P<fence>`{3,}|:{3,})\{(?P<name>[\w-]+)\}(?P<argument>.*)$", re.MULTILINE)
OPTION: Final = re.compile(r"^:[\w-]+:.*$", re.MULTILINE)
HEADING: Final = re.compile(r"^#+ .*$", re.MULTILINE)
PROSE_OF_VGM: Final = ["## Motivation", "## Open challenges"]


@pytest.fixture(scope="module")
def new(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new site with a host, as VGM has one."""
    folder = tmp_path_factory.mktemp("new") / "vgm"
    options = ["--name", "Example Workshop 2030", "--short-name", "EW 2030", "--format", "virtual"]
    result = CliRunner().invoke(
        main, ["new", str(folder), *options, "--host", "neurips-2022", "--organizer", "Ada Example, A"]
    )
    assert result.exit_code == 0, result.output
    return folder


def files(root: Path) -> set[str]:
    found = (path for part in PARTS for path in (root / part).rglob("*") if path.is_file())
    names = {path.relative_to(root).as_posix() for path in found if "__pycache__" not in path.parts}
    return names | {name for name in FILES if (root / name).is_file()}


def text(root: Path, name: str) -> str:
    return (root / name).read_text(encoding="utf-8")


def test_they_have_the_same_files(new: Path) -> None:
    assert files(ROOT) - ONLY_HERE == files(new) - ONLY_NEW
    assert set(FILES) <= files(new)


@pytest.mark.parametrize("name", SAME)
def test_what_says_nothing_of_the_workshop_is_the_same(new: Path, name: str) -> None:
    assert text(new, name) == text(ROOT, name)


def test_they_have_the_same_settings(new: Path) -> None:
    here, there = (settings(ast.parse(text(root, "conf.py"))) for root in (ROOT, new))
    assert [name for name in here if name != OFFER] == list(there)
    assert {name for name in there if here[name] != there[name]} <= FACTS


def test_what_the_pdf_of_vgm_says_is_on_its_pages_too() -> None:
    """Without this, VGM must not offer it."""
    workshop = load(ROOT / "docs/data").workshop
    people = [*workshop.organizers_by_key.values(), *workshop.speakers_by_key.values()]
    assert [one.name for one in people if one.proposal is not None or not one.is_public] == []
    assert workshop.event.proposal is None


def settings(tree: ast.Module) -> dict[str, str]:
    found = {}
    for node in tree.body:
        if isinstance(node, ast.Assign):
            for target in node.targets:
                found[ast.unparse(target)] = ast.unparse(node.value)
    return found


@pytest.mark.parametrize("page", sorted(path.relative_to(ROOT).as_posix() for path in ROOT.glob("docs/*.md")))
def test_pages_have_the_same_directives_options_and_headings(new: Path, page: str) -> None:
    here, there = text(ROOT, page), text(new, page)
    assert DIRECTIVE.findall(there) == DIRECTIVE.findall(here)
    assert OPTION.findall(there) == OPTION.findall(here)
    headings = [heading for heading in HEADING.findall(here) if heading not in PROSE_OF_VGM]
    assert HEADING.findall(there) == headings


def test_the_data_has_the_same_files_and_first_lines(new: Path) -> None:
    for path in (ROOT / "docs/data").rglob("*.*"):
        name = path.relative_to(ROOT).as_posix()
        if path.suffix == ".json":
            assert text(new, name) == text(ROOT, name)
        else:
            assert text(new, name).splitlines()[0] == text(ROOT, name).splitlines()[0]


def test_the_workshop_has_the_same_keys_and_format(new: Path) -> None:
    here, there = (Document(text(root, "docs/data/workshop.yml")).data for root in (ROOT, new))
    assert isinstance(here, dict)
    assert isinstance(there, dict)
    assert set(there) == set(here) - {"tagline"}, "nobody has said it of the new one"
    assert there["data_format"] == here["data_format"]


def test_their_sessions_do_the_same(new: Path) -> None:
    here, there = (functions(text(root, "noxfile.py")) for root in (ROOT, new))
    assert set(there) <= set(here)
    assert {name for name in there if there[name] != here[name]} <= OF_THE_CHECKOUT
    assert {"docs", "check", "workshop", "links", "linkcheck", "serve", "pdf", "lock"} <= set(there)


def functions(source: str) -> dict[str, str]:
    return {
        node.name: ast.unparse(node) for node in ast.parse(source).body if isinstance(node, ast.FunctionDef)
    }


def test_what_git_ignores_and_what_is_tidied_is_the_same_but_for_the_code(new: Path) -> None:
    for name in (".gitignore", ".gitattributes", ".editorconfig"):
        assert set(text(new, name).splitlines()) <= set(text(ROOT, name).splitlines())
    hooks = [
        set(re.findall(r"(?:id|rev|name): .*", text(root, ".pre-commit-config.yaml"))) for root in (ROOT, new)
    ]
    assert hooks[1] <= hooks[0]


def test_read_the_docs_builds_both_by_the_same_commands(new: Path) -> None:
    here, there = (text(root, ".readthedocs.yaml") for root in (ROOT, new))
    assert there == here.replace("--no-deps .", "--no-deps -r requirements/extension.txt")
