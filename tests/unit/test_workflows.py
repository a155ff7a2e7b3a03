"""The workflows hold what they promise: by their text, and by running their steps with our own GitHub."""

from __future__ import annotations

import json
import os
import re
import shutil
import stat
import subprocess
import sys
import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
import yaml

import sphinx_workshop
from sphinx_workshop.importers.issue.forms import ADD, FORMS, PERSON
from tests.unit.issue_bodies import body_of
from tests.unit.test_reports import HOSTILE, references, rendered, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

ROOT: Final = Path(__file__).parents[2]
SITE: Final = ROOT / "src/sphinx_workshop/scaffold/site/dot_github"
HERE: Final = ROOT / ".github"
OWN: Final = {"workflows/tests.yml", "workflows/release.yml", "screenshot.png", "zizmor.yml"}
"""What only this repository has."""
WORKFLOWS: Final = sorted(path.name for path in (SITE / "workflows").glob("*.yml"))
SHA: Final = "a" * 40
MARK: Final = "<!-- sphinx-workshop: what "
NEEDED: Final = ("bash", "git", "iconv", "jq", "unzip")
with_tools = pytest.mark.skipif(
    sys.platform != "linux" or not all(map(shutil.which, NEEDED)),
    reason=f"the steps need Linux and {', '.join(NEEDED)}, as the machines that GitHub runs them on have",
)

GH: Final = """
import json, os, subprocess, sys
from pathlib import Path

arguments = sys.argv[1:]
folder = Path(os.environ["FAKE_GH"])
named = [word.removeprefix("body=@") for word in arguments if word.startswith("body=@")]
bodies = [Path(name).read_text("utf-8") for name in named]
if "--body-file" in arguments:
    bodies.append(Path(arguments[arguments.index("--body-file") + 1]).read_text("utf-8"))
with (folder / "calls").open("a") as log:
    log.write(json.dumps([arguments, *bodies]) + "\\n")
rules = json.loads((folder / "rules").read_text("utf-8"))
line = " ".join(arguments)
for part, answer in rules:
    if part in line:
        break
else:
    sys.exit(f"gh: nothing is known of {line}")
if answer is None:
    sys.exit("gh: refused (HTTP 403)")
if isinstance(answer, str) and answer.startswith("file:"):
    sys.stdout.buffer.write(Path(answer.removeprefix("file:")).read_bytes())
elif "--jq" in arguments:
    query = arguments[arguments.index("--jq") + 1]
    subprocess.run(["jq", "--raw-output", query], input=json.dumps(answer), text=True, check=True)
"""
NOX: Final = """
import os, sys
from sphinx_workshop.cli.main import main

at = sys.argv.index("--")
session, given = sys.argv[2], sys.argv[at + 1 :]
print("nox > Running session", session, file=sys.stderr)
sys.stderr.flush()
os.dup2(1, 2)  # as nox, which brings the two streams of a command together
main([*{"workshop": [], "check": ["check"]}[session], *given])
"""


def workflow(name: str) -> dict[str, Any]:
    """Return a workflow; its key `on` is what YAML takes for true."""
    loaded: dict[str, Any] = yaml.load(
        (SITE / "workflows" / name).read_text(encoding="utf-8"),
        yaml.BaseLoader,  # noqa: S506 (texts alone)
    )
    return loaded


def jobs(name: str) -> Iterator[dict[str, Any]]:
    yield from workflow(name)["jobs"].values()


def steps(name: str) -> list[dict[str, Any]]:
    return [step for job in jobs(name) for step in job["steps"]]


def script(name: str, step: str) -> str:
    """Return what a step runs, by its name."""
    [found] = [one["run"] for one in steps(name) if one.get("name") == step]
    return str(found)


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


