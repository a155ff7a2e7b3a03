"""All attacks, or one of them with options of its own: `nox -s attack -- everywhere --every 20`."""

from __future__ import annotations

import subprocess
import sys
from typing import Final

PARTS: Final = {
    "everywhere": "hostile texts through every fact, import, export and page, in a browser",
    "folders": "random data folders, of which the check and a build must say the same",
    "kills": "builds that are killed at random moments",
}
_MODULES: Final = {"kills": "kill_builds"}


def main(arguments: list[str]) -> int:
    """Run the part that the first argument names, with the others; without one, every part."""
    name, *options = arguments or [""]
    if name and name not in PARTS:
        listed = "".join(f"  {part}: {words}\n" for part, words in PARTS.items())
        sys.stdout.write(f"{__doc__}\n\n{listed}  each has --help\n")
        return int(name not in {"-h", "--help"})
    results = [
        subprocess.run(
            [sys.executable, "-m", f"tests.attack.{_MODULES.get(part, part)}", *options], check=False
        )
        for part in ([name] if name else PARTS)
    ]
    return max(result.returncode for result in results)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
