"""Kills builds at random moments, and compares what the next build leaves with a build from nothing.

`nox -s attack -- kills` runs it (`--help` says what can be chosen); it needs a POSIX system and minutes.
Every build is a process of its own, as users start it. What a round does follows from the seed and
its number alone; only the moment is as exact as the machine is.
"""

from __future__ import annotations

import argparse
import os
import random
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import sphinx_workshop
from tests.edits import EDITS, copy_site, fits, left_by_sphinx, make, undo
from tests.outputs import SEARCH, Fault, compare

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

OTHER: Final = {"html": "dirhtml", "dirhtml": "html"}
SIGNALS: Final = (*[signal.SIGKILL] * 6, *[signal.SIGINT] * 3, signal.SIGTERM)
PATIENCE: Final = 60.0
"""Seconds that an interrupted build has to come to its end."""
MANY: Final = 12
"""So many faults of a round are printed."""
SCENARIOS: Final = {
    "edited": "built edit kill build",
    "killed at first": "edit kill build",
    "killed at first, then edited": "kill edit build",
    "killed twice": "built edit kill kill build",
    "edited again": "built edit kill again build",
    "undone": "built edit kill undo build",
    "undone, then the other format": "built edit kill undo build-other",
    "two formats, the other one next": "both edit kill build-other build",
    "two formats, killed in turn": "both edit build again kill-other build-other build",
    "two formats in turn": "both edit build build-other",
}
OFTEN: Final = ("edited", "edited", "edited", "edited", "killed at first", "killed at first")
UNSAVED: Final = "search index couldn't be loaded"
"""What Sphinx says where a build was killed before there was a search index."""


class Moment(NamedTuple):
    """When a build is killed: so long after it has printed so much."""

    printed: int
    seconds: float


class Run(NamedTuple):
    """What one build did."""

    status: int
    errors: str
    marks: list[Moment]
    """How much had been printed when; the seconds are from the start."""
    killed: bool


class Round(NamedTuple):
    """What happens in a round."""

    number: int
    scenario: str
    edit: str
    again: str
    """Another edit, for the scenarios that have two."""
    builder: str
    jobs: int
    signal: signal.Signals
    evenly: bool
    """Whether each moment is as likely; else each time between two lines that the build prints."""
    chance: float

    def __str__(self) -> str:
        """Describe the round in a line."""
        edits = f"{self.edit}, then {self.again}" if "again" in SCENARIOS[self.scenario] else self.edit
        return f"{self.number}: {self.scenario} ({edits}), {self.builder} -j {self.jobs}, {self.signal.name}"


def run(command: Sequence[str], moment: Moment | None = None, number: int = signal.SIGKILL) -> Run:
    """Run a build to its end, or until a moment, at which its processes get a signal."""
    environment = {**os.environ, "PYTHONUNBUFFERED": "1", "SOURCE_DATE_EPOCH": "1900000000"}
    marks, printed, killed, due = [], 0, False, None
    with (
        tempfile.TemporaryFile() as errors,
        subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=errors, env=environment, start_new_session=True
        ) as process,
    ):
        assert process.stdout is not None
        start = time.monotonic()
        while True:
            now = time.monotonic()
            if moment is not None and due is None and printed >= moment.printed:
                due = now + moment.seconds
            if due is not None and now >= due:
                os.killpg(process.pid, signal.SIGKILL if killed else number)
                killed, due = True, now + PATIENCE
            timeout = None if due is None else due - now
            if select.select([process.stdout], [], [], timeout)[0]:
                chunk = os.read(process.stdout.fileno(), 1 << 16)
                if not chunk:  # its last process has ended
                    break
                printed += len(chunk)
                marks.append(Moment(printed, time.monotonic() - start))
        status = process.wait()
        marks.append(Moment(printed, time.monotonic() - start))
        errors.seek(0)
        return Run(status, errors.read().decode(errors="replace"), marks, killed)


def choose(plan: Round, marks: Sequence[Moment]) -> Moment:
    """Return the moment of a round in a build that printed what it did when it was not killed."""
    if plan.evenly:
        at = plan.chance * marks[-1].seconds
        before = max((mark for mark in marks if mark.seconds <= at), default=Moment(0, 0))
        return Moment(before.printed, at - before.seconds)
    place, part = divmod(plan.chance * (len(marks) - 1), 1)
    one, next_one = marks[int(place)], marks[int(place) + 1]
    return Moment(one.printed, part * (next_one.seconds - one.seconds))


