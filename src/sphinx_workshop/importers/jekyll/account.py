"""What a site has, and what became of each of its texts: none is lost in silence."""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from sphinx_workshop.importers.jekyll import reasons
from sphinx_workshop.importers.jekyll.parts import LOOKS, THEME
from sphinx_workshop.importers.jekyll.words import CONFIG
from sphinx_workshop.importers.report import Account
from sphinx_workshop.importers.tables.heads import comparable_head
from sphinx_workshop.messages import counted, one_line, quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_workshop.importers.jekyll.leaves import Leaf

_MOST_KEYS: Final = 3
_MOST_REASONS: Final = 10
"""How many reasons are printed; the report fits on one screen."""


def explain(leaves: Sequence[Leaf]) -> None:
    """Give each text that no part of the import has asked for the reason why it stays behind."""
    for leaf in leaves:
        if leaf.to or leaf.why or not leaf.text:
            continue
        key = next((comparable_head(step) for step in reversed(leaf.path) if isinstance(step, str)), "")
        if leaf.file.startswith("_config."):
            leaf.why = reasons.ANOTHER if any(key in names for names in CONFIG.values()) else reasons.SETTING
        elif THEME.fullmatch(PurePosixPath(leaf.file).stem):
            leaf.why = reasons.OF_THE_THEME
        elif key in LOOKS:
            leaf.why = reasons.ABOUT_LOOKS
        else:
            leaf.why = (
                reasons.NO_PLACE
                if leaf.file.startswith("_") and not leaf.file.startswith("_pages")
                else reasons.OF_A_PAGE
            )


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
        "imported": [
            {"where": leaf.where, "text": leaf.text, "to": leaf.to, **_partly(leaf)} for leaf in came
        ],
        "not_imported": [{"where": leaf.where, "text": leaf.text, "why": leaf.why} for leaf in stays],
    }
    return Account(lines, data, _MOST_REASONS + 1)


def _partly(leaf: Leaf) -> dict[str, str]:
    return {"but": leaf.why} if leaf.why else {}


def _reasons(leaves: Sequence[Leaf]) -> list[str]:
    """Return a line for each reason; those that ask for nothing come last."""
    by_reason: defaultdict[str, list[Leaf]] = defaultdict(list)
    for leaf in leaves:
        by_reason[leaf.why].append(leaf)
    last = {why: place for place, why in enumerate(reasons.LAST, 1)}
    ranked = sorted(by_reason.items(), key=lambda item: (last.get(item[0], 0), -len(item[1]), item[0]))
    lines = [f"not imported: {_named(some)}: {why}" for why, some in ranked]
    if len(lines) <= _MOST_REASONS:
        return lines
    rest = sum(len(some) for _, some in ranked[_MOST_REASONS:])
    other = counted(len(lines) - _MOST_REASONS, "other reason")
    return [
        *lines[:_MOST_REASONS],
        f"not imported: {counted(rest, 'text')} for {other}; --format json lists all",
    ]


def _named(leaves: Sequence[Leaf]) -> str:
    """Return what stays behind: a single text with its place, several by the keys that they have."""
    if len(leaves) == 1:
        return f"{leaves[0].where} {quoted(leaves[0].text)}"
    often = Counter(f"{leaf.file}: {leaf.key}".strip(": ") for leaf in leaves)
    names = [f"{quoted(one_line(name))} ({count})" for name, count in often.most_common(_MOST_KEYS)]
    more = f" and {len(often) - _MOST_KEYS} other keys" if len(often) > _MOST_KEYS else ""
    return f"{len(leaves)} texts, {', '.join(names)}{more}"
