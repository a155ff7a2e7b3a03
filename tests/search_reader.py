"""Reads the files of the search index as `static/papers-index.js` does."""

from __future__ import annotations

import json
import re
from itertools import accumulate
from typing import Any

from sphinx_workshop.search.files import Manifest, shard_name
from sphinx_workshop.search.numbers import LAST, OTHER


def value(content: str) -> Any:  # noqa: ANN401 (whatever was written)
    """Return what a file holds that is no shard."""
    return json.loads(content[content.index("(") + 1 : content.rindex(")")])


def manifest(content: str) -> Manifest:
    return Manifest(**value(content))


def shard_names(content: str) -> list[str]:
    """Return the files of the shards, in order, from the content of the manifest."""
    return [shard_name(number) for number in range(manifest(content).terms.count("|") + 1)]


def shard_lines(content: str) -> list[str]:
    text = content.split("`")[1]
    return text.split("\n") if text else []


def decode(text: str) -> list[int]:
    """Return the numbers of a text."""
    return list(accumulate(map(_step, re.findall(f"[^{LAST}]*[{LAST}]", text))))


def _step(digits: str) -> int:
    step = 0
    for digit in digits.translate(str.maketrans(LAST, OTHER)):
        step = step * 32 + OTHER.index(digit)
    return step
