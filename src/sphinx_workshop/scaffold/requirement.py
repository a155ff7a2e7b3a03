"""How pip gets the extension for a new site: as the installed one was got, if others can get it so, too.

The origin is in `direct_url.json`, which installers write (PEP 610, "Recording the Direct URL Origin of
installed distributions").
"""

from __future__ import annotations

import json
import re
import shutil
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path, PurePosixPath
from typing import Any, Final, NamedTuple
from urllib.parse import unquote, urlsplit, urlunsplit
from urllib.request import url2pathname

from sphinx_workshop import __version__
from sphinx_workshop.messages import quoted
from sphinx_workshop.scaffold.answers import Wrong

PACKAGE: Final = "sphinx-workshop"
_BUILT: Final = (".whl", ".tar.gz")
_REMOTE: Final = re.compile(r"(?:(?:git|hg|bzr|svn)\+)?(?:https?|ssh)://\S+")
_REQUIREMENT: Final = re.compile(r"sphinx[-_.]workshop(?![\w.-])[^\n]*", re.IGNORECASE)
_FILE: Final = "requirements/extension.txt"
_TAKEN_ALONG: Final = re.compile(
    r"\./requirements/sphinx[-_.]workshop-[^/]+(?:\.whl|\.tar\.gz)", re.IGNORECASE
)
_ABOVE: Final = "# How pip gets the extension."


class Extension(NamedTuple):
    """The line of requirements/extension.txt, and what belongs to it."""

    line: str
    copied: Path | None = None
    """The wheel or source archive that the site takes along, into `requirements/`."""
    warning: str = ""
    """Why others cannot get it, and what to do."""


def installed() -> Extension:
    """Return how pip gets the extension that is running."""
    try:
        written = distribution(PACKAGE).read_text("direct_url.json")
    except PackageNotFoundError:
        written = None
    return of_origin(json.loads(written)) if written else Extension(f"{PACKAGE}=={__version__}")


def of_origin(origin: dict[str, Any]) -> Extension:
    """Return how pip gets an extension from the origin that its installer has recorded."""
    url, inner = _public(str(origin.get("url", ""))), origin.get("subdirectory")
    below = f"#subdirectory={inner}" if inner else ""
    is_local = urlsplit(url).scheme == "file"
    if version := origin.get("vcs_info"):
        line = f"{PACKAGE} @ {version['vcs']}+{url}@{version['commit_id']}{below}"
        return Extension(line, warning=_unreachable(url) if is_local else "")
    if not is_local:
        return Extension(f"{PACKAGE} @ {url}{below}")
    path = Path(url2pathname(unquote(urlsplit(url).path)))
    if "archive_info" in origin and path.is_file():
        return _archive(path)
    return Extension(f"{PACKAGE} @ {url}", warning=_unreachable(url))


def chosen(text: str) -> Extension | Wrong:
    """Return how pip gets the extension that somebody named: a requirement, an address, a wheel or folder."""
    path = Path(text)
    if path.is_file() and text.endswith(_BUILT):
        return _archive(path)
    if path.is_dir():
        url = path.resolve().as_uri()
        return Extension(f"{PACKAGE} @ {url}", warning=_unreachable(url))
    if _REMOTE.fullmatch(text):
        return Extension(f"{PACKAGE} @ {text}")
    if _REQUIREMENT.fullmatch(text):
        return Extension(text)
    reason = (
        f"{quoted(text)} is neither a wheel that exists, nor an address, nor a requirement; write the path "
        f"of a .whl, https://…, git+https://…, or {PACKAGE}=={__version__}"
    )
    return Wrong("--extension", reason)


def write_requirement(site: Path, extension: Extension) -> None:
    """Write how pip gets the extension into a site, in place of what its file says of that now.

    Other lines stay. A wheel that was taken along, and is used no more, goes.
    """
    path = site / _FILE
    path.parent.mkdir(exist_ok=True)
    lines = path.read_text("utf-8", "surrogateescape").splitlines() if path.is_file() else [_ABOVE]
    ours = [line for line in lines if _REQUIREMENT.fullmatch(line) or _is_taken_along(line)]
    for line in filter(_is_taken_along, ours):
        (path.parent / PurePosixPath(line).name).unlink(missing_ok=True)
    at = lines.index(ours[0]) if ours else len(lines)
    after = [line for line in lines[at:] if line not in ours]
    text = "".join(f"{line}\n" for line in [*lines[:at], extension.line, *after])
    path.write_text(text, encoding="utf-8", errors="surrogateescape", newline="\n")
    if extension.copied is not None:
        shutil.copyfile(extension.copied, path.parent / extension.copied.name)


def _is_taken_along(line: str) -> bool:
    """Return whether a line names an archive of the extension, and not one of another package."""
    return bool(_TAKEN_ALONG.fullmatch(line))


def _archive(path: Path) -> Extension:
    return Extension(f"./requirements/{path.name}", copied=path)


def _public(url: str) -> str:
    """Return an address without a password or a token: the file is public. The user of SSH is neither."""
    parts = urlsplit(url)
    if parts.scheme == "ssh" and not parts.password:
        return url
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))


def _unreachable(url: str) -> str:
    return (
        f"{_FILE} names {url}, which only this machine has: nobody else and no CI can "
        "build the site. Build a wheel (`pipx run build --wheel` in the clone of sphinx-workshop), and name "
        "it with --extension"
    )
