"""Hostile texts through every fact, every import and every export, and the pages of them in a browser.

`nox -s attack -- everywhere` runs it; `--every 20` takes each twentieth text, `--no-browser` opens no page.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from contextlib import nullcontext, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_workshop.export.addresses import Addresses
from sphinx_workshop.export.formats import FORMATS
from sphinx_workshop.export.refused import Refused
from sphinx_workshop.source.loader import load
from tests.attack.fields import attack, fields
from tests.attack.imported import write_imported
from tests.attack.open_pages import addresses, browsing, unexpected, window_of
from tests.attack.payloads import PAYLOADS
from tests.attack.sites import build, write_raw, write_shown
from tests.hostile import ENDINGS, shape_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from playwright.sync_api import BrowserContext

PLAIN: Final = "Words"
REFUSED: Final = ("<b>", "\f")
"""Harmless texts that Markdown, and any text, may not have: what is left of a site without most facts."""
MANY_ROOMS: Final = "div class role tabindex"
"""What scrolls sideways in a program of hundreds of rooms, as texts in place of their names make it."""


class Tally(NamedTuple):
    """What was done, and what was wrong."""

    pages: int
    faults: list[str]


def exported(source: Path) -> dict[str, bytes]:
    """Return the data of a site in every format."""
    workshop = load(source / "data", source).workshop
    made = {}
    for name in ENDINGS:
        with suppress(Refused):  # nothing is left of the data that a format is made of
            result = FORMATS[name].make(workshop, Addresses("https://ewe.example.org/"))
            made[name] = result.encode() if isinstance(result, str) else result
    return made


def shapes_of(sources: Iterable[Path]) -> dict[str, set[object]]:
    """Return what the data of some sites is made of in every format."""
    shapes: dict[str, set[object]] = {name: set() for name in ENDINGS}
    for source in sources:
        for name, content in exported(source).items():
            shapes[name] |= shape_of(ENDINGS[name], content).keys()
    return shapes


def strange_exports(source: Path, usual: Mapping[str, set[object]]) -> Iterable[str]:
    """Yield what is wrong with the formats of a site: each is read again, and compared with plain words."""
    for name, content in exported(source).items():
        try:
            found = shape_of(ENDINGS[name], content)
        except Exception as error:  # noqa: BLE001 (whatever a reader raises)
            yield f"export {name} cannot be read: {error!r}"[:300]
            continue
        if name not in {"csv", "xlsx"} and (new := found.keys() - usual[name]):
            yield f"export {name} has {sorted(map(str, new))[:3]}"


def open_all(context: BrowserContext, site: Path, twin: frozenset[str], *, may_be_marked: bool) -> Tally:
    """Open every page of a site."""
    faults: list[str] = []
    pages = addresses(site)
    with window_of(context, site) as window:
        for address in pages:
            looked = window.look(address)
            strange = unexpected(looked.elements, twin, may_be_marked=may_be_marked)
            faults += [
                f"{address}: {fault}" for fault in [*looked.faults, *(f"element: {one}" for one in strange)]
            ]
    return Tally(len(pages), faults)


def elements_of(context: BrowserContext, site: Path) -> frozenset[str]:
    """Return the kinds of elements of all pages of a site."""
    with window_of(context, site) as window:
        return frozenset().union(*(window.look(address).elements for address in addresses(site)))


def play(payloads: Mapping[str, str], folder: Path, context: BrowserContext | None) -> Tally:
    """Build a site of each text, shown and as it is; look at each."""
    plain = write_shown(folder / "plain", PLAIN)
    build(plain, folder / "plain-html")
    bare = [write_raw(folder / f"bare-{number}", text) for number, text in enumerate(REFUSED)]
    shown, raw = shapes_of([plain]), shapes_of([plain, *bare])
    build(bare[0], folder / "sparse-html")
    twin = elements_of(context, folder / "plain-html") if context else frozenset()
    sparse = twin | elements_of(context, folder / "sparse-html") if context else twin
    pages, faults = 0, []
    for number, (name, text) in enumerate(payloads.items()):
        for how, write, usual in (("shown", write_shown, shown), ("raw", write_raw, raw)):
            place = folder / f"{how}-{number}"
            source = write(place / "source", text)
            found = [*build(source, place / "html"), *strange_exports(source, usual)]
            if context:
                is_raw = how == "raw"
                tally = open_all(context, place / "html", sparse if is_raw else twin, may_be_marked=is_raw)
                pages, found = pages + tally.pages, [*found, *tally.faults]
            faults += [f"{name}, {how}: {one}" for one in found]
            say(f"{'FAILED' if found else 'ok    '} {name}, {how}", *found[:8])
            shutil.rmtree(place)
    return Tally(pages, faults)


def play_imported(payloads: Mapping[str, str], folder: Path, context: BrowserContext | None) -> Tally:
    """Build a site into which every import has brought all texts; look at it."""
    came = write_imported(folder / "imported", payloads)
    found = build(folder / "imported", folder / "imported-html")
    pages = 0
    if context:
        write_imported(folder / "tame", dict.fromkeys(payloads, PLAIN))
        build(folder / "tame", folder / "tame-html")
        build(write_raw(folder / "sparse", REFUSED[0]), folder / "sparse-html")
        build(write_shown(folder / "plain", PLAIN), folder / "plain-html")
        twins = (elements_of(context, folder / f"{name}-html") for name in ("tame", "sparse", "plain"))
        twin = frozenset({MANY_ROOMS}).union(*twins)
        tally = open_all(context, folder / "imported-html", twin, may_be_marked=True)
        pages, found = tally.pages, [*found, *tally.faults]
    say(f"{'FAILED' if found else 'ok    '} imported: {came}", *found[:20])
    return Tally(pages, [f"imported: {one}" for one in found])


def say(*lines: str) -> None:
    """Print at once."""
    sys.stdout.write("\n         ".join(lines) + "\n")
    sys.stdout.flush()


def main(arguments: Sequence[str]) -> int:
    """Attack as the command line says; fail if anything does."""
    parser = argparse.ArgumentParser(
        prog="nox -s attack -- everywhere", description=__doc__.partition("\n")[0]
    )
    parser.add_argument(
        "--every", type=int, default=1, help="take each text so many texts after the last one"
    )
    parser.add_argument("--only", action="append", help="the text with this name (may be repeated)")
    parser.add_argument("--no-browser", action="store_true", help="open no page")
    parser.add_argument("--no-fields", action="store_true", help="leave out single facts")
    parser.add_argument("--no-sites", action="store_true", help="leave out the sites of one text each")
    parser.add_argument("--no-imports", action="store_true", help="leave out what imports bring")
    chosen = parser.parse_args(arguments)
    payloads = {name: PAYLOADS[name] for name in (chosen.only or list(PAYLOADS)[:: chosen.every])}
    faults: list[str] = []
    if not chosen.no_fields:
        count, unsafe = attack(payloads)
        faults += [f"{one.field}, {one.payload}: {one.what}" for one in unsafe]
        say(f"{len(payloads)} texts in {len(fields())} facts: {count}; {len(unsafe)} failed", *faults[:20])
    parts = [*[play] * (not chosen.no_sites), *[play_imported] * (not chosen.no_imports)]
    pages = 0
    with nullcontext() if chosen.no_browser else browsing() as context:
        for part in parts:
            with tempfile.TemporaryDirectory() as temporary:
                tally = part(payloads, Path(temporary), context)
            pages, faults = pages + tally.pages, [*faults, *tally.faults]
    say(f"{pages} pages opened; {len(faults)} faults")
    return min(len(faults), 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
