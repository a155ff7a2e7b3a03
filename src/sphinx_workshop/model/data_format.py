"""The version of the format of the data files."""

from __future__ import annotations

from typing import Annotated, Final, TypeAlias

from sphinx_workshop.model.base import Checked, wrong
from sphinx_workshop.model.texts import count_of
from sphinx_workshop.problems import Kind

CURRENT: Final = 1
"""The newest version, which is written today. Data that does not name its version is of version 1."""


def _data_format(value: object) -> int:
    number = count_of(value)
    if number > CURRENT:
        newest = f"this sphinx-workshop reads formats up to {CURRENT}"
        fix = "run `pip install --upgrade sphinx-workshop`, or correct the number"
        raise wrong(Kind.DATA_FORMAT, f"the data is of format {number}, and {newest}; {fix}")
    return number


DataFormat: TypeAlias = Annotated[
    int,
    Checked(
        _data_format,
        {"type": "integer", "minimum": 1, "maximum": CURRENT},
        "version of the format of the data",
    ),
]
"""A version of the format of the data files, none newer than the code."""
