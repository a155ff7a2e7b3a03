"""Where links lead: of all places that show a thing, the one that shows it best."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_workshop.render.targets import Target

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sphinx_workshop.render.targets import Shown


def best_targets(
    shown: Mapping[str, Sequence[Shown]], order: Mapping[str, int]
) -> dict[tuple[str, str], Target]:
    """Return the target of each thing: where it is alone, else in full, else first in reading order.

    Args:
        shown: what each page shows
        order: the place of each page in the tables of contents
    """
    ranked = sorted(
        (not one.alone, one.brief, order.get(docname, len(order)), docname, index, one)
        for docname, on_page in shown.items()
        for index, one in enumerate(on_page)
    )
    targets: dict[tuple[str, str], Target] = {}
    for _alone, _brief, _order, docname, _index, one in ranked:
        targets.setdefault((one.kind, one.key), Target(docname, one.anchor, one.title, one.brief))
    return targets
