"""The commands that contributors and CI run: `nox` runs every check, `nox -l` lists the sessions."""

from __future__ import annotations

import os
import shutil
import sys
import threading
import time
from ctypes.util import find_library
from pathlib import Path

import nox
from nox.command import CommandFailed

nox.needs_version = ">=2025.5.1"
nox.options.default_venv_backend = "uv|virtualenv"  # with uv on the PATH, installs take seconds
nox.options.reuse_venv = "yes"

ROOT = Path(__file__).parent.resolve()
BUILD = ROOT / "build"
HTML = BUILD / "html"
MANUAL = BUILD / "manual"
PICTURES = BUILD / "manual-pictures"
PROPOSAL = BUILD / "proposal"
FULL = BUILD / "full"
SCREENSHOTS = BUILD / "screenshots"
DIST = BUILD / "dist"
LOCK = "requirements/docs.txt"
PROJECT = nox.project.load_toml("pyproject.toml")

RUNNING_PYTHON = f"{sys.version_info.major}.{sys.version_info.minor}"
PYTHONS = sorted({"3.11", "3.12", "3.13", "3.14", RUNNING_PYTHON})
SPHINXES = {"8.2": "sphinx==8.2.*", "newest": "sphinx"}
# Files of tests/sphinx whose outcome may differ between versions of Sphinx.
OF_SPHINX = (
    *("builders", "calendars", "directives", "domain", "hero", "incremental", "incremental_people"),
    *("linkcheck", "papers", "parallel", "pictures", "private", "roles", "theme", "translation", "web"),
)

# Plain `nox`: every check that needs no network but a package registry.
nox.options.sessions = [
    "lint",
    "types",
    "pdf",
    f"tests-{RUNNING_PYTHON}",
    "docs",
    "manual",
    "check",
    "links",
    "browser",
]


def group(name: str) -> tuple[str, ...]:
    """Return the requirements of a dependency group of pyproject.toml (older pips cannot read groups)."""
    return nox.project.dependency_groups(PROJECT, name)


def check_installed(session: nox.Session) -> None:
    """Fail if a package lacks what it needs."""
    if session.venv_backend == "uv":
        session.run("uv", "pip", "check", silent=True)
    else:
        session.run("python", "-m", "pip", "check", silent=True)


def install_site(session: nox.Session) -> None:
    """Install what builds the hosted site: the locked packages, and the extension from this checkout."""
    session.install("--require-hashes", "-r", LOCK)
    session.install("--no-deps", ".")
    check_installed(session)


def sphinx_build(builder: str, doctrees: Path, output: Path, source: str = "docs") -> list[str]:
    """Return the command that builds the site, or the manual; any warning and any dead reference fails it."""
    conf = "." if source == "docs" else source
    options = ["-n", "-W", "--keep-going", "-j", "auto", "-c", conf]
    return ["python", "-m", "sphinx", "-b", builder, *options, "-d", str(doctrees), source, str(output)]


@nox.session
def lint(session: nox.Session) -> None:
    """Check the style of the code, and data and settings of hosted services against their schemas."""
    session.install(*group("lint"))
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")

    hosted = ROOT / ".github"
    for schema, files in {
        "github-workflows": sorted(hosted.glob("workflows/*.yml")),
        "github-issue-forms": sorted(hosted.glob("ISSUE_TEMPLATE/[!c]*.yml")),
        "github-issue-config": [hosted / "ISSUE_TEMPLATE/config.yml"],
        "dependabot": [hosted / "dependabot.yml"],
        "readthedocs": [ROOT / ".readthedocs.yaml", ROOT / "manual/.readthedocs.yaml"],
    }.items():
        session.run("check-jsonschema", "--builtin-schema", f"vendor.{schema}", *map(str, files))
    session.run("zizmor", "--offline", "--quiet", ".github")

    for data in sorted((ROOT / "docs/data").glob("*.yml")):
        schema = f"docs/data/schemas/{data.stem}.json"
        session.run("check-jsonschema", "--schemafile", schema, str(data.relative_to(ROOT)))