class Bench:
    """A folder in which sites are built, killed and compared."""

    def __init__(self, folder: Path, options: Sequence[str]) -> None:
        """Use an empty folder.

        Args:
            folder: all builds of rounds are in its folder `work`
            options: further options of Sphinx for all builds
        """
        self.folder = folder
        self.work = folder / "work"
        self.source = self.work / "source"
        self.options = options
        self.base = cache(self._base)
        self.fresh = cache(self._fresh)
        self.control = cache(self._control)
        self.wrong_without_kill = 0

    def command(self, builder: str, jobs: int) -> list[str]:
        """Return the command that builds the site of a round."""
        doctrees = ["-d", str(self.work / "doctrees")]
        sphinx = [sys.executable, "-m", "sphinx", "-b", builder, "-j", str(jobs), *self.options]
        return [*sphinx, *doctrees, str(self.source), str(self.work / builder)]

    def restore(self, state: str, builder: str) -> None:
        """Let the site be as it was before all edits: built in no format, one or both."""
        shutil.rmtree(self.work, ignore_errors=True)
        if not state:
            copy_site(self.source)
            return
        formats = {"built": (builder,), "both": tuple(OTHER)}[state]
        base, _marks = self.base(formats)
        shutil.rmtree(self.work, ignore_errors=True)
        shutil.copytree(base, self.work)

    def _base(self, formats: tuple[str, ...]) -> tuple[Path, list[Moment]]:
        self.restore("", "")
        marks: list[Moment] = []
        for builder in formats:
            marks = self.must(self.command(builder, 1)).marks
        folder = self.folder / f"base-{'-'.join(formats)}"
        shutil.copytree(self.work, folder)
        return folder, marks

    def _fresh(self, edits: tuple[str, ...], builder: str) -> Path:
        """Return the output of a build from nothing, after edits."""
        folder = self.folder / f"fresh/{len(list(self.folder.glob('fresh/*')))}"
        copy_site(folder / "source")
        for edit in edits:
            make(EDITS[edit], folder / "source")
        out = folder / builder
        places = ["-d", str(folder / "doctrees"), str(folder / "source"), str(out)]
        self.must([sys.executable, "-m", "sphinx", "-b", builder, "-j", "1", *self.options, *places])
        return out

    def _control(self, edit: str, builder: str, jobs: int) -> list[Moment]:
        """Return what a build that nobody kills prints when, after an edit; its output must be right, too."""
        self.restore("built", builder)
        make(EDITS[edit], self.source)
        marks = self.must(self.command(builder, jobs)).marks
        faults = self.faults((edit,), builder)
        if faults:
            say(f"FAILED without a kill: {edit}, {builder} -j {jobs}")
            say_all(faults)
            self.wrong_without_kill += 1
        return marks

    @staticmethod
    def must(command: Sequence[str]) -> Run:
        """Run a build that must succeed and have nothing to say."""
        done = run(command)
        if (done.status, done.errors) != (0, ""):
            sys.exit(f"{' '.join(command)}\nended with {done.status}:\n{done.errors}")
        return done

    def faults(self, edits: tuple[str, ...], builder: str) -> list[Fault]:
        """Return what is wrong with the output of a format, where these edits have been made."""
        fresh = self.fresh(tuple(sorted(edits)), builder)
        return list(compare(self.work / builder, fresh, left_by_sphinx(self.source)))

    def play(self, plan: Round) -> tuple[list[Fault], int]:
        """Play a round; return what was wrong, and how many of its builds were killed."""
        state, *steps = SCENARIOS[plan.scenario].split()
        if state not in {"built", "both"}:
            state, steps = "", [state, *steps]
        # What an edit's build prints does not depend on the builds that are killed.
        first = not state
        marks = self.base((plan.builder,))[1] if first else self.control(plan.edit, plan.builder, plan.jobs)
        self.restore(state, plan.builder)
        edits: tuple[str, ...] = ()
        faults: list[Fault] = []
        kills = 0
        for step in steps:
            action, _, which = step.partition("-")
            builder = OTHER[plan.builder] if which else plan.builder
            match action:
                case "edit" | "again":
                    edit = plan.edit if action == "edit" else plan.again
                    make(EDITS[edit], self.source)
                    edits = (*edits, edit)
                case "undo":
                    undo(EDITS[plan.edit], self.source)
                    edits = ()
                case "kill":
                    moment = choose(plan, marks)
                    kills += run(self.command(builder, plan.jobs), moment, plan.signal).killed
                case "build":
                    done = run(self.command(builder, plan.jobs))
                    told = [line for line in done.errors.splitlines() if line and UNSAVED not in line]
                    faults += [Fault("message", line) for line in told]
                    if done.status:
                        faults.append(Fault("build that fails", f"status {done.status}"))
                        break
                    faults += self.faults(edits, builder)
        return faults, kills


