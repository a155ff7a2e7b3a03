"""The messages that the manual explains are those that organizers see."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pytest

from sphinx_workshop.rules.phases import check_phase
from sphinx_workshop.source.loader import load
from tests.manual.examples import MANUAL

if TYPE_CHECKING:
    from pathlib import Path

PAGE: Final = (MANUAL / "how-to/troubleshoot.md").read_text(encoding="utf-8")
EXPLAINED: Final = re.findall(r"(?m)^(`+)(.+?)\1\n: ", PAGE.partition("## The build")[0])
BAD: Final = {
    "workshop.yml": (
        "name: Workshop 2030\nphase: proposal\nhost: neurips-2024\n"
        "tagline:\ndate: 15 August 2030\ntimezone: PST\n"
    ),
    "organizers.yml": (
        "- name: Ada Example\n  affilation: Example University\n"
        "- name: Bo Example\n  bio: <b>Bo</b>\n- name: Cy Example\n  photo: photos/cy.jpg\n"
    ),
    "faq.yml": "- question: Visa: who helps?\n  answer: TBD\n",
    "news.yml": "- date: 2030-05-10\n\ttext: Much is new.\n",
    "dates.yml": "- name: Notification\n  kind: notification\n  due: 2030-06-10\n",
    "program.yml": (
        "- date: 2030-08-15\n  sessions:\n"
        "    - title: A\n      start: 09:00\n      end: 10:00\n      moderators: Bo\n"
        "    - title: B\n      start: 09:30\n      end: 10:00\n      speakers: ada-exampel\n"
    ),
}


def pattern(words: str) -> str:
    """Return the expression for a message whose `…` stands for anything."""
    return ".*".join(re.escape(part) for part in words.split("…"))


@pytest.fixture(scope="module")
def messages(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What is said of a folder in which much is wrong."""
    folder: Path = tmp_path_factory.mktemp("bad") / "data"
    folder.mkdir()
    for name, text in BAD.items():
        (folder / name).write_text(text, encoding="utf-8")
    call = folder.with_name("call") / "data"
    call.mkdir(parents=True)
    (call / "workshop.yml").write_text("name: Workshop 2030\nphase: call\n", encoding="utf-8")
    problems = [*load(folder).problems, *check_phase(load(call).workshop)]
    return [problem.message for problem in problems]


@pytest.mark.parametrize("words", [words.strip() for _quotes, words in EXPLAINED])
def test_a_message_that_the_manual_explains_is_said(words: str, messages: list[str]) -> None:
    assert any(re.fullmatch(f"{pattern(words)}.*", one) for one in messages), "\n".join(messages)


def test_the_manual_explains_at_least_ten_messages() -> None:
    assert len(EXPLAINED) >= 10