@dataclass
class Runner:
    """A machine that runs steps, with a GitHub that answers as told, and remembers what it was asked."""

    folder: Path
    rules: list[tuple[str, object]] = field(default_factory=list)
    """What is answered to a command line that has some words; None refuses. The first that fits counts."""
    outputs: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Write the programs."""
        self.temporary.mkdir(parents=True)
        self.bin.mkdir()
        for name, code in {"gh": GH, "nox": NOX}.items():
            program = self.bin / name
            isolated = " -IS" if name == "gh" else ""
            program.write_text(f"#!{sys.executable}{isolated}\n{code}", encoding="utf-8")
            program.chmod(program.stat().st_mode | stat.S_IXUSR)

    @property
    def bin(self) -> Path:
        return self.folder / "bin"

    @property
    def temporary(self) -> Path:
        return self.folder / "temporary"

    def run(self, code: str, where: Path, **variables: str) -> subprocess.CompletedProcess[str]:
        """Run a step as GitHub does, and collect its outputs."""
        (self.folder / "rules").write_text(json.dumps(self.rules), encoding="utf-8")
        output, summary = self.folder / "output", self.folder / "summary"
        output.write_text("", encoding="utf-8")
        package = str(Path(sphinx_workshop.__file__).parents[1])
        result = subprocess.run(
            ["bash", "-e", "-c", code],
            cwd=where,
            check=False,
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            env={
                "PATH": f"{self.bin}{os.pathsep}{os.environ['PATH']}",
                "HOME": str(self.folder),
                "LANG": "C.UTF-8",
                "PYTHONPATH": os.pathsep.join([package, os.environ.get("PYTHONPATH", "")]),
                "FAKE_GH": str(self.folder),
                "RUNNER_TEMP": str(self.temporary),
                "GITHUB_OUTPUT": str(output),
                "GITHUB_STEP_SUMMARY": str(summary),
                "GITHUB_REPOSITORY": "example/site",
                "GITHUB_SERVER_URL": "https://github.com",
                **variables,
            },
        )
        lines = output.read_text(encoding="utf-8").splitlines()
        self.outputs |= dict(line.split("=", 1) for line in lines)
        return result

    @property
    def calls(self) -> list[list[Any]]:
        """The command lines of gh, each with the bodies that it sent."""
        path = self.folder / "calls"
        return [json.loads(line) for line in path.read_text("utf-8").splitlines()] if path.exists() else []

    def sent(self, *part: str) -> list[str]:
        """Return what was sent by the command lines that have some words."""
        return [body for arguments, *bodies in self.calls if set(part) <= set(arguments) for body in bodies]


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    return Runner(tmp_path / "runner")


def test_a_new_site_gets_the_files_that_this_repository_has() -> None:
    here = {name: content for name, content in files(HERE).items() if name not in OWN}
    assert here == files(SITE)


@pytest.mark.parametrize("name", WORKFLOWS)
def test_a_workflow_may_do_no_more_than_it_needs(name: str) -> None:
    text = (SITE / "workflows" / name).read_text(encoding="utf-8")
    assert workflow(name)["permissions"] in ({}, {"contents": "read"})
    assert "concurrency" in workflow(name)
    assert "secrets." not in text
    assert "pull_request_target" not in text
    for job in jobs(name):
        assert 0 < int(job["timeout-minutes"]) <= 15
    for step in steps(name):
        if "uses" in step:
            assert re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40}", step["uses"]), "pinned: a tag may be moved"
            assert "checkout" not in step["uses"] or step["with"]["persist-credentials"] == "false"
        assert "${{" not in step.get("run", ""), "what others write reaches a script by its environment"
    pins = {line.split("uses: ")[1] for line in text.splitlines() if "uses: " in line}
    assert all(re.search(r" # v\d+\.\d+\.\d+$", pin) for pin in pins)


def test_all_workflows_pin_the_same_releases() -> None:
    lines = [
        line for name in WORKFLOWS for line in (SITE / "workflows" / name).read_text("utf-8").splitlines()
    ]
    pins = {line.split("uses: ")[1] for line in lines if "uses: " in line}
    assert len(pins) == len({pin.partition("@")[0] for pin in pins})


def test_the_code_of_a_pull_request_never_runs_where_anything_may_be_written() -> None:
    writing = [
        name for name in WORKFLOWS for job in jobs(name) if "write" in job.get("permissions", {}).values()
    ]
    assert sorted(writing) == ["comment.yml", "facts.yml", "pages.yml"]
    assert not any("checkout" in step.get("uses", "") for step in steps("comment.yml"))
    [checkout] = [step for step in steps("facts.yml") if "checkout" in step.get("uses", "")]
    assert checkout["with"]["ref"] == "${{ github.event.repository.default_branch }}"
    with_token = [step["name"] for step in steps("facts.yml") if "GH_TOKEN" in step.get("env", {})]
    assert with_token == ["Answer"]
    assert "GH_TOKEN" not in next(jobs("facts.yml"))["env"]
    assert workflow("pages.yml")["on"]["push"] == {"branches": ["main"]}


def test_the_sessions_that_workflows_ask_for_are_there() -> None:
    asked = {
        session
        for name in WORKFLOWS
        for step in steps(name)
        for found in re.findall(r"nox -s ([a-z ]+?)(?= --|$| >)", step.get("run", ""), re.MULTILINE)
        for session in found.split()
    }
    assert asked == {"check", "docs", "linkcheck", "links", "pdf", "workshop"}
    for path in (ROOT / "noxfile.py", SITE.parent / "noxfile.py.jinja"):
        sessions = path.read_text(encoding="utf-8")
        assert all(f"def {session}(" in sessions for session in asked), path


def test_each_form_becomes_a_pull_request() -> None:
    [condition] = [job["if"] for job in jobs("facts.yml")]
    assert all(f"'### {form.fields[-1].label}'" in condition for form in FORMS)


# The comment


def artifacts(runner: Runner, report: str | None, *, size: int = 900) -> None:
    """Have a run that checked a pull request, with its report."""
    found = [{"name": "site", "id": 7, "size_in_bytes": 9_000_000}]
    if report is not None:
        with zipfile.ZipFile(runner.folder / "report.zip", "w") as archive:
            archive.writestr("report.md", report)
        found.append({"name": "report", "id": 8, "size_in_bytes": size})
    pulls = [{"number": 3, "head": {"sha": "b" * 40}}, {"number": 12, "head": {"sha": SHA}}]
    runner.rules += [
        ("repos/example/site/pulls", pulls),
        ("runs/99/artifacts", {"artifacts": found}),
        ("artifacts/8/zip", f"file:{runner.folder / 'report.zip'}"),
    ]


def comment(runner: Runner, comments: Sequence[Mapping[str, object]] = (), **variables: str) -> str:
    """Run comment.yml, and return what it wrote."""
    runner.rules += [("--paginate", comments), ("--method", {})]
    find = script("comment.yml", "Find the open pull request of the commit that was checked")
    head = {"HEAD_OWNER": "somebody", "HEAD_BRANCH": "$(touch x); `id`", "HEAD_SHA": SHA, "RUN_ID": "99"}
    result = runner.run(find, runner.temporary, **head)
    assert result.returncode == 0, result.stderr
    assert runner.outputs["number"] == "12"
    assert "head=somebody:$(touch x); `id`" in runner.calls[0][0], "no shell reads the name of a branch"
    write = script("comment.yml", "Write the comment")
    number = {"NUMBER": "12", "RUN_ID": "99", "READTHEDOCS": ""}
    result = runner.run(write, runner.temporary, **{**number, **variables})
    assert result.returncode == 0, result.stderr
    [body] = runner.sent("--method", "--silent")
    return body


@with_tools
def test_the_comment_has_the_report_and_the_preview(runner: Runner) -> None:
    artifacts(runner, "**1 error, 0 warnings** in `docs/data`\n\n| a |\n| --- |\n| b |\n\n- [x] the name\n")
    body = comment(runner)
    assert body.startswith(f"{MARK}the checks say -->\n**Preview**: [the built site](https://github.com/")
    assert "/example/site/actions/runs/99/artifacts/7)" in body
    tree = rendered(body)
    assert tree.find("td") is not None
    assert "- [x] the name" in body
    assert runner.calls[-1][0][:4] == ["api", "--method", "POST", "repos/example/site/issues/12/comments"]


@with_tools
def test_there_is_one_comment_however_often_the_checks_run(runner: Runner) -> None:
    artifacts(runner, "report")
    bot, other = {"login": "github-actions[bot]"}, {"login": "somebody"}
    comments = [
        {"id": 1, "user": other, "body": f"{MARK}the checks say -->"},
        {"id": 2, "user": bot, "body": "another bot's"},
        {"id": 3, "user": bot, "body": f"{MARK}the checks say -->\nold"},
    ]
    comment(runner, comments)
    assert runner.calls[-1][0][:4] == ["api", "--method", "PATCH", "repos/example/site/issues/comments/3"]


@with_tools
def test_read_the_docs_has_the_preview_if_the_repository_says_so(runner: Runner) -> None:
    artifacts(runner, "report")
    body = comment(runner, READTHEDOCS="example-site")
    assert "https://example-site--12.org.readthedocs.build/en/12/ " in body
    assert "artifacts" not in body


@with_tools
def test_a_report_that_a_fork_forged_names_nobody_and_links_to_nothing(runner: Runner) -> None:
    parts = (*HOSTILE, "[a]: https://example.org", "```mermaid\ngraph\n```", "[x][a]", "~~~math\nx\n~~~")
    artifacts(runner, "\n\n".join(part.removeprefix("    ") for part in parts))
    body = comment(runner)
    forged = rendered(body.partition("\n\n")[2])
    assert not forged.find_all(["a", "img", "script", "details", "pre"])
    assert [one for one in references(forged) if one == "://" or one[0] != ":"] == [], "but an emoji may stay"


@with_tools
def test_a_true_report_reads_the_same_in_the_comment(runner: Runner, tmp_path: Path) -> None:
    data = tmp_path / "docs/data"
    data.mkdir(parents=True)
    (data / "workshop.yml").write_text("name: Example\nphase: call\nhost: neurips-2022\n", encoding="utf-8")
    bad = "".join(f"- name: Ada\n  url: {json.dumps(text)}\n" for text in HOSTILE)
    (data / "organizers.yml").write_text(bad, encoding="utf-8")
    code = "mkdir -p build/report\nnox -s check -- --format markdown > build/report/report.md || true"
    runner.run(code, tmp_path)
    report = (tmp_path / "build/report/report.md").read_text(encoding="utf-8")
    assert report.count("| error |") > 10
    artifacts(runner, report)
    shown, true = rendered(comment(runner).partition("\n\n")[2]), rendered(report)
    assert words(shown) == words(true)
    assert [element.name for element in shown.find_all()] == [element.name for element in true.find_all()]


@with_tools
@pytest.mark.parametrize("report", [None, ""])
def test_without_a_report_the_comment_names_the_run(report: str | None, runner: Runner) -> None:
    artifacts(runner, report)
    assert "There is no report; [the run](https://github.com/example/site/actions/runs/99)" in comment(runner)


@with_tools
def test_a_report_is_cut_and_one_that_is_too_large_is_not_read(runner: Runner) -> None:
    artifacts(runner, "é" * 1_000_000)
    assert len(comment(runner)) < 51_000
    other = Runner(runner.folder / "other")
    artifacts(other, "x", size=200_000)
    assert "There is no report" in comment(other)


@with_tools
def test_a_commit_without_an_open_pull_request_gets_no_comment(runner: Runner) -> None:
    runner.rules.append(("repos/example/site/pulls", [{"number": 3, "head": {"sha": "b" * 40}}]))
    find = script("comment.yml", "Find the open pull request of the commit that was checked")
    result = runner.run(find, runner.temporary, HEAD_OWNER="x", HEAD_BRANCH="y", HEAD_SHA=SHA, RUN_ID="99")
    assert (result.returncode, runner.outputs) == (0, {})


# Facts


@dataclass
class Clone:
    """A clone of a site's repository, and the runner in it."""

    runner: Runner
    folder: Path
    origin: Path

    def git(self, *arguments: str, where: Path | None = None) -> str:
        return subprocess.run(
            ["git", *arguments], cwd=where or self.folder, check=True, capture_output=True, encoding="utf-8"
        ).stdout

    def bring(self, body: str) -> subprocess.CompletedProcess[str]:
        """Run the steps of facts.yml for an issue."""
        event = self.runner.folder / "event.json"
        event.write_text(json.dumps({"issue": {"body": body}}), encoding="utf-8")
        usual = {"NUMBER": "7", "GITHUB_EVENT_PATH": str(event)}
        self.git("switch", "--quiet", "--discard-changes", "main")
        self.git("branch", "--quiet", "-f", "-D", "facts-7") if "facts-7" in self.git("branch") else None
        result = self.runner.run(script("facts.yml", "Bring the issue into the data"), self.folder, **usual)
        if result.returncode:
            return result
        outcome = self.runner.outputs["outcome"]
        if outcome == "changed":
            check = script("facts.yml", "Check the data as it would be")
            result = self.runner.run(check, self.folder, **usual)
            assert result.returncode == 0, result.stderr
        answer = script("facts.yml", "Answer")
        given = {"OUTCOME": outcome, "BRANCH": "facts-7", "BASE": "main", "GH_TOKEN": "x"}
        result = self.runner.run(answer, self.folder, **usual, **given)
        assert result.returncode == 0, result.stderr
        return result

    @property
    def branches(self) -> set[str]:
        return set(self.git("branch", "--format=%(refname:short)", where=self.origin).split())


