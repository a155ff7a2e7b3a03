"""All public facts for programs, and the JSON Schema of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_workshop.export.public.facts import PUBLIC, SCHEMA_NAME, as_json, public_json, public_schema

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_workshop.web.site import Site


def facts(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield all public facts for programs, and their schema."""
    yield PUBLIC, public_json(site.workshop, site.addresses).encode()
    yield SCHEMA_NAME, as_json(public_schema()).encode()
