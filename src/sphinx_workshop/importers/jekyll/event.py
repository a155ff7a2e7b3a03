"""The facts of the workshop itself, from the settings of a site."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sphinx_workshop.importers.dates.days import UnclearDateError
from sphinx_workshop.importers.dates.deadlines import deadline_in
from sphinx_workshop.importers.jekyll import reasons, values
from sphinx_workshop.importers.jekyll.entries import Entry
from sphinx_workshop.importers.jekyll.leaves import Leaf
from sphinx_workshop.importers.jekyll.when import date_of
from sphinx_workshop.importers.jekyll.words import ABOUT_THE_WORKSHOP, CONFIG
from sphinx_workshop.importers.tables.heads import comparable_head
from sphinx_workshop.importers.text import plain
from sphinx_workshop.model.event import Event
from sphinx_workshop.model.names import slug
from sphinx_workshop.source.hosts import profiles

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_workshop.importers.jekyll.leaves import Tree
    from sphinx_workshop.yamledit import Value

FILE: Final = "workshop.yml"
_LONGEST_TAGLINE: Final = 160
_EXAMPLES: Final = frozenset({"your-email@example.com", "your@email.com", "you@example.com", "you@email.com"})
"""What templates have where an address should be."""
_FORMATS: Final = {
    "hybrid": r"hybrid",
    "virtual": r"virtual|online",
    "in-person": r"in[- ]person|on[- ]?site",
}
_LINKS: Final = ("submission", "registration", "livestream", "proceedings")
_NO_NAMES: Final = frozenset({"blank"})
"""What a theme takes for no title."""
LONG: Final = reasons.TOO_LONG


def event_facts(config: Mapping[str, Tree], about: Mapping[str, Tree]) -> dict[str, Value]:
    """Return the facts of workshop.yml that the settings of a site, and its data about the workshop, have."""
    flat: dict[str, Tree] = {key: value for key, value in about.items() if isinstance(value, Leaf)}
    for key, value in config.items():
        if isinstance(value, dict) and comparable_head(key) in ABOUT_THE_WORKSHOP:
            for inner, leaf in value.items():
                flat.setdefault(inner, leaf)
    own = {key: value for key, value in config.items() if isinstance(value, Leaf)}
    entry = Entry({**flat, **own} if "title" not in flat else {**own, **flat}, CONFIG)
    facts: dict[str, Value] = {}
    _add_names(facts, entry)
    _add_day(facts, entry.leaf("date"))
    _add_place(facts, entry)
    _add_contact(facts, entry.leaf("contact"))
    _add_host(facts, entry.leaf("host"))
    _add_url(facts, entry, config)
    links: dict[str, Value] = {
        link: url for link in _LINKS if (url := values.address(entry.leaf(link), FILE))
    }
    account = entry.leaf("twitter")
    if account is not None and re.fullmatch(r"@?\w{1,30}", account.text):
        links["social"] = [f"https://x.com/{account.came(FILE).removeprefix('@')}"]
    if links:
        facts["links"] = links
    return facts


def _add_names(facts: dict[str, Value], entry: Entry) -> None:
    name, short, tagline = entry.leaf("name"), entry.leaf("short_name"), entry.leaf("tagline")
    title = entry.values.get("title")
    if short is None and isinstance(title, Leaf) and title is not name and title.text:
        short = title
    about = entry.leaf("description")
    if tagline is None and about is not None:
        if len(about.text) <= _LONGEST_TAGLINE:
            tagline = about
        else:
            about.stays(LONG)
    for fact, leaf, convert in (
        ("name", name, values.name),
        ("short_name", short, values.name),
        ("tagline", tagline, values.line),
    ):
        if leaf is not None and leaf.text in _NO_NAMES:
            leaf.stays("a theme takes it for no title")
        elif text := values.words(leaf, convert, FILE):
            values.keep(Event, facts, fact, text, leaf)


def _add_day(facts: dict[str, Value], leaf: Leaf | None) -> None:
    if leaf is None:
        return
    try:
        found = deadline_in(leaf.text)
    except UnclearDateError as error:
        leaf.stays(f"{error}; write it as `date:` in {FILE}")
        return
    leaf.came(FILE)
    if value := date_of(found):
        facts["date"] = value


def _add_place(facts: dict[str, Value], entry: Entry) -> None:
    leaves = [
        leaf for key in CONFIG["place"] if isinstance(leaf := entry.values.get(key), Leaf) and leaf.text
    ]
    venue: dict[str, Value] = {}
    for leaf in leaves:
        fact = (
            "name"
            if comparable_head(leaf.path[-1] if isinstance(leaf.path[-1], str) else "") == "venue"
            else "address"
        )
        if fact not in venue and (text := values.words(leaf, values.name, FILE)):
            venue[fact] = text
    if venue:
        facts["venue"] = venue
    for form in (entry.leaf("format"), *leaves):
        found = [
            kind for kind, words in _FORMATS.items() if form and re.search(words, form.text, re.IGNORECASE)
        ]
        if form is not None and len(found) == 1:
            facts["format"] = found[0]
            if form not in leaves:
                form.came(FILE)
            break


def _add_contact(facts: dict[str, Value], leaf: Leaf | None) -> None:
    """Take the address for questions, which people hide from robots: `one (at) example (dot) org`."""
    if leaf is None:
        return
    plain = re.sub(r"\s*[\[({]\s*(?:at|@)\s*[\])}]\s*", "@", leaf.text, flags=re.IGNORECASE)
    plain = re.sub(r"\s*[\[({]\s*(?:dot|\.)\s*[\])}]\s*", ".", plain, flags=re.IGNORECASE).strip()
    if plain.lower() in _EXAMPLES:
        leaf.stays(reasons.TEMPLATE)
        return
    if why := values.why_refused(Event, "contact", plain):
        leaf.stays(why)
        return
    leaf.came(FILE)
    facts["contact"] = plain


def _add_host(facts: dict[str, Value], leaf: Leaf | None) -> None:
    """Take the host whose rules are known by exactly that name."""
    if leaf is None:
        return
    if slug(leaf.text) in profiles():
        facts["host"] = slug(leaf.came(FILE))
    else:
        leaf.stays(reasons.NO_HOST)


def _add_url(facts: dict[str, Value], entry: Entry, config: Mapping[str, Tree]) -> None:
    leaf, base = entry.leaf("url"), config.get("baseurl")
    url = values.address(leaf, FILE)
    if not url:
        return
    if isinstance(base, Leaf) and base.text.strip("/"):
        whole, why = plain.address(f"{url.rstrip('/')}/{base.text.strip('/')}/")
        if whole:
            url = whole
            base.came(FILE)
        else:
            base.stays(why)
    facts["url"] = url