@pytest.fixture
def clone(runner: Runner, tmp_path: Path) -> Clone:
    """Have a site with data on GitHub."""
    clone = Clone(runner, tmp_path / "clone", tmp_path / "origin.git")
    data = clone.folder / "docs/data"
    data.mkdir(parents=True)
    (data / "workshop.yml").write_text("name: Example Workshop\nphase: proposal\n", encoding="utf-8")
    (data / "organizers.yml").write_text("- name: Bo Example\n", encoding="utf-8")
    clone.git("init", "--quiet", "--initial-branch=main", "--bare", str(clone.origin))
    clone.git("init", "--quiet", "--initial-branch=main")
    for name, value in {"user.name": "Bo", "user.email": "bo@example.org"}.items():
        clone.git("config", name, value)
    clone.git("add", ".")
    clone.git("commit", "--quiet", "--message", "Begin")
    clone.git("remote", "add", "origin", str(clone.origin))
    clone.git("push", "--quiet", "origin", "main")
    runner.rules += [
        ("--paginate", []),
        ("pr list", []),
        ("pr create", {}),
        ("pr edit", {}),
        ("workflow run", {}),
        ("--method", {}),
    ]
    return clone


GOOD: Final = body_of(PERSON, {"action": ADD, "part": "Speaker", "name": "Ada Example @everyone #12"})