@nox.session
def types(session: nox.Session) -> None:
    """Check the types of the extension, its tests and its tools."""
    session.install(*group("types"), *PROJECT["project"]["dependencies"])
    session.run("mypy", *session.posargs)


@nox.session(python=PYTHONS)
@nox.parametrize("sphinx", list(SPHINXES))
def tests(session: nox.Session, sphinx: str) -> None:
    """Test the built package; `-- ARGUMENTS` go to pytest.

    The newest Sphinx runs all tests and measures coverage, unless COVERAGE=no; the oldest, those about what
    Sphinx does with what we give it. `-- tests/sphinx` runs all that build something, as the workflow does.
    """
    session.install("--upgrade", ".", SPHINXES[sphinx], *group("test"))
    coverage = ["--cov", "--cov-report=term", f"--cov-report=html:{BUILD / 'coverage'}"]
    usual = [] if os.environ.get("COVERAGE") == "no" else coverage
    if sphinx != "newest":
        usual = [f"tests/sphinx/test_{name}.py" for name in OF_SPHINX]
    session.run(
        *("python", "-m", "pytest", "--numprocesses=auto"),
        *("--ignore=tests/browser", "--ignore=tests/neighbours"),
        *(session.posargs or usual),
        env={"COVERAGE_FILE": str(Path(session.create_tmp()).resolve() / "coverage")},
    )


@nox.session(python=PYTHONS[0])
def lowest(session: nox.Session) -> None:
    """Test with the oldest version of each package that pyproject.toml allows."""
    session.install("uv>=0.7")
    oldest = ("--resolution", "lowest-direct", "--all-extras", "--group", "test")
    session.run("uv", "pip", "install", *oldest, "-r", "pyproject.toml")
    session.run("uv", "pip", "install", "--no-deps", ".")
    builds = ("builders", "papers", "parallel", "pictures", "small_files", "theme")
    # without what the newest Sphinx says in other languages
    usual = ["tests/unit", "--ignore=tests/unit/test_messages.py"]
    usual += [f"tests/sphinx/test_{name}.py" for name in builds]
    session.run("python", "-m", "pytest", "--numprocesses=auto", *(session.posargs or usual))


@nox.session
def neighbours(session: nox.Session) -> None:
    """Build a site with other extensions beside this one, each alone and all together; some minutes.

    With Chromium, press what they add to pages, too.
    """
    session.install(".", *group("neighbours"))
    session.run(
        *("python", "-m", "pytest", "--numprocesses=auto", *(session.posargs or ["tests/neighbours"])),
        env={"CHROMIUM": chromium_path()},
    )


@nox.session
def docs(session: nox.Session) -> None:
    """Build the site into build/html from the locked requirements."""
    install_site(session)
    # From nothing: Sphinx repeats no warning about a page that it does not read again.
    for folder in (HTML, BUILD / "doctrees"):
        shutil.rmtree(folder, ignore_errors=True)
    session.run(*sphinx_build("html", BUILD / "doctrees", HTML), *session.posargs)
    session.log(f"The site is in {HTML}")
    session.log(f"Open it: {(HTML / 'index.html').as_uri()}")


@nox.session
def manual(session: nox.Session) -> None:
    """Build the manual of the extension into build/manual; with Chromium, with pictures of its example."""
    install_site(session)
    session.install("playwright")  # takes the pictures, where there is a Chromium
    session.run("python", "tools/screenshots.py", str(PICTURES))
    for folder in (MANUAL, BUILD / "doctrees-manual"):
        shutil.rmtree(folder, ignore_errors=True)
    session.run(*sphinx_build("html", BUILD / "doctrees-manual", MANUAL, "manual"), *session.posargs)
    session.run("python", "tools/check_links.py", str(MANUAL))
    session.log(f"Open it: {(MANUAL / 'index.html').as_uri()}")


