"""What the manual makes of the code: nothing is left out, and its examples are what they say."""

from __future__ import annotations

import re
import tomllib
from configparser import RawConfigParser
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click
import pytest

from sphinx_workshop.cli.main import main
from sphinx_workshop.directives.table import DIRECTIVES
from sphinx_workshop.model.base import fields_by_key
from sphinx_workshop.model.host import Host
from sphinx_workshop.model.meanings import meanings
from sphinx_workshop.problems import Kind, Severity
from sphinx_workshop.rules.phases import check_phase
from sphinx_workshop.source.files import FILES
from sphinx_workshop.source.loader import load
from sphinx_workshop.theme import FOLDER
from sphinx_workshop.web.files import FILES as FILES_OF_SITE
from tests.unit.test_structure import MOST_LINES
from workshop_manual.reference.cases import CASES
from workshop_manual.reference.commands import named
from workshop_manual.reference.data import entries, words_of
from workshop_manual.reference.files import written
from workshop_manual.reference.pages import OPTIONS
from workshop_manual.reference.problems import said
from workshop_manual.reference.settings import OWN

if TYPE_CHECKING:
    from docutils.parsers.rst import Directive

    from sphinx_workshop.model.base import Entry

MANUAL: Final = Path(__file__).parents[2] / "manual"
COMMANDS: Final = dict(named(main, "sphinx-workshop"))
CAPITALS: Final = re.compile("[A-Z]{2,}")
CODE: Final = re.compile("`([^`]+)`")
WITHOUT_EXAMPLE: Final = {
    Kind.NO_DATA,
    # as long as the limit, or as many as there may be
    Kind.LIMIT,
    Kind.MORE,
    # pages, settings and the proposal have them
    Kind.DIRECTIVE,
    Kind.REDIRECT,
    Kind.SITE_FILE,
    Kind.MATH,
    Kind.LINK,
    Kind.PROPOSAL,
    Kind.TOO_LONG,
}
"""Kinds of problems that no small data folder has."""
NEWER: Final = {"templates_skip_empty_check"}
"""Options that the oldest version of the inherited theme does not have yet."""


@pytest.mark.parametrize("kind", CASES, ids=lambda kind: kind.value)
def test_each_example_has_its_problem_where_it_says(kind: Kind) -> None:
    (line,) = said(kind, CASES[kind])
    assert line.startswith(f"docs/data/{CASES[kind].at}:")
    assert line.endswith(f"[{kind.value}]")


def test_each_kind_of_problem_has_an_example() -> None:
    assert CASES.keys() | WITHOUT_EXAMPLE == set(Kind)
    assert not CASES.keys() & WITHOUT_EXAMPLE


@pytest.mark.parametrize(("name", "directive"), DIRECTIVES.items(), ids=list(DIRECTIVES))
def test_each_option_of_a_directive_has_a_meaning(name: str, directive: type[Directive]) -> None:
    assert set(directive.option_spec or {}) <= OPTIONS.keys(), name


def test_no_meaning_is_of_an_option_that_is_gone() -> None:
    used = {option for directive in DIRECTIVES.values() for option in directive.option_spec or {}}
    assert OPTIONS.keys() == used


def test_each_option_that_only_our_theme_has_is_explained() -> None:
    ours = tomllib.loads((FOLDER / "theme.toml").read_text(encoding="utf-8"))["options"]
    inherited = RawConfigParser()
    theirs = files("pydata_sphinx_theme") / "theme/pydata_sphinx_theme/theme.conf"
    inherited.read_string(theirs.read_text(encoding="utf-8"))
    own = {name for name in ours if not inherited.has_option("options", name)}
    assert OWN.keys() == own - NEWER


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_a_command_says_what_each_argument_is(name: str) -> None:
    command = COMMANDS[name]
    arguments = [one for one in command.params if isinstance(one, click.Argument)]
    words = {word for one in arguments for word in CAPITALS.findall(one.make_metavar(click.Context(command)))}
    assert words <= set(CAPITALS.findall(command.help or ""))


@pytest.mark.parametrize("entry", [*(kind.entry for kind in FILES.values()), Host])
def test_no_key_says_again_which_choices_it_has(entry: type[Entry]) -> None:
    for model in entries(entry):
        for key, info in fields_by_key(model).items():
            choices = CODE.findall(words_of(model, key, info).partition("one of ")[2])
            said = set(CODE.findall(meanings(model)[key]))
            assert not choices or not set(choices) - {"TBD"} <= said, f"{model.__name__}.{key}"


def test_each_file_beside_the_pages_is_in_the_table_of_files() -> None:
    assert list(written()) == list(FILES_OF_SITE)
    assert [row for row, names in written().items() if not names] == []


def test_the_example_workshop_is_right_and_ready() -> None:
    workshop, problems = load(MANUAL / "example")
    assert problems == []
    assert not [one for one in check_phase(workshop) if one.severity is Severity.ERROR]


def test_the_modules_of_the_manual_are_short() -> None:
    for path in (MANUAL / "_ext").rglob("*.py"):
        assert len(path.read_text(encoding="utf-8").splitlines()) <= MOST_LINES, path.name
