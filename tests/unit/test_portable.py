"""The package reads and writes the same bytes on every system, whatever its encoding and ends of lines."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

import sphinx_workshop

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT: Final = Path(sphinx_workshop.__file__).parent
ENCODING: Final = {"read_text": 0, "write_text": 1}
"""Which argument is the encoding."""
NOT_ON_WINDOWS: Final = frozenset({"fork", "geteuid", "getuid", "killpg", "mkfifo"})
UNIX_ONLY: Final = frozenset({"fcntl", "grp", "pwd", "resource", "termios", "tty", "pty", "posix", "syslog"})


def depending(source: str) -> Iterator[str]:
    """Yield what depends on the system in a module."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import(names=names):
                yield from (one.name for one in names if one.name.partition(".")[0] in UNIX_ONLY)
            case ast.ImportFrom(module=str(name)) if name.partition(".")[0] in UNIX_ONLY:
                yield name
            case ast.Call(func=ast.Attribute(attr=name)) if name in ENCODING:
                given = {one.arg for one in node.keywords}
                if "encoding" not in given and len(node.args) <= ENCODING[name]:
                    yield f"line {node.lineno}: {name} without an encoding"
                if name == "write_text" and "newline" not in given:
                    yield f"line {node.lineno}: write_text without newline"
            case ast.Call(func=ast.Name(id="Position"), args=[ast.Call(func=ast.Name(id="str")), *_]):
                yield f"line {node.lineno}: a position whose file has backslashes on Windows"
            case ast.Attribute(value=ast.Name(id="os"), attr=name) if name in NOT_ON_WINDOWS:
                yield f"line {node.lineno}: os.{name}"


@pytest.mark.parametrize("path", sorted(ROOT.rglob("*.py")), ids=str)
def test_a_module_does_the_same_on_every_system(path: Path) -> None:
    assert [*depending(path.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize(
    "source",
    [
        "path.read_text()",
        "path.write_text(text)",
        "path.write_text(text, 'utf-8')",
        "path.write_text(text, encoding='utf-8')",
        "path.write_text(text, newline='')",
        "import pwd",
        "from resource import getrusage",
        "os.fork()",
        "Position(str(path), 1, 1)",
    ],
)
def test_what_depends_on_the_system_is_found(source: str) -> None:
    assert [*depending(source)] != []


def test_no_file_of_the_package_has_a_name_that_some_system_refuses() -> None:
    names = [path.relative_to(ROOT).as_posix() for path in ROOT.rglob("*") if "__pycache__" not in path.parts]
    assert [name for name in names if set(name) & set('<>:"\\|?*') or name.endswith((".", " "))] == []
    assert len({name.casefold() for name in names}) == len(names)
    assert max(map(len, names)) < 120  # Windows has 260 characters, with the folders above
