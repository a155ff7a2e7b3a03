"""The pages and the accounts of a person of a site."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sphinx_workshop.importers.jekyll import reasons, values
from sphinx_workshop.importers.jekyll.leaves import Leaf, leaf_at
from sphinx_workshop.importers.jekyll.words import PERSON
from sphinx_workshop.model.people import Speaker

if TYPE_CHECKING:
    from sphinx_workshop.importers.jekyll.draft import Draft
    from sphinx_workshop.importers.jekyll.entries import Entry

_IDS: Final = {
    "orcid": r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]",
    "scholar": r"(?:[?&]user=|^)([\w-]{12})(?:\b|$)",
    "github": r"(?:github\.com/|^@?)([A-Za-z0-9-]+)/?$",
    "linkedin": r"(?:linkedin\.com/in/|^)([\w%-]+)/?(?:\?.*)?$",
    "openreview": r"(?:[?&]id=|^)(~[^&#\s]+)",
    "dblp": r"(?:dblp\.(?:org|uni-trier\.de)/pid/|^)([\w/-]+?)(?:\.html)?$",
}
"""How the ids of services stand in addresses, or alone."""
_ACCOUNTS: Final = {"twitter": "https://x.com/{}", "bluesky": "https://bsky.app/profile/{}", "mastodon": "{}"}
_ACCOUNT: Final = re.compile(r"@?([\w.-]+)")
_SERVICE: Final = (
    ("scholar", re.compile(r"scholar\.google\.[a-z.]+/citations")),
    ("linkedin", re.compile(r"linkedin\.com/in/")),
    ("github", re.compile(r"//(?:www\.)?github\.com/[\w-]+/?$")),
    ("openreview", re.compile(r"openreview\.net/profile")),
    ("orcid", re.compile(r"orcid\.org/")),
    ("dblp", re.compile(r"dblp\.org/pid/")),
)


def add_profiles(draft: Draft, entry: Entry) -> None:
    """Give somebody the pages and the accounts that an entry has."""
    for key in PERSON["url"]:
        leaf = entry.values.get(key)
        if isinstance(leaf, Leaf) and leaf.text:
            _add_page(draft, leaf)
    for service in _IDS:
        for key in PERSON[service]:
            leaf = entry.values.get(key)
            if isinstance(leaf, Leaf) and leaf.text:
                _add_id(draft, service, leaf)
    for service, form in _ACCOUNTS.items():
        leaf = entry.leaf(service)
        if leaf is not None:
            _add_account(draft, form, leaf)
    for key in ("links", "link", "social", "socials", "profiles", "accounts"):
        listed = entry.values.get(key)
        for item in listed if isinstance(listed, list) else []:
            _add_link(draft, item)


def _add_page(draft: Draft, leaf: Leaf) -> None:
    """Add a home page; a second one is a link, and a profile at a service is its id."""
    for service, pattern in _SERVICE:
        if pattern.search(leaf.text) and service not in draft.facts and "url" in draft.facts:
            _add_id(draft, service, leaf)
            return
    url = values.address(leaf, draft.file)
    if not url or draft.facts.get("url") == url:
        return
    if "url" in draft.facts:
        draft.add_link(url, leaf)
    else:
        draft.set("url", url, leaf)


def _add_id(draft: Draft, service: str, leaf: Leaf) -> None:
    """Add the id at a service; an address without one is a link."""
    found = re.search(_IDS[service], leaf.text.strip())
    value = (found[1] if found.lastindex else found[0]) if found else ""
    if value and not values.why_refused(Speaker, service, value):
        draft.set(service, value, leaf)
        if not leaf.why:
            leaf.came(draft.file)
        return
    if re.match(r"https?://", leaf.text):
        draft.add_link(values.address(leaf, draft.file), leaf)
    else:
        leaf.stays(f"it is no id of {service}")


def _add_account(draft: Draft, form: str, leaf: Leaf) -> None:
    if re.match(r"https?://", leaf.text):
        draft.add_link(values.address(leaf, draft.file), leaf)
    elif (found := _ACCOUNT.fullmatch(leaf.text.strip())) and form != "{}":
        draft.add_link(form.format(found[1]), leaf)
        leaf.came(draft.file)
    else:
        leaf.stays(reasons.NO_ACCOUNT)


def _add_link(draft: Draft, item: object) -> None:
    """Add an item of a list of links: an address, or one with a label."""
    if isinstance(item, Leaf):
        draft.add_link(values.address(item, draft.file), item) if item.text else None
        return
    if not isinstance(item, dict):
        return
    keys = ("url", "href", "link", "absolute_url", "website")
    target = next((leaf for key in keys if (leaf := leaf_at(item, key))), None)
    if target is None or not (url := values.address(target, draft.file)):
        return
    label = next((leaf for key in ("label", "name", "title", "text") if (leaf := leaf_at(item, key))), None)
    words = values.words(label, values.name, draft.file)
    if url == draft.facts.get("url"):
        return
    draft.add_link({"label": words, "url": url} if words else url, target)
