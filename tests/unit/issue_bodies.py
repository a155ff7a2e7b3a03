"""The body of an issue of a form, as GitHub makes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sphinx_workshop.importers.issue.body import EMPTY

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_workshop.importers.issue.fields import Form

TICK: Final = "- [X] I know"


def body_of(form: Form, answers: Mapping[str, str]) -> str:
    """Return the body that GitHub makes of a form: every field, in order, with CRLF."""
    said = {"public": TICK, **answers}
    parts = [f"### {field.label}\n\n{said.get(field.key) or EMPTY}" for field in form.fields]
    return "\n\n".join(parts).replace("\n", "\r\n")
