"""The sponsors, by tier."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from docutils import nodes

from sphinx_workshop.directives.base import WorkshopDirective, words
from sphinx_workshop.locale import _
from sphinx_workshop.model.base import Tbd, known
from sphinx_workshop.render.elements import bullets, in_source, line, to_be_announced
from sphinx_workshop.render.images import image_of
from sphinx_workshop.render.picture_nodes import logo
from sphinx_workshop.render.text import link, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_workshop.model.sponsors import Sponsor
    from sphinx_workshop.model.workshop import Workshop

SIZES: Final = 4
"""In how many sizes logos are shown: those of the first tier are the largest."""


class Sponsors(WorkshopDirective):
    """The sponsors with their logos, by tier; `:tier:` chooses tiers."""

    questions = ("sponsors",)
    option_spec: ClassVar = {"tier": words}

    def show(self, workshop: Workshop) -> list[nodes.Node]:
        sponsors = workshop.sponsors
        if sponsors is None:
            return []
        if isinstance(sponsors, Tbd):
            return [self.notice(_("The sponsors are to be announced."))]
        tiers = list(dict.fromkeys(sponsor.tier for sponsor in sponsors))
        result: list[nodes.Node] = []
        for heading, of_tier in self.in_groups(sponsors, "tier", "sponsor", _("Other sponsors")):
            size = min(tiers.index(of_tier[0].tier) + 1, SIZES) if len(tiers) > 1 else 2
            items = [nodes.list_item("", line(*self.sponsor(one, size))) for one in of_tier]
            result += [*heading, bullets(items, "workshop-sponsors", f"workshop-size-{size}")]
        return result

    def sponsor(self, sponsor: Sponsor, size: int) -> Iterator[nodes.Node]:
        """Yield a sponsor: the logo, or the name; a link if there is a home page."""
        name: nodes.Element = plain(sponsor.name, sponsor.place.of("name"))
        picture, dark = known(sponsor.logo), known(sponsor.logo_dark)
        if picture is not None:
            name = logo("", "", *self.pictures(sponsor, size, picture, dark), sponsor=sponsor.name)
        url = known(sponsor.url)
        yield link([name], url, sponsor.place.of("url")) if url else name
        if isinstance(sponsor.url, Tbd):
            yield from (nodes.Text(" ("), to_be_announced(_("Web site")), nodes.Text(")"))

    def pictures(self, sponsor: Sponsor, size: int, light: str, dark: str | None) -> Iterator[nodes.image]:
        """Yield the logo, and the one for dark mode; the theme hides one of the two."""
        folder = self.config.workshop_data
        for field, path, classes in (
            ("logo", light, ["workshop-only-light", "only-light"] if dark else []),
            ("logo_dark", dark, ["workshop-only-dark", "only-dark"]),
        ):
            if path is not None:
                place = sponsor.place.of(field)
                yield image_of(in_source(path, folder), place, f"logo-{size}", "workshop-logo", *classes)
