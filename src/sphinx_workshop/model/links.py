"""Links: addresses with a label, accounts at services, and files that stand for an address."""

from __future__ import annotations

import re
from typing import Annotated, Final, TypeAlias
from urllib.parse import urlsplit

from sphinx_workshop.model.base import Also, Checked, Entry, OrTbd
from sphinx_workshop.model.names import Url, path_of, url_of
from sphinx_workshop.model.texts import TEXT_SCHEMA, Line, text_of

_SERVICES: Final = {
    "bsky.app": "Bluesky",
    "discord.com": "Discord",
    "discord.gg": "Discord",
    "facebook.com": "Facebook",
    "github.com": "GitHub",
    "gitlab.com": "GitLab",
    "instagram.com": "Instagram",
    "linkedin.com": "LinkedIn",
    "matrix.to": "Matrix",
    "medium.com": "Medium",
    "meetup.com": "Meetup",
    "reddit.com": "Reddit",
    "researchgate.net": "ResearchGate",
    "semanticscholar.org": "Semantic Scholar",
    "slack.com": "Slack",
    "substack.com": "Substack",
    "t.me": "Telegram",
    "threads.net": "Threads",
    "twitter.com": "X (Twitter)",
    "vimeo.com": "Vimeo",
    "weibo.com": "Weibo",
    "wikipedia.org": "Wikipedia",
    "x.com": "X (Twitter)",
    "youtube.com": "YouTube",
    "zhihu.com": "Zhihu",
}
"""The names of services, by their domains."""
_FEDIVERSE: Final = re.compile(r"/@[\w.]+(?:@[\w.-]+)?/?")
"""The path of an account at a server of Mastodon or its like."""


class Link(Entry):
    """A link with a label."""

    label: Line
    """The text of the link."""
    url: OrTbd[Url]
    """The address."""


class Account(Entry):
    """An account at a service, or another page: its address is enough for the usual services."""

    url: Url
    """The address."""
    label: Line | None = None
    """The text of the link. Default: the name of the service, else of the site."""

    @property
    def name(self) -> str:
        """What readers see: the label, the name of the service, or the domain of the page."""
        return self.label or service_of(self.url)


def service_of(url: str) -> str:
    """Return the name of the service that an address belongs to; its domain if the service is not known."""
    parts = urlsplit(url)
    domain = (parts.hostname or parts.path).removeprefix("www.")
    for name, service in _SERVICES.items():
        if domain == name or domain.endswith(f".{name}"):
            return service
    return "Mastodon" if _FEDIVERSE.fullmatch(parts.path) else domain


def names_file(target: str) -> bool:
    """Return whether an `UrlOrFile` is a file in the data folder."""
    return ":" not in target.partition("/")[0]


def _account(value: object) -> object:
    """Turn an address into an account."""
    return {"url": value} if isinstance(value, str) else value


def _file(value: object) -> str:
    """Return an address, or a path relative to the data folder; raise for anything else."""
    text = text_of(value)
    return path_of(text) if names_file(text) else url_of(text)


Accounts: TypeAlias = tuple[Annotated[Account, Also(_account, TEXT_SCHEMA)], ...]
"""Addresses, or entries with `label` and `url`."""
UrlOrFile: TypeAlias = Annotated[
    str,
    Checked(
        _file, {"type": "string", "minLength": 1}, "address (http, https, mailto), or file in the data folder"
    ),
]
"""An address of http, https or mailto, or a file relative to the data folder."""
