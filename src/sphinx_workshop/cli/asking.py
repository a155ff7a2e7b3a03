"""The questions of `sphinx-workshop new`, on a terminal; elsewhere, which options are needed."""

from __future__ import annotations

import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple, NoReturn

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
    in_call: bool = False
    """Whether it is asked only from the phase `call` on."""
    needed: bool = False


QUESTIONS: Final = (
    Question("name", "--name", "Name of the workshop, with the year", needed=True),
    Question("short_name", "--short-name", "Short name, with the year (Enter: none)"),
    Question("host", "--host", "Host conference, such as neurips-2025 (Enter: none)"),
    Question("date", "--date", "Day, such as 2030-12-06 (Enter: not known yet)"),
    Question("organizers", "--organizer", "Organizer: name, affiliation", needed=True),
    Question("contact", "--contact", "E-mail address of the organizers", in_call=True, needed=True),
    Question("submission", "--submission-url", "Address where papers are submitted", in_call=True, needed=True),
    Question("tracks", "--track", "Track, such as: Full papers, 9 pages", in_call=True, needed=True),
)
DATES: Final = {"submission": "Submission deadline, such as 2030-09-22", "notification": "Notification, a day"}


def completed(answers: Answers, folder: Path) -> Answers:
    """Return answers with those that are needed and were not given: asked for on a terminal, else refused."""
    in_call = answers.phase != Phase.PROPOSAL.value
    asked = [one for one in QUESTIONS if not getattr(answers, one.answer) and (in_call or not one.in_call)]
    missing = [one.option for one in asked if one.needed and one.answer in {"name", "organizers"}]
    is_terminal = sys.stdin.isatty() and sys.stdout.isatty()
    if missing and not is_terminal:
        message = (
            f"nobody can be asked here; give {' and '.join(missing)}, or --defaults, "
            "which writes TBD for what is not given"
        )
        raise click.UsageError(message)
    if not is_terminal or not any(one.needed for one in asked):
        return answers
    for question in asked:
        answers = _ask(question, answers, folder)
    given = {date.kind for date in answers.dates}
    for kind, text in DATES.items() if in_call else ():
        if kind not in given:
            answers = _ask(Question("dues", "--due", text, needed=True), answers, folder, f"{kind}=")
    return answers


def _ask(question: Question, answers: Answers, folder: Path, prefix: str = "") -> Answers:
    """Ask until the answer is one; of organizers and tracks, ask for more until there is none."""
    before = getattr(answers, question.answer)
    is_list = isinstance(before, tuple)
    default = name_of(folder) if question.answer == "name" else "" if before or not question.needed else None
    text = question.text if not before or prefix else f"{question.text} (Enter: no more)"
    while True:
        said = str(click.prompt(text, default=default, show_default=bool(default))).strip()
        if not said and not question.needed | bool(default is None):
            return answers
        if not said:
            return answers
        value = (*before, f"{prefix}{said}") if is_list else said
        after = replace(answers, **{question.answer: value})
        wrong = [one for one in _wrong(after) if one.option == question.option]
        if not wrong:
            return _ask(question, after, folder) if is_list and not prefix else after
        for one in wrong:
            click.echo(f"  {one.reason}")


def _wrong(answers: Answers) -> list[Wrong]:
    """Return what is wrong with answers so far."""
    if wrong := list(wrong_form(answers)):
        return wrong
    with tempfile.TemporaryDirectory() as temporary:
        data = Path(temporary) / "docs/data"
        return judge(data, write_facts(data, answers)).wrong


def without(answers: Answers, options: Collection[str]) -> Answers:
    """Return answers without those of some options, which cannot be written."""
    fields = {one.option: one.answer for one in QUESTIONS} | {"--due": "dues", "--tagline": "tagline"}
    empty = Answers()
    gone = {fields[option]: getattr(empty, fields[option]) for option in options if option in fields}
    return replace(answers, **gone)


def refuse(wrong: Sequence[Wrong]) -> NoReturn:
    """Say what is wrong, all at once, and that nothing is written."""
    for one in wrong:
        click.echo(str(one), err=True)
    message = f"{counted(len(wrong), 'answer')} to correct; nothing is written"
    raise click.ClickException(message)
