"""The sites that are measured: each is written when a row first needs it."""

from __future__ import annotations

import shutil
from functools import cached_property
from typing import TYPE_CHECKING, Final

from benchmarks.by_hand import copy_vgm, write_by_hand
from benchmarks.hugo import HugoSite
from benchmarks.sites import BARE, WORKSHOP, write_site
from benchmarks.synthetic import Size, Synthetic, with_problems

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from benchmarks.sites import Site

PAPERS: Final = 5_000
MANY: Final = 20_000
TYPICAL: Final = Size(papers=60, speakers=12, organizers=10, sessions=30, minutes=20, tracks=3)
LARGE: Final = TYPICAL._replace(papers=350, speakers=140, organizers=20, sessions=60, minutes=90, rooms=9)
REST: Final = [name for name in WORKSHOP if name not in {"papers", "program"}]
WITH_PAPERS: Final = [*BARE, "papers"]
"""The empty site has the same pages; its papers are to be announced."""
SITES: Final[dict[str, tuple[Sequence[str], Size | None]]] = {
    "typical": (WORKSHOP, TYPICAL),
    "typical rest": (REST, TYPICAL),
    "large": (WORKSHOP, LARGE),
    "large rest": (REST, LARGE),
    "bare": (BARE, None),
    "empty": (WITH_PAPERS, Size()),
    "5000": (WITH_PAPERS, Size(PAPERS)),
    "20000": (WITH_PAPERS, Size(MANY)),
}
"""The pages and facts of each made-up site."""


class Workspace:
    """A folder of sites, by name: those of the table, `vgm` and `by hand`."""

    def __init__(self, folder: Path) -> None:
        """Name the folder."""
        self._folder = folder
        self._sites: dict[str, Site] = {}

    def site(self, name: str) -> Site:
        """Return a site, not necessarily built."""
        if name not in self._sites:
            self._sites[name] = self._write(name, self._folder / name.replace(" ", "-"))
        return self._sites[name]

    def _write(self, name: str, folder: Path) -> Site:
        if name == "vgm":
            return copy_vgm(folder)
        if name == "by hand":
            return write_by_hand(folder)
        pages, size = SITES[name]
        return write_site(folder, pages, None if size is None else Synthetic(size))

    def built(self, name: str) -> Path:
        """Return the HTML of a site that has been built."""
        site = self.site(name)
        if not site.html.is_dir():
            site.build()
        return site.html

    @cached_property
    def hugo(self) -> HugoSite:
        """The site of 5,000 papers for Hugo."""
        return HugoSite(self._folder / "hugo", Synthetic(Size(PAPERS)).papers, look=self.built("5000"))

    @cached_property
    def with_problems(self) -> Path:
        """The data folder of 5,000 papers with a problem in each."""
        folder = self._folder / "problems" / "data"
        shutil.copytree(self.site("5000").data, folder)
        papers = folder / "papers.yml"
        papers.write_text(with_problems(papers.read_text(encoding="utf-8")), encoding="utf-8")
        return folder
