"""What a site has, and what became of each of its texts: none is lost in silence."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

from sphinx_workshop.importers.jekyll.words import LOOKS
from sphinx_workshop.importers.report import Account
from sphinx_workshop.importers.tables.heads import comparable_head
from sphinx_workshop.messages import counted, one_line, quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_workshop.importers.jekyll.leaves import Leaf

NO_PLACE: Final = "no data file has a place for it"
ABOUT_LOOKS: Final = "about looks or order"
_MOST_KEYS: Final = 5
_MOST_REASONS: Final = 7
"""How many reasons are printed; the report fits on one screen."""


def explain(leaves: Sequence[Leaf], settings: str) -> None:
    """Give each text that no part of the import has asked for the reason why it stays behind.

    Args:
        leaves: All texts of the site.
        settings: The reason for those of the site's settings.
    """
    for leaf in leaves:
        if leaf.to or leaf.why or not leaf.text:
            continue
        key = next((comparable_head(step) for step in reversed(leaf.path) if isinstance(step, str)), "")
        if leaf.file.startswith("_config."):
            leaf.why = settings
        else:
            leaf.why = ABOUT_LOOKS if key in LOOKS else NO_PLACE


def account_of(site: str, files: int, leaves: Sequence[Leaf]) -> Account:
    """Return what a site has: in lines, a line for each reason, and as data with every text."""
    there = [leaf for leaf in leaves if leaf.text]
    came = [leaf for leaf in there if leaf.to]
    stays = [leaf for leaf in there if not leaf.to]
    summary = (
        f"{site}: {counted(files, 'file')} with {counted(len(there), 'text')}: {len(came)} imported, "
        f"{len(stays)} not; {len(leaves) - len(there)} empty"
    )
    lines = [summary, *_reasons(stays)]
    data = {
        "site": site,
        "files": files,
        "texts": len(there),
        "empty": [leaf.where for leaf in leaves if not leaf.text],
        "imported": [{"where": leaf.where, "to": leaf.to, **_partly(leaf)} for leaf in came],
        "not_imported": [{"where": leaf.where, "text": leaf.text, "why": leaf.why} for leaf in stays],
    }
    return Account(lines, data)


def _partly(leaf: Leaf) -> dict[str, str]:
    return {"but": leaf.why} if leaf.why else {}


def _reasons(leaves: Sequence[Leaf]) -> list[str]:
    """Return a line for each reason, that of most texts last: it says least about each."""
    by_reason: defaultdict[str, list[Leaf]] = defaultdict(list)
    for leaf in leaves:
        by_reason[leaf.why].append(leaf)
    ranked = sorted(by_reason.items(), key=lambda item: (len(item[1]), item[0]))
    lines = [f"not imported: {_named(some)}: {why}" for why, some in ranked]
    if len(lines) <= _MOST_REASONS:
        return lines
    single = [(why, some) for why, some in ranked if len(some) == 1]
    cut = lines[-_MOST_REASONS:]
    rest = sum(len(some) for _, some in ranked[: len(ranked) - _MOST_REASONS])
    del single
    return [*cut, f"not imported: {counted(rest, 'text')} for {len(lines) - _MOST_REASONS} other reasons; --format json lists all"]


def _named(leaves: Sequence[Leaf]) -> str:
    """Return what stays behind: a single text with its place, several by the keys that they have."""
    if len(leaves) == 1:
        return f"{leaves[0].where} {quoted(leaves[0].text)}"
    often = Counter(f"{leaf.file if leaf.file.count('/') < 2 else leaf.file}: {leaf.key}".strip(": ") for leaf in leaves)  # noqa: PLR2004
    names = [f"{quoted(one_line(name))} ({count})" for name, count in often.most_common(_MOST_KEYS)]
    more = f" and {len(often) - _MOST_KEYS} other keys" if len(often) > _MOST_KEYS else ""
    return f"{len(leaves)} texts, {', '.join(names)}{more}"