def need_pango(session: nox.Session) -> None:
    """Skip where the system lacks Pango, which WeasyPrint typesets with."""
    if not find_library("pango-1.0"):
        message = "No Pango found: on Debian, install libpango-1.0-0, libpangoft2-1.0-0, libharfbuzz-subset0"
        if "CI" in os.environ:
            session.error(message)
        session.skip(message)


@nox.session
def pdf(session: nox.Session) -> None:
    """Build the proposal into build/proposal/proposal.pdf, which the site offers if conf.py says so."""
    need_pango(session)
    install_site(session)
    session.run(*sphinx_build("proposal", BUILD / "doctrees-proposal", PROPOSAL), *session.posargs)
    session.log(f"The proposal is {PROPOSAL / 'proposal.pdf'}")


@nox.session
def check(session: nox.Session) -> None:
    """Check the facts in docs/data, with only the extension and its dependencies installed."""
    session.install(".")
    check_installed(session)
    session.run("sphinx-workshop", "check", *(session.posargs or ["docs/data"]))


@nox.session
def workshop(session: nox.Session) -> None:
    """Run a command of sphinx-workshop, such as `-- phase call`, with only what `check` has installed."""
    session.install(".")
    session.run("sphinx-workshop", *session.posargs)


@nox.session(venv_backend="none", requires=["docs"])
def links(session: nox.Session) -> None:
    """Check the links inside the built site: to its pages, their sections and its files."""
    session.run(sys.executable, "tools/check_links.py", str(HTML))


def chromium_path() -> str:
    """Return the path of the Chromium that $CHROMIUM names, or of the one on the PATH; empty without one."""
    names = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
    found = (shutil.which(name) for name in (os.environ.get("CHROMIUM"), *names) if name)
    return next(filter(None, found), "")


def find_chromium(session: nox.Session) -> str:
    """Return the path of a Chromium; skip without one."""
    if path := chromium_path():
        return path
    message = "No Chromium found: install one, or set CHROMIUM to its path"
    if "CI" in os.environ:
        session.error(message)
    return session.skip(message)


@nox.session(requires=["docs", "manual"])
def browser(session: nox.Session) -> None:
    """Test the site, the manual and a site with everything in Chromium; pictures go to build/screenshots."""
    chromium = find_chromium(session)
    session.install(".", *group("browser"))
    session.run("playwright", "--version", silent=True)  # if the system lacks a library, this names it
    session.run("python", "-m", "tests.quality.full", str(FULL))
    shutil.rmtree(SCREENSHOTS, ignore_errors=True)
    session.run(
        *("python", "-m", "pytest", "--numprocesses=auto", "--dist=loadgroup"),
        *(session.posargs or ["tests/browser"]),
        env={
            "CHROMIUM": chromium,
            "SITE": str(HTML),
            "MANUAL": str(MANUAL),
            "FULL": str(FULL / "html"),
            "SCREENSHOTS": os.environ.get("SCREENSHOTS", str(SCREENSHOTS)),
        },
    )


@nox.session
def themes(session: nox.Session) -> None:
    """Look at the extension's pages in sphinx_book_theme, which wants a pydata_sphinx_theme of its own."""
    chromium = find_chromium(session)
    session.install(".", *group("themes"))
    session.run(
        *("python", "-m", "pytest", "-k", "sphinx_book_theme", "tests/browser/test_themes.py"),
        *session.posargs,
        env={"CHROMIUM": chromium},
    )


@nox.session(requires=["docs"])
def quality(session: nox.Session) -> None:
    """Measure every page with Lighthouse, axe, the Nu HTML checker and the keyboard; `-- --runs 1` is quick.

    It takes an hour or two, and needs npm and Java.
    """
    chromium = find_chromium(session)
    session.install(".", *group("browser"))
    tools = BUILD / "quality"
    session.run("npm", "install", "--prefix", str(tools), "lighthouse@12", "vnu-jar@26", external=True)
    session.run("python", "-m", "tests.quality.full", str(FULL))
    session.run(
        *("python", "-m", "tests.quality", "--npm", str(tools), *session.posargs),
        *(str(HTML), str(FULL / "html")),
        env={"CHROMIUM": chromium},
    )


