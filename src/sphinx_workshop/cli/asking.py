"""The questions of `sphinx-workshop new`, on a terminal; elsewhere, which options are needed."""

from __future__ import annotations

import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple, NoReturn

import click

from sphinx_workshop.messages import counted
from sphinx_workshop.model.phase import Phase
from sphinx_workshop.scaffold.answers import Answers, name_of, wrong_form
from sphinx_workshop.scaffold.facts import write_facts
from sphinx_workshop.scaffold.judging import judge

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from sphinx_workshop.scaffold.answers import Wrong


class Question(NamedTuple):
    """A question about one answer."""

    answer: str
    """The field of `Answers`."""
    option: str
    text: str
    needed: bool = False
    """Whether there is no site without an answer."""


QUESTIONS: Final = (
    Question("name", "--name", "Name of the workshop, with the year", needed=True),
    Question("short_name", "--short-name", "Short name, with the year (Enter: none)"),
    Question("host", "--host", "Host conference, such as neurips-2025 (Enter: none)"),
    Question("date", "--date", "Day, such as 2030-12-06 (Enter: not known yet)"),
    Question("organizers", "--organizer", "Organizer: name, affiliation", needed=True),
)
OF_CALL: Final = (
    Question("contact", "--contact", "E-mail address of the organizers", needed=True),
    Question("submission", "--submission-url", "Address where papers are submitted", needed=True),
    Question("tracks", "--track", "Track, such as: Full papers, 9 pages", needed=True),
)
"""The questions from the phase `call` on."""
DATES: Final = {
    "submission": "Submission deadline, such as 2030-09-22",
    "notification": "Notification, a day",
}


def completed(answers: Answers, folder: Path) -> Answers:
    """Return answers with those that are needed and were not given: asked for on a terminal, else refused.

    Where nothing that is needed is missing, nothing is asked.
    """
    in_call = answers.phase != Phase.PROPOSAL.value
    asked = [one for one in (*QUESTIONS, *OF_CALL * in_call) if not getattr(answers, one.answer)]
    given = {date.kind for date in answers.dates}
    dates = [kind for kind in DATES if in_call and kind not in given]
    missing = [one.option for one in asked if one.needed]
    if not missing and not dates:
        return answers
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        if answers.name and answers.organizers:
            return answers  # what else is missing is told with what is wrong
        message = (
            f"nobody can be asked here; give {' and '.join(missing)}, or --defaults, "
            "which writes TBD for what is not given"
        )
        raise click.UsageError(message)
    for question in asked:
        answers = _ask(question, answers, folder)
    for kind in dates:
        answers = _ask_date(kind, answers)
    return answers


def _ask(question: Question, answers: Answers, folder: Path) -> Answers:
    """Ask until an answer is right; of organizers and tracks, ask for more until there is none."""
    default = name_of(folder) if question.answer == "name" else None if question.needed else ""
    text = question.text
    while said := str(click.prompt(text, default=default, show_default=bool(default))).strip():
        before = getattr(answers, question.answer)
        answer: Any = (*before, said) if isinstance(before, tuple) else said
        after = replace(answers, **{question.answer: answer})
        if not _is_right(after, question.option):
            continue
        if not isinstance(before, tuple):
            return after
        answers, text, default = after, f"{question.text} (Enter: no more)", ""
    return answers


def _ask_date(kind: str, answers: Answers) -> Answers:
    """Ask until there is a date that is right."""
    while True:
        said = str(click.prompt(DATES[kind])).strip()
        after = replace(answers, dues=(*answers.dues, f"{kind}={said}"))
        if _is_right(after, "--due"):
            return after


def _is_right(answers: Answers, option: str) -> bool:
    """Return whether what an option would give is right, and say what is wrong with it."""
    wrong = [one for one in _wrong(answers) if one.option == option]
    for one in wrong:
        click.echo(f"  {one.reason}")
    return not wrong


def _wrong(answers: Answers) -> list[Wrong]:
    """Return what is wrong with answers so far."""
    if wrong := list(wrong_form(answers)):
        return wrong
    with tempfile.TemporaryDirectory() as temporary:
        data = Path(temporary) / "docs/data"
        return judge(data, write_facts(data, answers)).wrong


def without(answers: Answers, options: Collection[str]) -> Answers:
    """Return answers without those of some options, which cannot be written."""
    fields = {one.option: one.answer for one in (*QUESTIONS, *OF_CALL)} | {
        "--due": "dues",
        "--tagline": "tagline",
    }
    empty = Answers()
    gone = {fields[option]: getattr(empty, fields[option]) for option in options if option in fields}
    return replace(answers, **gone)


def refuse(wrong: Sequence[Wrong]) -> NoReturn:
    """Say what is wrong, all at once, and that nothing is written."""
    for one in wrong:
        click.echo(str(one), err=True)
    message = f"{counted(len(wrong), 'answer')} to correct; nothing is written"
    raise click.ClickException(message)
