"""The Nu HTML checker, of the package `vnu-jar`; it needs Java."""

from __future__ import annotations

import json
import subprocess
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable


def errors(pages: Iterable[Path], modules: Path) -> dict[Path, list[str]]:
    """Return what is wrong with the HTML of pages, by page.

    Args:
        pages: The files.
        modules: The folder `node_modules` with the package `vnu-jar`.
    """
    command = ["java", "-jar", str(modules / "vnu-jar/build/dist/vnu.jar"), "--format", "json"]
    done = subprocess.run([*command, *map(str, pages)], capture_output=True, check=False, text=True)
    found: dict[Path, list[str]] = defaultdict(list)
    for message in json.loads(done.stderr)["messages"]:
        if message["type"] in {"error", "non-document-error"}:
            path = Path(unquote(urlsplit(message["url"]).path))
            found[path].append(f"{message.get('lastLine', '?')}: {message['message']}")
    return found