@nox.session
def forms(session: nox.Session) -> None:
    """Build a workshop with everything twice, and hold every form of it against programs of others.

    It takes some minutes. What npm and Java are needed for is left out without them.
    """
    need_pango(session)
    session.install(".", *group("test"))
    tools = BUILD / "forms-tools"
    session.run("python", "-m", "venv", str(tools))
    folder = tools / ("Scripts" if os.name == "nt" else "bin")
    # apart, since cffconvert asks for an old jsonschema
    session.run(str(folder / "python"), "-m", "pip", "install", "-q", *group("readers"), external=True)
    if shutil.which("npm"):
        packages = ("vnu-jar@26", "@netlify/headers-parser@10", "@netlify/redirect-parser@16")
        session.run("npm", "install", "--prefix", str(tools), *packages, external=True)
    session.run(
        *("python", "-m", "tests.forms", "--python", str(folder), "--npm", str(tools)),
        *(str(BUILD / "forms"), *session.posargs),
    )


@nox.session
def linkcheck(session: nox.Session) -> None:
    """Check all links, those in the data included, by asking the sites they lead to."""
    install_site(session)
    doctrees, output = BUILD / "doctrees-linkcheck", BUILD / "linkcheck"
    session.run(*sphinx_build("linkcheck", doctrees, output), *session.posargs)


@nox.session
def serve(session: nox.Session) -> None:
    """Serve the site and rebuild it on every save; `-- ARGUMENTS` go to sphinx-autobuild (`--port 8001`)."""
    session.install("-e", ".", *group("serve"))
    relay = BUILD / "serve-conf"
    threading.Thread(target=relay_changes, args=(ROOT / "conf.py", relay), daemon=True).start()
    session.run(
        "sphinx-autobuild",
        *("-n", "-j", "auto", "-c", ".", "-d", str(BUILD / "doctrees-serve")),
        *("--watch", str(relay), "--watch", "src"),
        *("--re-ignore", r"(__pycache__|\.sw[opx]|~)(/|$)"),
        *session.posargs,
        *("docs", str(BUILD / "serve")),
    )


def relay_changes(file: Path, folder: Path) -> None:
    """Write into a folder whenever a file changes, until the program ends.

    sphinx-autobuild watches folders. It loses a single file when an editor replaces it on saving, and
    watching the folder of conf.py would mean watching build/ and .nox/, too.

    Args:
        file: The file to watch.
        folder: The folder that sphinx-autobuild watches in its place.
    """
    folder.mkdir(parents=True, exist_ok=True)
    seen = None
    while True:
        try:
            status = file.stat()
        except FileNotFoundError:
            now = None
        else:
            now = (status.st_mtime_ns, status.st_size)
        if seen is not None and now is not None and now != seen:
            (folder / file.name).write_text(f"{now}\n", encoding="utf-8")
        seen = now or seen
        time.sleep(0.3)


@nox.session
def bench(session: nox.Session) -> None:
    """Measure what builds cost, against the aims: `-- typical large` for a part, `-- --help` for more."""
    install_site(session)
    session.install(*group("bench"))
    session.run("python", "-m", "benchmarks", *session.posargs)


@nox.session
def lock(session: nox.Session) -> None:
    """Write requirements/docs.txt, changing only what must; `-- --upgrade` takes the newest versions."""
    session.install("uv>=0.7")
    session.run(
        *("uv", "pip", "compile", "pyproject.toml", "--group", "site", "--output-file", LOCK),
        *("--universal", "--python-version", "3.11", "--generate-hashes", "--annotation-style", "line"),
        *("--no-config", "--quiet", "--custom-compile-command", "nox -s lock"),
        *session.posargs,
    )
    # A new site begins with the same lock.
    shutil.copyfile(LOCK, "src/sphinx_workshop/scaffold/site/requirements/docs.txt")


