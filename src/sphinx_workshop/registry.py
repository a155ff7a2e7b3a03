"""The domain with its directives and roles; a build without a change never brings them in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_workshop.domain import WorkshopDomain

if TYPE_CHECKING:
    from docutils.parsers.rst import Directive
    from sphinx.util.typing import RoleFunction


class RegisteredDomain(WorkshopDomain):
    """Brings directives and roles in when a page first asks for one."""

    def directive(self, name: str) -> type[Directive] | None:
        """Return a directive; the first one that is asked for brings all in."""
        from sphinx_workshop.directives import DIRECTIVES  # noqa: PLC0415 (see above)

        if name in DIRECTIVES:
            self.directives.setdefault(name, DIRECTIVES[name])
        return super().directive(name)

    def role(self, name: str) -> RoleFunction | None:
        """Return a role; the first one that is asked for brings all in."""
        from sphinx_workshop.roles import ROLES  # noqa: PLC0415 (see above)

        if name in ROLES:
            self.roles.setdefault(name, ROLES[name])
        return super().role(name)
