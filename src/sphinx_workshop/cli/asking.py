"""The questions of `sphinx-workshop new`, on a terminal; elsewhere, which options are needed."""

from __future__ import annotations

import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple, NoReturn

import click

from sphinx_workshop.messages import counted
from sphinx_workshop.model.milestones import MilestoneKind
from sphinx_workshop.model.phase import Phase
from sphinx_workshop.rules.phases import NEEDS
from sphinx_workshop.scaffold.answers import Answers, name_of, wrong_form
from sphinx_workshop.scaffold.facts import write_facts
from sphinx_workshop.scaffold.judging import judge

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

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
CONTACT: Final = Question("contact", "--contact", "E-mail address of the organizers", needed=True)
"""The question from the phase `call` on."""
OF_CALL: Final = (
    Question("tracks", "--track", "Track, such as: Full papers, 9 pages", needed=True),
    Question("submission", "--submission-url", "Address where papers are submitted", needed=True),
)
DATES: Final = {
    MilestoneKind.SUBMISSION: "Submission deadline, such as 2030-09-22",
    MilestoneKind.NOTIFICATION: "Notification, a day",
    MilestoneKind.CAMERA_READY: "Deadline of camera-ready papers, a day",
}


def completed(answers: Answers, folder: Path) -> Answers:
    """Return answers with those that are needed and were not given: asked for on a terminal, else refused.

    Where nothing that is needed is missing, nothing is asked.
    """
    phase = Phase(answers.phase)
    is_open = phase.reaches(Phase.CALL)
    may_lack_call = is_open and phase is not Phase.CALL and not answers.says_of_call
    asked = list(_unanswered((*QUESTIONS, *[CONTACT] * is_open), answers))
    of_call = list(_unanswered(OF_CALL, answers)) if is_open and not may_lack_call else []
    missing = [one.option for one in (*asked, *of_call) if one.needed]
    is_enough = not missing and (not is_open or may_lack_call or not _dates(answers))
    is_terminal = sys.stdin.isatty() and sys.stdout.isatty()
    if is_enough or (not is_terminal and answers.name and answers.organizers):
        return replace(answers, has_no_call=may_lack_call)  # what is missing is told with what is wrong
    if not is_terminal:
        message = (
            f"nobody can be asked here; give {' and '.join(missing)}, or --defaults, "
            "which writes TBD for what is not given"
        )
        raise click.UsageError(message)
    for question in asked:
        answers = _ask(question, answers, folder)
    if may_lack_call:
        first = OF_CALL[0]._replace(text=f"{OF_CALL[0].text} (Enter: no call for papers)", needed=False)
        answers = _ask(first, answers, folder)
        if not answers.tracks:
            return replace(answers, has_no_call=True)
    return _with_call(answers, folder) if is_open else answers


def _unanswered(questions: Iterable[Question], answers: Answers) -> Iterator[Question]:
    yield from (one for one in questions if not getattr(answers, one.answer))


def _with_call(answers: Answers, folder: Path) -> Answers:
    for question in _unanswered(OF_CALL, answers):
        answers = _ask(question, answers, folder)
    for kind in _dates(answers):
        answers = _ask_date(kind, answers)
    return answers


def _dates(answers: Answers) -> list[MilestoneKind]:
    """Return the kinds of dates that the phase needs and nobody has given."""
    given = {date.kind for date in answers.dates}
    needed = [need.date for need in NEEDS if Phase(answers.phase).reaches(need.phase)]
    return [kind for kind in needed if kind is not None and kind.value not in given]


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
        answers, text, default = after, f"{question.text.partition(' (Enter')[0]} (Enter: no more)", ""
    return answers


def _ask_date(kind: MilestoneKind, answers: Answers) -> Answers:
    """Ask until there is a date that is right."""
    while True:
        said = str(click.prompt(DATES[kind])).strip()
        after = replace(answers, dues=(*answers.dues, f"{kind.value}={said}"))
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
    fields = {one.option: one.answer for one in (*QUESTIONS, CONTACT, *OF_CALL)} | {
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
