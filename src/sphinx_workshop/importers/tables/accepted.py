"""Which papers of a table are accepted, and what to say about the words of its decisions."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sphinx_workshop.importers.decisions import Decision, comparable, decision_of, is_likely
from sphinx_workshop.importers.record import CannotImport
from sphinx_workshop.importers.tables.cells import is_no
from sphinx_workshop.importers.text import plain
from sphinx_workshop.messages import counted, listing, quoted, shortened

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from sphinx_workshop.importers.tables.entries import Entry

_MOST_WORDS = 8


def decided(
    entries: Sequence[Entry], chosen: Sequence[str], path: Path, notes: list[str]
) -> tuple[list[Entry], list[Mapping[str, object]]]:
    """Return the accepted papers, and what became of each decision.

    Args:
        entries: The papers of a table.
        chosen: The words that count as accepted; none: those that are known.
        path: The file, for messages.
        notes: Gets a sentence about papers that are left out for another reason.

    Raises:
        CannotImport: No paper is accepted, and some of the words are not known.
    """
    present = _without_deleted(entries, notes)
    if not present or "decision" not in present[0].columns.places:
        if chosen:
            message = f'{path}: no column for decisions; say which it is: --map "HEAD=decision"'
            raise CannotImport(message)
        return _without_rejected(present, notes), []
    words = frozenset(map(comparable, chosen))
    by_words: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in present:
        by_words[plain.line(entry.text("decision"))].append(entry)
    meant = {given: decision_of(given, words) for given in by_words}
    _check_chosen(chosen, meant, path, notes)
    accepted = [entry for entry in present if meant[plain.line(entry.text("decision"))].accepted]
    unknown = [given for given, decision in meant.items() if decision.accepted is None]
    if unknown and not accepted:
        there = [given for given in meant if given][:_MOST_WORDS]
        found = ", ".join(f"{quoted(given)} ({len(by_words[given])})" for given in there)
        option = next((_argument(given) for given in unknown if is_likely(given)), "WORDS")
        message = (
            f"{path}: none of the decisions is known to accept a paper: {found}; "
            f"say which do: --decision {option}"
        )
        raise CannotImport(message)
    return accepted, [
        {
            "words": given,
            "papers": len(by_words[given]),
            "accepted": bool(decision.accepted),
            "understood": decision.accepted is not None,
            "decision": decision.decision if decision.accepted else "",
            "presentation": decision.presentation if decision.accepted else "",
            "report": _report(given, len(by_words[given]), decision, is_chosen=bool(words)),
        }
        for given, decision in meant.items()
    ]


def _without_deleted(entries: Sequence[Entry], notes: list[str]) -> list[Entry]:
    """Return the papers that are not deleted, withdrawn or desk-rejected by a column of their own."""
    present = [entry for entry in entries if all(is_no(cell) for _, cell, _ in entry.all("deleted"))]
    if len(present) < len(entries):
        heads = listing(dict.fromkeys(head for entry in entries for head, _, _ in entry.all("deleted")))
        notes.append(f"{counted(len(entries) - len(present), 'paper')} left out by the column {heads}")
    return present


def _without_rejected(entries: Sequence[Entry], notes: list[str]) -> list[Entry]:
    """Return the papers of a table without decisions, but those that another column says are withdrawn."""
    present = [
        entry
        for entry in entries
        if not any(decision_of(cell).accepted is False for _, cell, _ in entry.all("format"))
    ]
    if entries:
        notes.append("no column for decisions, so all papers count as accepted")
    if len(present) < len(entries):
        left_out = [entry for entry in entries if entry not in present]
        words = listing(dict.fromkeys(entry.text("format") for entry in left_out))
        notes.append(f"{counted(len(left_out), 'paper')} left out: {words}")
    return present


def _check_chosen(chosen: Sequence[str], meant: Mapping[str, Decision], path: Path, notes: list[str]) -> None:
    """Note the chosen words that the table does not have.

    Raises:
        CannotImport: It has none of them.
    """
    there = {comparable(given) for given in meant}
    missing = [word for word in chosen if comparable(word) not in there]
    if not missing:
        return
    found = listing(given or "no decision" for given in list(meant)[:_MOST_WORDS])
    message = f"{path}: no decision is {listing(missing)}; the decisions are {found}"
    if len(missing) == len(chosen):
        raise CannotImport(message)
    notes.append(message)


def _report(words: str, count: int, decision: Decision, *, is_chosen: bool) -> str:
    """Return what became of a decision, in a line."""
    what = f"decision {quoted(words)}" if words else "no decision"
    papers = counted(count, "paper")
    if decision.accepted:
        how = ", ".join(filter(None, [decision.decision, decision.presentation]))
        return f"{what}: {papers} accepted{' as ' * bool(how)}{shortened(how)}"
    if decision.accepted is None and not is_chosen:
        return f"{what}: {papers} left out: it may mean either; to take them: --decision {_argument(words)}"
    return f"{what}: {papers} left out"


def _argument(words: str) -> str:
    return shortened(words) if words.isalnum() else f'"{shortened(words)}"'
