"""What readers look for at the foot of every page: contact, rules, accounts, licence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_workshop.locale import _
from sphinx_workshop.model.base import items, known
from sphinx_workshop.model.editions import is_archived
from sphinx_workshop.render.targets import FooterLink

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_workshop.model.event import Event
    from sphinx_workshop.model.workshop import Workshop


def footer_of(workshop: Workshop) -> tuple[FooterLink, ...]:
    """Return the links at the foot of every page, in order; what is to be announced is left out."""
    event = workshop.event
    return (
        *_contact(event),
        *_links(event, {"code_of_conduct": _("Code of conduct"), "mailing_list": _("Mailing list")}),
        *_links(event, {"chat": _("Chat")}),
        *_accounts(event),
        *_links(event, {"license": _("Licence"), "source": _("Source of this site")}),
        *_edition_before(workshop),
    )


def _contact(event: Event) -> Iterator[FooterLink]:
    address = known(event.contact)
    if address is not None:
        yield FooterLink(_("Contact"), f"mailto:{address}")


def _links(event: Event, labels: dict[str, str]) -> Iterator[FooterLink]:
    for field, label in labels.items():
        url = event.link(field)
        if url is not None:
            yield FooterLink(label, url)


def _accounts(event: Event) -> Iterator[FooterLink]:
    links = known(event.links)
    for account in items(links.social) if links is not None else ():
        yield FooterLink(account.name, account.url)


def _edition_before(workshop: Workshop) -> Iterator[FooterLink]:
    """Yield a link to the newest of the earlier editions that have a site."""
    found = [(one.year, one.title, known(one.url)) for one in items(workshop.earlier_editions)]
    with_site = [(year, name, url) for year, name, url in found if url is not None]
    if with_site:
        _year, name, url = max(with_site)
        yield FooterLink(_("Last edition: %s") % name, url, is_in_site=is_archived(url))
