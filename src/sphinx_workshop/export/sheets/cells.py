r"""Facts in cells: lists, links, yes and no, texts that no spreadsheet takes for a formula.

The parts of a list have `;` between them, and the parts of a part `|`. A sign that belongs to a part has a
backslash before it, and so has a backslash: what is written is read back unchanged.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_workshop.model.base import Entry

LIST: Final = ";"
INNER: Final = "|"
_BETWEEN: Final = {LIST: "; ", INNER: " | "}
_FORMULA: Final = re.compile(r"'*[=+\-@\t\r]")
"""How a cell begins that a spreadsheet may run (https://owasp.org/www-community/attacks/CSV_Injection)."""
_UNWRITABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML, and so a workbook, cannot have (https://www.w3.org/TR/xml/#charsets)."""


def joined(parts: Iterable[str], sign: str = LIST) -> str:
    """Return a list as a cell; empty if all its parts are."""
    written = [part.replace("\\", "\\\\").replace(sign, f"\\{sign}") for part in parts]
    return _BETWEEN[sign].join(written) if any(written) else ""


def parts_of(cell: str, sign: str = LIST) -> list[str]:
    """Return the parts of a list in a cell; nothing for an empty cell."""
    found = [""]
    is_escaped = False
    for letter in cell:
        if is_escaped or letter not in {"\\", sign}:
            found[-1] += letter
            is_escaped = False
        elif letter == "\\":
            is_escaped = True
        else:
            found.append("")
    return [part.strip() for part in found] if cell.strip() else []


def yes_or_no(value: bool | None) -> str:  # noqa: FBT001 (the fact itself)
    """Return a fact that is true or false; empty if it is not known."""
    return "" if value is None else "yes" if value else "no"


def addresses(entries: Iterable[Entry]) -> str:
    """Return links or accounts as a list: of each its label, if it has one, and its address.

    A link whose address is to be announced is left out.
    """
    found = [(getattr(one, "label", None), getattr(one, "url", "")) for one in entries]
    return joined(f"{label}: {url}" if label else url for label, url in found if isinstance(url, str))


def label_and_url(part: str) -> tuple[str, str]:
    """Return the label of a link, empty if it has none, and the address."""
    label, _space, url = part.rpartition(" ")
    return label.strip().removesuffix(":"), url


def clean(text: str) -> str:
    """Return a text with plain line ends, and without what no sheet can have."""
    return _UNWRITABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def without_formula(text: str) -> str:
    """Return a cell of a text file that no spreadsheet runs: an apostrophe stands before it."""
    return f"'{text}" if _FORMULA.match(text) else text


def as_meant(cell: str) -> str:
    """Return a cell of a text file without the apostrophe that keeps spreadsheets from running it."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
