"""Fuzzes one target, until it fails: `python -m tests.fuzz.one TARGET [option of libFuzzer | folder]…`."""

from __future__ import annotations

import logging
import sys

import atheris

with atheris.instrument_imports(include=["sphinx_workshop", "markdown_it", "mdit_py_plugins"]):
    from tests.fuzz.targets import TARGETS


def main() -> None:
    """Fuzz the target of the first argument; the others are libFuzzer's."""
    program, name, *options = sys.argv
    logging.disable()
    atheris.Setup([program, *options], TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
