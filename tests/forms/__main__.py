"""Hold every form of the full workshop against programs that are not ours: `python -m tests.forms FOLDER`.

It builds the workshop twice, in two folders, and compares the bytes; then programs read each form; then
facts are to be announced, all at once in each phase, and one by one. It prints a table, and exits with 1 if
something is wrong. Programs that are not installed are left out.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_workshop.model.phase import Phase
from tests.forms import same, tbd, whole
from tests.forms.announced import announce, every
from tests.forms.programs import PROGRAMS, Tools, missing
from tests.forms.readers import READERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.forms.whole import Output

SHOWN = 20
"""How many faults of a form are printed."""


def rows(folder: Path, tools: Tools) -> Iterator[tuple[str, str, list[str]]]:
    """Yield each form, what read it, and what is wrong with it."""
    one = whole.build_all(folder / "one", jobs=1, seed=0, zone="UTC")
    other = whole.build_all(folder / "another/folder", jobs=2, seed=4242, zone="Pacific/Kiritimati")
    for what, first, second in (
        ("site", one.html, other.html),
        ("exports", one.exports, other.exports),
        ("proposal", one.pdf.parents[1] / "proposal", other.pdf.parents[1] / "proposal"),
    ):
        yield what, "the same bytes in two builds", same.differences(first, second)
    yield from read(one, tools)
    yield from announced(folder / "tbd")


def read(output: Output, tools: Tools) -> Iterator[tuple[str, str, list[str]]]:
    """Yield what programs find."""
    for reader in READERS:
        try:
            faults = list(reader.faults(output))
        except Exception as error:  # noqa: BLE001 (whatever stops a program is a fault of the form)
            faults = [repr(error)]
        yield reader.form, reader.tool, faults
    for program in PROGRAMS:
        if not (lack := missing(program, tools)):
            yield program.form, program.tool, list(program.faults(output, tools))
        else:
            print(f"not installed: {lack}", file=sys.stderr)


def announced(folder: Path) -> Iterator[tuple[str, str, list[str]]]:
    """Yield where a form says that something is to be announced."""
    shutil.rmtree(folder, ignore_errors=True)
    for phase in Phase:
        html = whole.build_announced(folder / phase.value, every(deepest=True), phase=phase.value)
        yield f"site, phase {phase.value}", "no TBD where all facts are", list(tbd.in_site(html))
    source = whole.write(folder / "source", papers=9) / "data"
    faults: list[str] = []
    for number, (file, path) in enumerate(every()):
        data = shutil.copytree(source, folder / f"data-{number}")
        announce(data, (file, path))
        faults += (f"{file} {'.'.join(path)}: {fault}" for fault in tbd.in_exports(data))
        shutil.rmtree(data)
    yield "exports", f"no TBD, by each of {len(every())} facts", faults


def main() -> int:
    """Build, read, print."""
    parser = argparse.ArgumentParser(prog="python -m tests.forms", description=__doc__)
    parser.add_argument("folder", type=Path, help="for builds; what is there goes")
    parser.add_argument(
        "--python", type=Path, default=Path("none"), help="the folder with cffconvert, pdfua, …"
    )
    parser.add_argument("--npm", type=Path, default=Path("none"), help="where npm installed")
    arguments = parser.parse_args()
    folder = arguments.folder.resolve()
    tools = Tools(arguments.python.absolute(), arguments.npm.resolve() / "node_modules")
    failed = False
    print("| form | read by | result |\n| --- | --- | --- |")
    for form, tool, faults in rows(folder, tools):
        failed |= bool(faults)
        result = "; ".join([*faults[:SHOWN], *([f"{len(faults)} in all"] if len(faults) > SHOWN else [])])
        print(f"| {form} | {tool} | {' '.join(result.split()) or 'good'} |", flush=True)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
