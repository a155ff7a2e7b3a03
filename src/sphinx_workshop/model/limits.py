"""Limits of the data: no workshop comes near them, and what is beyond one is a problem that costs no time."""

from __future__ import annotations

from typing import Final

LONGEST_TEXT: Final = 100_000
"""Most characters of one text, such as an abstract or a biography."""
LONGEST_FORMULA: Final = 2_000
"""Most characters of one formula, in the data or on a page."""
LONGEST_ID: Final = 100
"""Most characters of an `id`."""
MAX_DEPTH: Final = 40
"""Most levels of lists and entries inside each other; facts nest about six deep."""
MAX_ALIASED: Final = 10_000
"""Most values that all YAML aliases of a file add up to."""
MAX_PROBLEMS: Final = 200
"""Most problems of one file that are told in full, errors first; the others are counted."""