@with_tools
def test_an_issue_becomes_a_branch_and_a_pull_request(clone: Clone) -> None:
    clone.bring(GOOD)
    assert clone.branches == {"main", "facts-7"}
    shown = clone.git("show", "--format=%an%n%ae%n%s", "--name-only", "facts-7", where=clone.origin).split(
        "\n"
    )
    assert shown[:3] == [
        "github-actions[bot]",
        "41898282+github-actions[bot]@users.noreply.github.com",
        "Bring issue #7 into the data",
    ]
    assert shown[4:-1] == ["docs/data/speakers.yml"]
    [body] = clone.runner.sent("pr", "create")
    assert body.startswith("Closes #7\n")
    assert "    added speaker ada-example-everyone-12: `Ada Example @everyone #12`\n" in body
    assert "**No problem** in `docs/data`" in body
    assert references(rendered_without_code(body.replace("Closes #7", ""))) == []
    assert ["workflow", "run", "checks.yml", "--ref", "facts-7"] in [call[0] for call in clone.runner.calls]
    [answer] = clone.runner.sent("POST")
    assert answer.startswith(f"{MARK}became of the issue -->\nThank you.")


def rendered_without_code(markdown: str) -> Any:  # noqa: ANN401 (a parsed page)
    tree = rendered(markdown)
    for element in tree.find_all("pre"):
        element.decompose()
    return tree


