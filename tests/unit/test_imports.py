"""Data flows one way: no module imports, or does, what is not its business (DESIGN.md)."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

import sphinx_workshop

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE: Final = Path(sphinx_workshop.__file__).parent
NAME: Final = PACKAGE.name
SPHINX: Final = frozenset({"sphinx", "docutils", "myst_parser"})
FILES: Final = frozenset(
    {"io", "os", "pathlib", "shutil", "subprocess", "tempfile", "urllib.request", "yaml", "sqlite3"}
)
"""Modules that read and write; `urllib.parse` and `importlib` do not."""
MEMORY: Final = frozenset({"io.BytesIO", "io.StringIO"})
"""What only looks like a file."""
READING: Final = frozenset(
    {
        "open",
        "read_text",
        "read_bytes",
        "write_text",
        "write_bytes",
        "iterdir",
        "glob",
        "rglob",
        "is_file",
        "exists",
    }
)
"""Functions and methods that read and write."""


@dataclass(frozen=True)
class Rule:
    """What the modules of a part of the package may do."""

    part: str
    """A folder, or a module, below the package."""
    internal: frozenset[str] | None = None
    """The parts of the package that it may import; None: any."""
    never: frozenset[str] = frozenset()
    """What it may not import: modules, or parts of the package with a dot before them."""
    files: bool = True
    """Whether it may read and write."""
    writes: frozenset[str] = frozenset()
    """What it may import to make text of, although that could read and write, too."""


def parts(text: str) -> frozenset[str]:
    return frozenset(text.split())


RULES: Final = (
    Rule("messages", internal=parts(""), never=SPHINX, files=False),
    Rule("problems", internal=parts(""), never=SPHINX, files=False),
    Rule("locale", internal=parts("")),
    Rule("table", internal=parts(""), never=SPHINX, files=False),
    Rule("config", internal=parts("")),
    Rule("model", internal=parts("model messages problems"), never=SPHINX, files=False),
    Rule(
        "source",
        # yamledit: older formats of the data become newer ones as edits of their text
        internal=parts("source model messages problems rules yamledit __version__"),
        never=SPHINX,
    ),
    Rule(
        "rules",
        internal=parts("rules model messages problems render.forms render.wording"),
        never=SPHINX,
        files=False,
    ),
    Rule("render", internal=parts("render model messages problems locale"), never=parts("yaml"), files=False),
    Rule(
        "export",
        internal=parts("export model messages render.forms render.wording table"),
        never=SPHINX,
        files=False,
        writes=parts("yaml"),
    ),
    Rule(
        "web",
        internal=parts(
            "web export model messages locale pdf.NAME render.forms render.wording render.targets "
            "render.occasion render.deadlines table"
        ),
        never=SPHINX,
        files=False,
    ),
    Rule(
        "pdf",
        internal=parts("pdf render model rules export locale messages problems"),
        never=parts("yaml .source .build .directives"),
    ),
    Rule(
        "archive",
        internal=parts("archive yamledit model messages problems"),
        never=SPHINX,
    ),
    Rule(
        "scaffold",
        internal=parts(
            "scaffold archive.listing yamledit model messages problems source rules export.public.facts "
            "theme.colours __version__"
        ),
        never=SPHINX,
    ),
    Rule("theme", internal=parts("theme archive.loads render.forms __version__"), never=parts("yaml")),
    Rule("search", internal=parts("search model messages"), never=SPHINX, files=False),
    Rule("pictures", internal=parts("pictures table"), never=SPHINX),
    Rule("yamledit", internal=parts("yamledit"), never=SPHINX),
    Rule(
        "importers",
        # what an import reads back is compared with what would be exported now
        internal=parts("importers yamledit model messages problems source export.sheets table"),
        never=SPHINX,
    ),
    Rule(
        "directives",
        internal=parts("directives build render papers rules model messages problems locale config table"),
        never=parts("yaml .source .build.events .extension .export"),
        files=False,
    ),
    Rule(
        "papers",
        internal=parts("papers export search model render locale messages table __version__"),
        never=parts("yaml .build .directives"),
    ),
    Rule(
        "build",
        internal=parts(
            "build archive.folder archive.mark archive.missing export web pdf papers pictures search render "
            "theme.palette "
            "rules.proposal source model locale messages problems config table __version__"
        ),
        never=parts("yaml .directives .cli .importers .yamledit"),
    ),
    Rule("cli", never=SPHINX | parts(".directives .build .papers .search .extension")),
)


def imported(tree: ast.Module, module: str) -> Iterator[tuple[str, int]]:
    """Yield the full name of all that a module imports, for types too, and the line."""
    package = module.split(".")
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(package[: len(package) - node.level]) if node.level else ""
            origin = ".".join(filter(None, [base, node.module]))
            yield from ((f"{origin}.{alias.name}", node.lineno) for alias in node.names)


def is_in(name: str, part: str) -> bool:
    return name == part or name.startswith(f"{part}.")


def breaches(source: str, module: str, rule: Rule) -> list[str]:
    """Return what a module does that it may not, each with its line.

    :param module: the full name of the module
    """
    found = []
    tree = ast.parse(source)
    for name, line in imported(tree, module):
        never = [f"{NAME}{part}" if part.startswith(".") else part for part in rule.never]
        own = f"{NAME}." if name.startswith(f"{NAME}.") else ""
        if any(is_in(name, part) for part in never) or (
            not rule.files and name not in MEMORY and any(is_in(name, part) for part in FILES - rule.writes)
        ):
            found.append(f"line {line}: it imports {name}")
        elif own and rule.internal is not None and not any(is_in(name, own + part) for part in rule.internal):
            allowed = ", ".join(sorted(rule.internal)) or "nothing"
            found.append(f"line {line}: it imports {name}, and may import only {allowed}")
    for node in ast.walk(tree) if not rule.files else ():
        if isinstance(node, ast.Call):
            called = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            if called in READING:
                found.append(f"line {node.lineno}: it calls {called}")
    return found


def modules(part: str) -> list[Path]:
    folder = PACKAGE / part
    return sorted(folder.rglob("*.py")) if folder.is_dir() else [folder.with_suffix(".py")]


CASES: Final = [
    pytest.param(path, rule, id=str(path.relative_to(PACKAGE)))
    for rule in RULES
    for path in modules(rule.part)
    if path.exists()
]


@pytest.mark.parametrize(("path", "rule"), CASES)
def test_a_module_keeps_to_its_business(path: Path, rule: Rule) -> None:
    module = ".".join([NAME, *path.relative_to(PACKAGE).with_suffix("").parts])
    found = breaches(path.read_text(encoding="utf-8"), module, rule)
    assert not found, f"{path.relative_to(PACKAGE.parent)} is not to do this (see DESIGN.md): " + "; ".join(
        found
    )


def test_only_what_makes_pictures_has_pillow() -> None:
    with_pillow = {
        str(path.relative_to(PACKAGE))
        for path in PACKAGE.rglob("*.py")
        if any(is_in(name, "PIL") for name, _line in imported(ast.parse(path.read_text("utf-8")), NAME))
    }
    makers = {"pictures/making.py", "pictures/cards.py", "pictures/icons.py"}
    makers |= {"pdf/typeset.py"}  # which takes back what WeasyPrint sets in it
    assert with_pillow == makers, "it costs time that only a build which makes pictures has"


def test_the_rules_are_about_modules_that_there_are() -> None:
    for rule in RULES:
        assert any(path.exists() for path in modules(rule.part)), rule.part


def test_each_folder_has_a_rule() -> None:
    folders = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    assert folders - {rule.part for rule in RULES} == set()


MODEL: Final = next(rule for rule in RULES if rule.part == "model")
DIRECTIVES: Final = next(rule for rule in RULES if rule.part == "directives")


@pytest.mark.parametrize(
    ("rule", "source", "said"),
    [
        (MODEL, "from docutils import nodes", "line 1: it imports docutils.nodes"),
        (MODEL, "import sphinx.util", "line 1: it imports sphinx.util"),
        (
            MODEL,
            "from sphinx_workshop.source import yaml",
            "imports sphinx_workshop.source.yaml, and may import only",
        ),
        (MODEL, "from ..source import yaml", "imports sphinx_workshop.source.yaml"),
        (MODEL, "from sphinx_workshop import build", "imports sphinx_workshop.build"),
        (MODEL, "if TYPE_CHECKING:\n    from sphinx_workshop.render.text import at", "line 2"),
        (MODEL, "def f():\n    import os", "line 2: it imports os"),
        (MODEL, "from pathlib import Path", "imports pathlib.Path"),
        (MODEL, "open('x')", "line 1: it calls open"),
        (MODEL, "place.read_text()", "it calls read_text"),
        (
            DIRECTIVES,
            "from sphinx_workshop.source.loader import load",
            "imports sphinx_workshop.source.loader.load",
        ),
        (DIRECTIVES, "import yaml", "imports yaml"),
        (DIRECTIVES, "with open(x) as f: pass", "it calls open"),
    ],
)
def test_a_breach_is_found_and_named(rule: Rule, source: str, said: str) -> None:
    found = breaches(source, f"{NAME}.{rule.part}.x", rule)
    assert len(found) == 1
    assert said in found[0]


@pytest.mark.parametrize(
    ("rule", "source"),
    [
        (MODEL, "from sphinx_workshop.model.base import Entry\nfrom sphinx_workshop.problems import Kind"),
        (MODEL, "from .base import Entry\nfrom urllib.parse import urlsplit"),
        (DIRECTIVES, "from sphinx.util import logging\nfrom sphinx_workshop.model.event import Event"),
    ],
)
def test_what_is_allowed_is_no_breach(rule: Rule, source: str) -> None:
    assert breaches(source, f"{NAME}.{rule.part}.x", rule) == []
