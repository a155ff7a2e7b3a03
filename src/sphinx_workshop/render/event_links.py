"""The links of the workshop in words, and the phases in which readers need each."""

from __future__ import annotations

from typing import NamedTuple

from sphinx_workshop.locale import _
from sphinx_workshop.model.links import service_of
from sphinx_workshop.model.phase import Phase


class LinkWords(NamedTuple):
    """How a link of the workshop is shown."""

    term: str
    """What it is."""
    words: str = ""
    """What readers do there. Default: the name of the service or site."""
    first: Phase = Phase.PROPOSAL
    """The first phase in which readers need it."""
    last: Phase = Phase.ARCHIVE
    """The last one: later it is over."""

    def is_needed(self, phase: Phase) -> bool:
        """Return whether readers need it in a phase."""
        return phase.reaches(self.first) and self.last.reaches(phase)

    def text(self, url: str) -> str:
        """Return the words of the link; an e-mail address is itself what people copy."""
        return self.words if self.words and not url.startswith("mailto:") else service_of(url)


def link_words() -> dict[str, LinkWords]:
    """Return how each link of the workshop is shown, by field, in order."""
    return {
        "submission": LinkWords(_("Submission"), _("Submit a paper"), last=Phase.CALL),
        "registration": LinkWords(_("Registration"), _("Register"), last=Phase.LIVE),
        "livestream": LinkWords(_("Livestream"), _("Watch live"), last=Phase.LIVE),
        "recordings": LinkWords(_("Recordings"), _("Watch the recordings"), first=Phase.PROGRAM),
        "proceedings": LinkWords(_("Proceedings"), _("Read the proceedings"), first=Phase.PROGRAM),
        "code_of_conduct": LinkWords(_("Code of conduct"), _("Read the code of conduct")),
        "mailing_list": LinkWords(_("Mailing list"), _("Subscribe to the mailing list")),
        "chat": LinkWords(_("Chat"), _("Join the chat")),
        "questions": LinkWords(_("Questions to speakers"), _("Ask a question"), last=Phase.LIVE),
        "grants": LinkWords(_("Grants"), _("Apply for a grant"), last=Phase.PROGRAM),
        "reviewers": LinkWords(_("Reviewers wanted"), _("Offer to review"), last=Phase.REVIEW),
        "source": LinkWords(_("Source of this site")),
        "license": LinkWords(_("Licence")),
    }
