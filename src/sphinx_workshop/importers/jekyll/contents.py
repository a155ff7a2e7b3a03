"""What the files of a site say, and the lists in it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from sphinx_workshop.importers.jekyll import reasons
from sphinx_workshop.importers.jekyll.leaves import Leaf, leaves_in
from sphinx_workshop.importers.jekyll.pages import lists_of, prose_of
from sphinx_workshop.importers.jekyll.parsing import Parsed, parsed
from sphinx_workshop.importers.jekyll.parts import THEME
from sphinx_workshop.importers.jekyll.words import ABOUT_THE_WORKSHOP
from sphinx_workshop.importers.tables.heads import comparable_head
from sphinx_workshop.model.limits import LONGEST_TEXT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import PurePosixPath

    from sphinx_workshop.importers.jekyll.leaves import Tree
    from sphinx_workshop.importers.jekyll.lists import Finder, Listed
    from sphinx_workshop.importers.jekyll.reading import Site

_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LONGEST_PAGE: Final = 500_000
"""How many characters of a page are looked through for lists."""
_LISTS_OF_SETTINGS: Final = frozenset({"people", "organizers", "organisers", "speakers", "sponsors"})
"""Keys of the settings that may have a list of the workshop; all others are of Jekyll, or of a theme."""


def _limit(leaf: Leaf, site: Site) -> None:
    """Take out a text that is longer than data files may have, and say so."""
    if len(leaf.text) > LONGEST_TEXT:
        size = f"it has {len(leaf.text)} characters, and {LONGEST_TEXT} are the most"
        site.said.append(f"{leaf.where}: not imported: {size}; put it on a page")
        leaf.text, leaf.why = "", reasons.CANNOT_READ


@dataclass
class Contents:
    """What the files of a site say."""

    config: dict[str, Tree] = field(default_factory=dict)
    named: list[tuple[str, Tree]] = field(default_factory=list)
    """The data files and the collections, by their names without endings."""
    pages: list[tuple[str, Parsed]] = field(default_factory=list)
    leaves: list[Leaf] = field(default_factory=list)
    files: int = 0

    @classmethod
    def of(cls, site: Site) -> Contents:
        """Read the files of a site."""
        contents = cls()
        if site.config is not None and (result := contents.take(site, site.config)):
            contents.config = result.tree if isinstance(result.tree, dict) else {}
        for name in site.data:
            if result := contents.take(site, name):
                contents.named.append(("/".join((*name.parts[1:-1], name.stem)), result.tree))
        contents.named += contents.collections(site).items()
        for name in site.pages:
            if result := contents.take(site, name):
                contents.pages.append((str(name), result))
        return contents

    def take(self, site: Site, name: PurePosixPath) -> Parsed | None:
        """Read a file; None, and a sentence, if it is not to be read."""
        content = site.content(name)
        if content is None:
            return None
        self.files += 1
        result = parsed(content, name)
        site.said.extend(result.said)
        for leaf in leaves_in(result.tree):
            self.leaves.append(leaf)
            _limit(leaf, site)
        return result

    def collections(self, site: Site) -> dict[str, Tree]:
        """Read the collections: each file is an entry, and what stands below its keys is one more."""
        found: dict[str, list[Tree]] = {}
        for name in site.collections:
            result = self.take(site, name)
            if result is None or not isinstance(result.tree, dict):
                continue
            tree: dict[str, Tree] = dict(result.tree)
            if result.body.strip() and "body" not in tree:
                tree["body"] = body = Leaf(str(name), ("body",), result.body.strip(), result.line)
                self.leaves.append(body)
                _limit(body, site)
            found.setdefault(name.parts[0].removeprefix("_"), []).append(tree)
        return {**found}

    def only_year(self) -> int | None:
        """Return the year that the names of files have, if they have one alone."""
        years = {int(year) for name, _ in self.named for year in _YEAR.findall(name)}
        return years.pop() if len(years) == 1 else None

    def about(self, year: int | None) -> dict[str, Tree]:
        """Return what data files about the whole workshop say, such as `conference.yml` or `2030.yml`."""
        found: dict[str, Tree] = {}
        for name, tree in self.named:
            last = comparable_head(name.rpartition("/")[2])
            if isinstance(tree, dict) and (last in ABOUT_THE_WORKSHOP or last == str(year)):
                found |= {key: value for key, value in tree.items() if key not in found}
        return found

    def lists(self, finder: Finder) -> Iterator[Listed]:
        """Yield the lists of data files, collections, settings and pages."""
        for name, tree in self.named:
            if not THEME.fullmatch(name) or comparable_head(name) in finder.mapped:
                yield from finder.lists(tree, name)
        for key, tree in self.config.items():
            is_list = key in _LISTS_OF_SETTINGS or comparable_head(key) in finder.mapped
            if is_list and not isinstance(tree, Leaf):
                yield from finder.lists(tree, key)
        for name, page in self.pages:
            yield from self.lists_of_page(name, page, finder)

    def lists_of_page(self, name: str, page: Parsed, finder: Finder) -> Iterator[Listed]:
        """Yield the lists before and in a page; those in a page of another edition are not read."""
        for key, value in page.tree.items() if isinstance(page.tree, dict) else ():
            if not isinstance(value, Leaf):
                yield from finder.lists(value, key)
        prose = prose_of(page.body, name, page.line)
        if prose is not None:
            self.leaves.append(prose)
        if _YEAR.search(name):
            return
        for listed in lists_of(page.body[:_LONGEST_PAGE], name):
            self.leaves += [item for item in listed.items if isinstance(item, Leaf)]
            yield listed
