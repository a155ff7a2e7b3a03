"""What an issue form is made of, and the form as GitHub reads it."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

LABEL: Final = "facts"
"""The label of the issues, if the repository has it."""


class Shape(Enum):
    """How a field is filled in: the types of fields that GitHub's forms have.

    Source: https://docs.github.com/en/communities/using-templates-to-encourage-useful-issues-and-pull-requests/syntax-for-githubs-form-schema
    """

    LINE = "input"
    TEXT = "textarea"
    CHOICE = "dropdown"
    TICK = "checkboxes"


@dataclass(frozen=True)
class Field:
    """A field of a form."""

    key: str
    """The fact, as a dotted path of the entry; or what else the import asks for."""
    label: str
    """What stands above the field, and heads the answer in the issue."""
    help: str = ""
    """What stands below the label; for a box to tick, what stands beside it."""
    _: KW_ONLY
    shape: Shape = Shape.LINE
    choices: Sequence[str] = ()
    required: bool = False
    example: str = ""
    """What an empty field shows."""

    def as_data(self) -> dict[str, object]:
        """Return the field as GitHub's forms write it."""
        attributes: dict[str, object] = {"label": self.label}
        if self.shape is Shape.TICK:
            attributes["options"] = [{"label": self.help, "required": True}]
        elif self.help:
            attributes["description"] = self.help
        if self.shape is Shape.CHOICE:
            attributes["options"] = list(self.choices)
        if self.example:
            attributes["placeholder"] = self.example
        data: dict[str, object] = {
            "type": self.shape.value,
            "id": self.key.replace(".", "-"),
            "attributes": attributes,
        }
        if self.required and self.shape is not Shape.TICK:
            data["validations"] = {"required": True}
        return data


@dataclass(frozen=True)
class Form:
    """A form: its first field tells the import which form it is."""

    noun: str
    """What it is about, and the name of its file."""
    about: str
    """What the list says of it."""
    fields: Sequence[Field]

    @property
    def by_label(self) -> dict[str, Field]:
        """The fields by their labels."""
        return {field.label: field for field in self.fields}

    @property
    def by_key(self) -> dict[str, Field]:
        """The fields by their keys."""
        return {field.key: field for field in self.fields}

    def as_data(self) -> dict[str, object]:
        """Return the form as a file of `.github/ISSUE_TEMPLATE` has it."""
        return {
            "name": self.fields[0].label,
            "description": self.about,
            "title": f"{self.noun.capitalize()}: ",
            "labels": [LABEL],
            "body": [field.as_data() for field in self.fields],
        }