@with_tools
def test_an_issue_that_is_edited_updates_its_pull_request(clone: Clone) -> None:
    clone.bring(GOOD)
    clone.runner.rules.insert(0, ("pr list", [{"number": 9}]))
    clone.bring(GOOD.replace("Ada Example", "Cy Example"))
    assert "Cy Example" in clone.git("show", "facts-7:docs/data/speakers.yml", where=clone.origin)
    assert "Ada" not in clone.git("show", "facts-7:docs/data/speakers.yml", where=clone.origin)
    assert len(clone.runner.sent("pr", "create")) == 1
    assert ["pr", "edit", "9"] in [call[0][:3] for call in clone.runner.calls]


@with_tools
def test_the_work_of_people_on_the_branch_is_never_overwritten(clone: Clone) -> None:
    clone.bring(GOOD)
    clone.git("fetch", "--quiet", "origin", "facts-7:work")
    clone.git("switch", "--quiet", "work")
    clone.git("commit", "--quiet", "--allow-empty", "--message", "By hand")
    clone.git("push", "--quiet", "origin", "work:facts-7")
    clone.bring(GOOD.replace("Ada Example", "Cy Example"))
    assert clone.git("log", "-1", "--format=%s", "facts-7", where=clone.origin) == "By hand\n"
    assert "Somebody has worked on the branch facts-7" in clone.runner.sent("POST")[-1]