@nox.session
def messages(session: nox.Session) -> None:
    """Collect what the extension says, and compile the translations; `-- it` begins another language."""
    session.install(".", "jinja2")
    session.run("python", "tools/messages.py", *session.posargs)


@nox.session
def attack(session: nox.Session) -> None:
    """Attack data, imports, pages and builds in every way at hand: hours; `-- --help` has the parts."""
    chromium = find_chromium(session)
    session.install(".", *group("browser"))
    session.run("python", "-m", "tests.attack", *session.posargs, env={"CHROMIUM": chromium})


@nox.session
def fuzz(session: nox.Session) -> None:
    """Fuzz the readers, the edits and the imports, guided by the code that is reached: `-- --minutes 11`."""
    session.install(".", *group("fuzz"))
    session.run("python", "-m", "tests.fuzz", *session.posargs)


@nox.session
def wheel(session: nox.Session) -> None:
    """Build the wheel and the source archive into build/dist twice, compare them, and use the wheel alone."""
    session.install(*group("release"))
    shutil.rmtree(DIST, ignore_errors=True)
    session.run("python", "tools/build_twice.py", str(DIST))
    built = [str(path) for path in sorted(DIST.iterdir())]
    session.run("twine", "check", "--strict", *built)
    # W002: the licences of the fonts stand beside the fonts, and where tools look for licences
    session.run("check-wheel-contents", "--ignore", "W002", *(one for one in built if one.endswith(".whl")))
    bare = BUILD / "bare"
    session.run("uv", "venv", "--quiet", "--clear", str(bare))
    python = str(bare / ("Scripts/python.exe" if os.name == "nt" else "bin/python"))
    session.run("uv", "pip", "install", "--python", python, *(one for one in built if one.endswith(".whl")))
    command = (python, "-I", "-m", "sphinx_workshop")
    session.run(*command, "--version", external=True)
    session.run(*command, "check", "docs/data", external=True)
    out = str(BUILD / "bare-site")
    site = ("-q", "-n", "-W", "-b", "html", "-E", "tests/roots/bare", out)
    session.run(python, "-I", "-m", "sphinx", *site, external=True)


@nox.session
def audit(session: nox.Session) -> None:
    """Ask the database of known vulnerabilities about every package of the lock."""
    session.install(*group("release"))
    try:
        session.run(
            *("pip-audit", "--strict", "--disable-pip", "--require-hashes", "--progress-spinner=off"),
            *("-r", LOCK, *session.posargs),
        )
    except CommandFailed:
        session.error(
            "After a list of vulnerabilities: take the versions that fix them, `nox -s lock -- --upgrade`. "
            "After an ERROR: PyPI did not answer about every package, so nothing is known; run it again "
            "where PyPI can be reached."
        )


@nox.session
def sbom(session: nox.Session) -> None:
    """Write build/sbom.json, what the locked site consists of, as CycloneDX; its validator reads it again."""
    session.install(*group("release"))
    place = str(BUILD / "sbom")
    session.run("uv", "venv", "--quiet", "--clear", place)
    session.run("uv", "pip", "install", "--quiet", "--python", place, "--require-hashes", "-r", LOCK)
    session.run("uv", "pip", "install", "--quiet", "--python", place, "--no-deps", ".")
    session.run(
        *("cyclonedx-py", "environment", "--pyproject", "pyproject.toml", "--mc-type", "library"),
        *("--output-reproducible", "--validate", "-o", str(BUILD / "sbom.json"), place),
    )


@nox.session
def mutants(session: nox.Session) -> None:
    """Change the rules and the reader of the data, and look whether the tests notice; it takes some hours.

    `-- --sample 200` tries 200 changes only, `-- source/yaml` those of a module, `-- --left` what was left.
    """
    session.install(".", *group("test"))
    session.run("python", "-m", "tests.mutants", *session.posargs)
