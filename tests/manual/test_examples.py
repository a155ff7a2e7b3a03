"""What the manual shows works as it stands there: data files, commands, pages."""

from __future__ import annotations

import shlex
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click
import pytest
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

from sphinx_workshop.cli.main import main
from sphinx_workshop.source.files import FILES
from sphinx_workshop.source.loader import load
from tests.manual.examples import MANUAL, Example, commands, examples

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

FULL: Final = Path(__file__).parents[1] / "roots/full"
DATA_FILES: Final = {kind.name for kind in FILES.values()}
YAML: Final = [one for one in examples("yaml", "yml") if not one.file.startswith((".", "docs/"))]
PAGES: Final = examples("md", "markdown")
COMMANDS: Final = commands()
FACTS: Final = {"guides": FULL / "data", "reference": MANUAL / "example"}
"""What is shown: guides begin with little, and the reference shows the workshop of the live examples."""
ELSEWHERE: Final = "inv:"
"""What a page says that links to another site: a build of this one cannot follow it."""


def files_of(example: Example) -> dict[str, str]:
    """Return an example as a data folder: beside it, what its page has said of other files before."""
    before = [one for one in YAML if one.page == example.page and one.line < example.line]
    files = {one.file: one.text for one in before if one.file in DATA_FILES} | {example.file: example.text}
    workshop = files.get("workshop.yml", "") if example.file == "workshop.yml" else ""
    least = {"name": "Example Workshop", "phase": "proposal"}
    if example.file not in DATA_FILES:  # the profile of a host
        least["host"] = example.file
    missing = [f"{key}: {value}\n" for key, value in least.items() if f"\n{key}:" not in f"\n{workshop}"]
    return files | {"workshop.yml": "".join(missing) + workshop}


@pytest.mark.parametrize("example", YAML, ids=lambda one: one.id)
def test_an_example_of_data_says_which_file_it_is_and_is_right(
    example: Example, write_data: Callable[[Mapping[str, str]], Path]
) -> None:
    assert example.file, "the first line names the file: # dates.yml"
    problems = load(write_data(files_of(example))).problems
    assert [str(problem.message) for problem in problems] == []


def refusal(line: str) -> str:
    """Return why the command line would be refused, or nothing."""
    command: click.Command = main
    context = click.Context(main)
    words = shlex.split(line)[1:]
    while isinstance(command, click.Group) and words and not words[0].startswith("-"):
        name = words.pop(0)
        if name.isupper():
            return ""  # any of them
        found = command.get_command(context, name)
        if found is None:
            return f"there is no command {name}"
        command, context = found, click.Context(found, parent=context, info_name=name)
    if not words:
        return ""  # the command as such, in a sentence
    try:
        values, _rest, _order = command.make_parser(context).parse_args(words)
        for option in command.params:
            value = values.get(option.name or "")
            if isinstance(option.type, click.Choice) and isinstance(value, str) and not value.isupper():
                option.type.convert(value, option, context)
    except click.UsageError as error:
        return error.format_message()
    return ""


@pytest.mark.parametrize("place", COMMANDS)
def test_a_command_of_the_manual_is_one(place: str) -> None:
    assert refusal(COMMANDS[place]) == ""


def test_a_command_that_does_not_exist_is_refused() -> None:
    assert refusal("sphinx-workshop checks") == "there is no command checks"
    assert "No such option" in refusal("sphinx-workshop check --fast")
    assert "'papes'" in refusal("sphinx-workshop export csv --sheet papes")


@pytest.mark.filterwarnings("ignore:'myst_parser.sphinx_ext.myst_refs.MystReferenceResolver.app'")
@pytest.mark.parametrize(("part", "data"), FACTS.items())
def test_the_pages_that_the_manual_shows_build_without_a_warning(
    part: str, data: Path, tmp_path: Path
) -> None:
    root = tmp_path / "docs"
    (root / "_static").mkdir(parents=True)
    shutil.copytree(data, root / "data")
    shutil.copy(FULL / "conf.py", root)
    for name in ("index", "cfp", "proposal", "dates", "program", "papers"):
        (root / f"{name}.md").write_text("---\norphan: true\n---\n\n# A page\n", encoding="utf-8")
    shutil.copy(FULL / "data/logos/example.svg", root / "_static/hero.svg")
    shown = [
        one
        for one in PAGES
        if (one.page.startswith("reference/")) == (part == "reference") and ELSEWHERE not in one.text
    ]
    assert shown
    for number, one in enumerate(shown):
        text = one.text if one.text.startswith("# ") else f"# Example {number}\n\n{one.text}"
        (root / f"example-{number}.md").write_text(f"---\norphan: true\n---\n\n{text}", encoding="utf-8")
    warnings = build(root, tmp_path)
    for number, one in enumerate(shown):
        warnings = warnings.replace(str(root / f"example-{number}.md"), one.id)
    assert warnings == ""


def build(root: Path, folder: Path) -> str:
    """Build a site as a dummy; return its warnings."""
    told = folder / "warnings"
    extensions = ["attrs_block", "attrs_inline", "colon_fence", "deflist"]
    with told.open("w", encoding="utf-8") as stream, patch_docutils(), docutils_namespace():
        app = Sphinx(
            *(root, root, folder / "out", folder / "doctrees", "dummy"),
            confoverrides={"myst_enable_extensions": extensions, "myst_heading_anchors": 3},
            status=None,
            warning=stream,
        )
        app.build()
    return told.read_text(encoding="utf-8")
