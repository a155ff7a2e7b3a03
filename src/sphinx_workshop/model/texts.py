"""Types of facts in words and numbers: each takes the text of the data file, or says how to fix it."""

from __future__ import annotations

import re
from typing import Annotated, Final, TypeAlias, TypeVar

from sphinx_workshop.messages import quoted
from sphinx_workshop.model.base import Also, Checked, wrong
from sphinx_workshop.model.limits import LONGEST_TEXT
from sphinx_workshop.model.markup import refuse_block, refuse_inline
from sphinx_workshop.model.plain import Bad, Mapping
from sphinx_workshop.problems import Kind

_LANGUAGE: Final = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


def text_of(value: object) -> str:
    """Return a text as it is written, whatever type YAML would give it."""
    if isinstance(value, str):
        text = value.strip()
        if text == "TBD":
            raise wrong(Kind.VALUE, "`TBD` cannot stand here; write the value, or delete the line")
        return text
    if isinstance(value, Mapping | list):
        name = "an entry with keys" if isinstance(value, Mapping) else "a list"
        raise wrong(Kind.TYPE, f"a text is expected here, not {name}; {_text_fix(value)}")
    raise wrong(Kind.TYPE, "a text is expected here")


def _text_fix(value: Mapping | list[object]) -> str:
    if isinstance(value, Mapping) and len(value) == 1:
        ((key, inner),) = value.items()
        if isinstance(inner, str):
            text = quoted(f'"{key}: {inner}"')
            return f"a colon followed by a space makes a key: put the text in quotes: {text}"
    return "put text that has a colon, a comma or a bracket in quotes"


def _line(value: object) -> str:
    if value.__class__ is str:  # the fast path of most facts
        text = " ".join(value.split())
        if text != "TBD":
            return text
    return " ".join(text_of(value).split())


def _boolean(value: object) -> bool:
    if isinstance(value, bool):
        return value
    text = text_of(value)
    if text not in {"true", "false"}:
        raise wrong(Kind.VALUE, f"{quoted(text)} is neither `true` nor `false`; write one of them")
    return text == "true"


def count_of(value: object) -> int:
    """Return a whole number, 1 or more, as it is written."""
    if isinstance(value, int):
        return value
    text = text_of(value)
    if not re.fullmatch(r"[1-9][0-9]{0,5}", text):
        raise wrong(Kind.VALUE, f"{quoted(text)} must be a whole number, 1 or more; write digits, such as 9")
    return int(text)


def _year(value: object) -> int:
    text = str(value) if isinstance(value, int) else text_of(value)
    if not re.fullmatch(r"(?:19|20|21)[0-9]{2}", text):
        raise wrong(Kind.VALUE, f"{quoted(text)} is not a year; write its four digits, such as 2022")
    return int(text)


def _language(value: object) -> str:
    text = text_of(value)
    if not _LANGUAGE.fullmatch(text):
        raise wrong(Kind.VALUE, f"{quoted(text)} is not a language; write its code, such as `en` (BCP 47)")
    return text


def _inline(value: object) -> str:
    text = _line(value)
    refuse_inline(text)
    return text


def _markdown(value: object) -> str:
    text = text_of(value)
    refuse_block(text)
    return text


def _one_or_more(value: object) -> object:
    """Turn a single value into a list."""
    return value if isinstance(value, list | tuple | Bad) else [value]


TEXT_SCHEMA: Final[dict[str, object]] = {
    "type": ["string", "number"],
    "minLength": 1,
    "maxLength": LONGEST_TEXT,
}
Item = TypeVar("Item")
Line: TypeAlias = Annotated[str, Checked(_line, TEXT_SCHEMA, "text")]
"""One line of plain text."""
Inline: TypeAlias = Annotated[str, Checked(_inline, TEXT_SCHEMA, "text (Markdown, one line)")]
"""One line of Markdown."""
Markdown: TypeAlias = Annotated[str, Checked(_markdown, TEXT_SCHEMA, "text (Markdown)")]
"""Markdown with paragraphs and lists."""
Language: TypeAlias = Annotated[
    str,
    Checked(_language, {"type": "string", "pattern": f"^{_LANGUAGE.pattern}$"}, "language: code of BCP 47"),
]
"""A language: a code of BCP 47."""
Boolean: TypeAlias = Annotated[bool, Checked(_boolean, {"type": "boolean"}, "`true` or `false`")]
"""``true`` or ``false``."""
Count: TypeAlias = Annotated[
    int, Checked(count_of, {"type": "integer", "minimum": 1}, "whole number, 1 or more")
]
"""A whole number, 1 or more."""
Year: TypeAlias = Annotated[
    int, Checked(_year, {"type": "integer", "minimum": 1900, "maximum": 2199}, "year: `2022`")
]
"""A year."""
Several: TypeAlias = Annotated[tuple[Item, ...], Also(_one_or_more)]
"""One value, or a list of values."""
