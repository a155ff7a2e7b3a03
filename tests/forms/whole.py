"""The full workshop with what its data lacks of a form, its builds, and all of its exports."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from PIL import Image

from sphinx_workshop.export.addresses import Addresses, base_of
from sphinx_workshop.export.formats import FORMATS
from sphinx_workshop.export.refused import Refused
from sphinx_workshop.export.sheets.sheet import SHEETS
from sphinx_workshop.model.base import known
from sphinx_workshop.model.calendars import DEADLINES, rooms_in, tracks_in
from sphinx_workshop.source.loader import load
from tests.forms.announced import announce
from tests.quality import full

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from sphinx_workshop.model.workshop import Workshop

BASE: Final = "https://ewe.example.org/"
"""The address of the site, as its workshop.yml says."""
PDF: Final = "proposal.pdf"
CONF: Final = """
html_favicon = "data/logos/icon.png"
workshop_pages = {"dates": "dates", "papers": "papers"}
workshop_redirects = {"call": "cfp", "old/program": "https://example.org/2021/program?a=1&b=2"}
workshop_proposal_pdf = "proposal.pdf"
"""
HARD: Final = r"Đặng & 李明: `<b>` “50 % off” {x} #1 ~ a_b \\\\alpha أحمد"
"""Characters that some form has another meaning for."""
ADDED: Final = {
    "workshop.yml": "host: hosts/exampleconf.yml\n",
    "news.yml": f"- date: 2022-08-21\n  text: {json.dumps(HARD)}\n",
    "papers.yml": f"- id: hard\n  title: {json.dumps(HARD)}\n  decision: poster\n"
    "  authors:\n    - أحمد Example\n    - Conan O'Hara\n",
}
"""What is added to the data files: every form has something to say, and something that is hard to say."""
REPLACED: Final = {
    "program.yml": ("[first, second, third]", "[first, second, third, hard]"),
    "workshop.yml": ("max_pages: 3", "max_pages: 9"),
}


class Output(NamedTuple):
    """Where the forms of a workshop are."""

    html: Path
    exports: Path
    pdf: Path


def write(folder: Path, *, phase: str = "program", papers: int = full.PAPERS) -> Path:
    """Write the sources; see `tests.quality.full`."""
    full.write(folder, phase=phase, papers=papers, extra=CONF)
    for name, text in ADDED.items():
        with (folder / "data" / name).open("a", encoding="utf-8") as file:
            file.write(text)
    for name, (old, new) in REPLACED.items():
        path = folder / "data" / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")
    Image.effect_mandelbrot((512, 512), (-3, -2.5, 2, 2.5), 100).save(folder / "data/logos/icon.png")
    return folder


def build_all(folder: Path, *, jobs: int, seed: int, zone: str) -> Output:
    """Write and build the workshop in processes of their own: the proposal, the site, the exports.

    Args:
        folder: What is there goes.
        jobs: How many processes build.
        seed: That of the order of sets.
        zone: The time zone of the machine.
    """
    shutil.rmtree(folder, ignore_errors=True)
    source = write(folder / "source")
    output = Output(folder / "html", folder / "exports", source / PDF)
    environment = {**os.environ, "PYTHONHASHSEED": str(seed), "TZ": zone}
    environment.pop("SOURCE_DATE_EPOCH", None)

    def run(module: str, *arguments: str) -> None:
        subprocess.run([sys.executable, "-m", module, *arguments], check=True, env=environment)

    options = ("-q", "-W", "--keep-going", "-j", str(jobs))
    trees = str(folder / "doctrees")
    for builder in ("proposal", "html"):
        where = (str(source), str(folder / builder))
        run("sphinx", *options, "-n", "-d", f"{trees}-{builder}", "-b", builder, *where)
        if builder == "proposal":
            shutil.copyfile(folder / "proposal" / PDF, output.pdf)
    run("tests.forms.whole", str(source / "data"), str(output.exports))
    return output


def build_announced(folder: Path, chosen: Iterable[tuple[str, tuple[str, ...]]], *, phase: str) -> Path:
    """Build the site of a small workshop whose chosen facts are all TBD; return its folder.

    It warns of what is missing, and shows what it has.
    """
    source = write(folder / "source", phase=phase, papers=9)
    announce(source / "data", *chosen)
    command = [sys.executable, "-m", "sphinx", "-Q", str(source), str(folder / "html")]
    subprocess.run(command, check=True)
    return folder / "html"


def exports(workshop: Workshop, without: Container[str] = ()) -> Iterator[tuple[str, bytes]]:
    """Yield every export with every option but some, by name; what refuses is left out."""
    addresses = Addresses(base_of(known(workshop.event.url)))
    values: dict[str, list[object]] = {
        "internal": [True],
        "only": [DEADLINES],
        "track": list(tracks_in(workshop)),
        "room": list(rooms_in(workshop)),
        "sheet": list(SHEETS),
        "words": [250],
    }
    for name, form in FORMATS.items():
        chosen = [
            {option: value} for option in form.options if option not in without for value in values[option]
        ]
        for options in ({}, *chosen):
            label = "-".join([name, *(f"{option}-{value}" for option, value in options.items())])
            try:
                content = form.make(workshop, addresses, **options)
            except Refused:
                continue
            yield label.replace("/", "-"), content if isinstance(content, bytes) else content.encode()


def main() -> None:
    """Write all exports of a data folder into another folder."""
    data, out = map(Path, sys.argv[1:])
    out.mkdir(parents=True)
    for name, content in exports(load(data).workshop):
        (out / name).write_bytes(content)


if __name__ == "__main__":
    main()
