"""Problems as workflow commands, which GitHub shows beside the lines in a pull request."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_workshop.problems import Problem

MOST: Final = 10
"""Most annotations of one severity that GitHub shows for a step of a job.

Source: https://github.com/actions/toolkit/blob/main/docs/problem-matchers.md#limitations
"""


def as_annotations(problems: Iterable[Problem], root: Path | None) -> Iterator[str]:
    """Yield a line for each problem: a workflow command; from the eleventh of its severity on, plain text.

    GitHub drops further commands, and its log shows a command without the place of the problem.

    Args:
        problems: The problems, in order.
        root: The folder of the repository, to which the paths are made relative; None: they stay.
    """
    told: Counter[str] = Counter()
    for problem in problems:
        severity = problem.severity.value
        told[severity] += 1
        yield _command(problem, root) if told[severity] <= MOST else str(problem)


def _command(problem: Problem, root: Path | None) -> str:
    """Return a workflow command.

    Source: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands; what is
    escaped: https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts
    """
    file, line, column = problem.position
    properties = {
        "file": _below(root, file) if root else PurePath(file).as_posix(),
        "line": line,
        "col": column,
        "title": problem.kind.value,
    }
    written = ",".join(f"{name}={_escaped(str(value), ':,')}" for name, value in properties.items() if value)
    return f"::{problem.severity.value} {written}::{_escaped(problem.message)}"


def _below(root: Path, file: str) -> str:
    """Return the path of a file from the folder of the repository; unchanged if it is elsewhere."""
    absolute = Path(os.path.realpath(file))
    top = Path(os.path.realpath(root))
    return (absolute.relative_to(top) if absolute.is_relative_to(top) else PurePath(file)).as_posix()


def _escaped(text: str, more: str = "") -> str:
    for character in f"%\r\n{more}":
        text = text.replace(character, f"%{ord(character):02X}")
    return text