@with_tools
def test_an_issue_that_cannot_be_read_gets_an_answer_that_says_what_to_fix(clone: Clone) -> None:
    answers = {"action": ADD, "part": "Speaker", "name": "Ada @everyone", "url": "javascript:alert(1)//#12"}
    clone.bring(body_of(PERSON, answers))
    assert clone.branches == {"main"}
    [answer] = clone.runner.sent("POST")
    assert "Please edit the issue" in answer
    assert "    `Home page`: `javascript:alert(1)//#12` begins with `javascript:`" in answer
    assert references(rendered_without_code(answer)) == []
    assert not [call for call in clone.runner.calls if call[0][0] != "api"]


@with_tools
def test_an_issue_that_says_what_the_data_says_gets_an_answer(clone: Clone) -> None:
    organizer = {"action": "Correct", "part": "Organizer", "name": "Bo Example", "new_name": "Bo Example"}
    clone.bring(body_of(PERSON, organizer))
    assert clone.branches == {"main"}
    assert "The data says this already" in clone.runner.sent("POST")[0]


@with_tools
def test_where_workflows_may_open_no_pull_request_the_answer_links_to_the_branch(clone: Clone) -> None:
    clone.runner.rules.insert(0, ("pr create", None))
    clone.bring(GOOD)
    assert clone.branches == {"main", "facts-7"}
    assert "https://github.com/example/site/compare/facts-7?expand=1" in clone.runner.sent("POST")[0]


@with_tools
def test_a_fault_of_the_workflow_itself_is_no_answer_to_who_wrote_the_issue(clone: Clone) -> None:
    (clone.runner.bin / "nox").write_text("#!/bin/sh\necho no network\nexit 1\n", encoding="utf-8")
    assert clone.bring(GOOD).returncode == 1
    assert clone.runner.calls == []


# The checks, and Pages


@with_tools
def test_the_report_is_in_the_summary_of_the_run_also_when_the_facts_are_wrong(clone: Clone) -> None:
    (clone.folder / "docs/data/dates.yml").write_text("- name: x\n  due: soon\n", encoding="utf-8")
    beside = clone.runner.run(script("checks.yml", "The facts, each problem beside its line"), clone.folder)
    assert beside.returncode == 1
    assert "::error file=docs/data/dates.yml,line=2,col=8," in beside.stdout
    result = clone.runner.run(script("checks.yml", "The facts, as a report"), clone.folder)
    assert result.returncode == 0
    report = (clone.folder / "build/report/report.md").read_text(encoding="utf-8")
    assert report.startswith("**1 error, 0 warnings** in `docs/data`")
    assert (clone.runner.folder / "summary").read_text(encoding="utf-8") == report


@with_tools
def test_a_proposal_that_the_site_does_not_offer_cannot_keep_it_from_being_published(runner: Runner) -> None:
    for name, code in {"sudo": "", "nox": 'echo "nox $@" && exit 1'}.items():
        (runner.bin / name).write_text(f"#!/bin/sh\n{code}\n", encoding="utf-8")
        (runner.bin / name).chmod(0o755)
    step = script("pages.yml", "The proposal, if conf.py says that the site offers it")
    conf = runner.temporary / "conf.py"
    conf.write_text('# workshop_proposal_pdf = "x.pdf"\n', encoding="utf-8")
    assert runner.run(step, runner.temporary).returncode == 0
    conf.write_text('workshop_proposal_pdf = "x.pdf"\n', encoding="utf-8")
    result = runner.run(step, runner.temporary)
    assert (result.returncode, result.stdout) == (1, "nox -s pdf\n")


@with_tools
def test_a_repository_without_pages_is_told_where_to_turn_them_on(runner: Runner) -> None:
    step = script("pages.yml", "Ask for the address of the site")
    runner.rules.append(("repos/example/site/pages", {"html_url": "https://example.github.io/site"}))
    assert runner.run(step, runner.temporary).returncode == 0
    assert runner.outputs == {"base": "https://example.github.io/site/"}
    runner.rules.insert(0, ("repos/example/site/pages", None))
    result = runner.run(step, runner.temporary)
    assert result.returncode == 1
    assert "::error::GitHub Pages is off" in result.stdout
