"""The body of an issue, as GitHub makes it of a form, to the answers by their fields.

GitHub writes `### Label`, a blank line and the answer for each field; `_No response_` for an empty one; and
a list of ticks for boxes. An answer may have such lines of its own.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sphinx_workshop.importers.issue.fields import Shape
from sphinx_workshop.importers.record import CannotImport
from sphinx_workshop.messages import counted, listing, quoted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sphinx_workshop.importers.issue.fields import Field, Form

EMPTY: Final = "_No response_"
_HEAD: Final = "### "
_BREAKS: Final = re.compile("\r\n?")
_TICKED: Final = re.compile(r"- \[[xX]\] ")


@dataclass(frozen=True)
class Answers:
    """What an issue says."""

    form: Form
    by_key: Mapping[str, str]
    """The answers by the keys of the fields, none of them empty."""

    def __getitem__(self, key: str) -> str:
        """Return an answer; empty if there is none."""
        return self.by_key.get(key, "")


def read_body(body: str, forms: Sequence[Form], notes: list[str]) -> Answers:
    """Return the answers in the body of an issue, and note what is not read.

    Raises:
        CannotImport: It is of none of the forms, its parts cannot be told apart, or an answer is missing.
    """
    lines = _BREAKS.sub("\n", body).split("\n")
    form = _form(lines, forms)
    fields = form.by_label
    heads = [place for place, line in enumerate(lines) if line.startswith(_HEAD) and _label(line) in fields]
    counts = Counter(_label(lines[place]) for place in heads)
    if twice := [label for label, count in counts.items() if count > 1]:
        message = (
            f"the issue has {listing(_HEAD + label for label in twice)} more than once, and nobody can tell "
            "the answers apart; write such a line of your own without `###`"
        )
        raise CannotImport(message)
    if before := " ".join("\n".join(lines[: heads[0]]).split()):
        notes.append(f"not read, as it stands before the first field: {quoted(before)}")
    found: dict[str, str] = {}
    problems: list[str] = []
    for start, end in zip(heads, [*heads[1:], len(lines)], strict=True):
        field = fields[_label(lines[start])]
        answer = "\n".join(lines[start + 1 : end]).strip()
        if answer and answer != EMPTY:
            problems += _wrong_shape(field, answer)
            found[field.key] = answer
    problems += [
        f"{quoted(field.label)} is empty; fill it in"
        for field in form.fields
        if field.required and field.key not in found
    ]
    if problems:
        raise CannotImport("; ".join(problems))
    return Answers(form, found)


def _label(line: str) -> str:
    return line.removeprefix(_HEAD).strip()


def _form(lines: Sequence[str], forms: Sequence[Form]) -> Form:
    """Return the form by its first field."""
    labels = {_label(line) for line in lines if line.startswith(_HEAD)}
    found = [form for form in forms if form.fields[0].label in labels]
    if len(found) == 1:
        return found[0]
    firsts = listing(_HEAD + form.fields[0].label for form in found or forms)
    if found:
        message = f"the issue has the first lines of {len(found)} forms: {firsts}; keep one of them"
    else:
        message = f"this is no issue of one of the forms: it has none of the lines {firsts}; use a form"
    raise CannotImport(message)


def _wrong_shape(field: Field, answer: str) -> list[str]:
    """Return what is wrong with an answer, whatever it says."""
    label, lines = quoted(field.label), answer.count("\n") + 1
    if field.shape is Shape.TICK:
        return [] if _TICKED.match(answer) else [f"{label} is not ticked; tick it if you agree"]
    if field.shape is Shape.CHOICE and answer not in field.choices:
        return [f"{label} is {quoted(answer)}; choose one of {listing(field.choices)}"]
    if field.shape is Shape.LINE and lines > 1:
        return [f"{label} has {counted(lines, 'line')}; write one"]
    return []