def rounds(number: int, seed: int) -> Iterator[Round]:
    """Yield what happens in each round."""
    order = random.Random(f"order {seed}")  # noqa: S311 (here and below: nothing is secret)
    scenarios, edits = [*SCENARIOS, *OFTEN], list(EDITS)
    order.shuffle(scenarios)
    order.shuffle(edits)
    for index in range(number):
        chance = random.Random(f"round {seed} {index}")  # noqa: S311
        edit = edits[index % len(edits)]
        yield Round(
            index,
            scenarios[index % len(scenarios)],
            edit,
            second_edit(edit, chance),
            chance.choice(list(OTHER)),
            chance.choice((1, 2)),
            chance.choice(SIGNALS),
            index % 2 == 0,
            chance.random(),
        )


def second_edit(edit: str, chance: random.Random) -> str:
    """Return an edit that can be made after another."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder)
        copy_site(source)
        make(EDITS[edit], source)
        return chance.choice([name for name, one in EDITS.items() if name != edit and fits(one, source)])


def say(text: str) -> None:
    """Print at once."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def say_all(faults: Sequence[Fault]) -> None:
    """Print faults, each on a line of its own; the last ones of many."""
    for fault in faults[-MANY:]:
        say(f"         {fault.kind}: {fault.file}")
    if len(faults) > MANY:
        say(f"         and {len(faults) - MANY} before these")


def attack(bench: Bench, plans: Sequence[Round], *, search: bool) -> int:
    """Play rounds and say how each went; return how many failed.

    Args:
        bench: where they are played
        plans: the rounds
        search: whether a stale search index is a fault, too
    """
    failed, killed, notes = 0, 0, 0
    kinds: Counter[str] = Counter()
    for plan in plans:
        faults, kills = bench.play(plan)
        killed += kills
        notes += any(fault.kind == SEARCH for fault in faults)
        faults = [fault for fault in faults if search or fault.kind != SEARCH]
        kinds.update({fault.kind for fault in faults})
        failed += bool(faults)
        missed = not kills and "kill" in SCENARIOS[plan.scenario]
        say(f"{'FAILED' if faults else 'ok    '} {plan}{', ended before the kill' if missed else ''}")
        say_all(faults)
    say(f"\n{failed} of {len(plans)} rounds failed; {killed} builds were killed before they ended.")
    for kind, count in kinds.most_common():
        say(f"{count:5} rounds: {kind}")
    say(f"{notes:5} rounds: stale search index, as after a killed build of bare Sphinx")
    if bench.wrong_without_kill:
        say(f"{bench.wrong_without_kill} edits were built wrongly without a kill: see above.")
    return failed + bench.wrong_without_kill


def main() -> None:
    """Play as many rounds as the command line says."""
    parser = argparse.ArgumentParser(prog="nox -s attack -- kills", description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=150, help="how many rounds (%(default)s)")
    parser.add_argument("--seed", type=int, default=random.randrange(10_000), help="repeats what was played")  # noqa: S311
    parser.add_argument("--only", type=int, action="append", help="play this round alone (may be repeated)")
    parser.add_argument("--search", action="store_true", help="count stale search indexes as failures")
    parser.add_argument(
        "--folder", type=Path, help="an empty folder to work in, which is left (else a temporary one)"
    )
    parser.add_argument(
        "options", nargs="*", help="further options of Sphinx: -- -D html_theme=pydata_sphinx_theme"
    )
    chosen = parser.parse_args()
    say(f"seed {chosen.seed}, with {Path(sphinx_workshop.__file__).parent}")
    plans = [
        plan for plan in rounds(chosen.rounds, chosen.seed) if not chosen.only or plan.number in chosen.only
    ]
    with tempfile.TemporaryDirectory() as temporary:
        os.environ["TMPDIR"] = temporary  # where Sphinx leaves reports of its crashes
        bench = Bench((chosen.folder or Path(temporary)).resolve(), chosen.options)
        sys.exit(min(attack(bench, plans, search=chosen.search), 1))


if __name__ == "__main__":
    main()
