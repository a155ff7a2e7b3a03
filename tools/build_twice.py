"""Build the wheel and the source archive twice, in unlike places, and compare them byte for byte.

They go into the folder that is named. The wheel must have every file of the package that git knows, and
no other but its own metadata.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[1]
PACKAGE: Final = "src/sphinx_workshop"
UNLIKE: Final = {"TZ": "Asia/Tokyo", "LC_ALL": "C", "PYTHONHASHSEED": "1"}
"""What differs in the second build, beside its folder, the times of its files and who may read them."""


def main() -> str:
    """Build, compare, and return what is wrong."""
    if len(sys.argv) != 2:  # noqa: PLR2004 (the program and one argument)
        return f"usage: {sys.argv[0]} FOLDER"
    goal = Path(sys.argv[1])
    with tempfile.TemporaryDirectory() as temporary:
        first, second = (Path(temporary, *parts) for parts in (("first",), ("second", "far", "down")))
        built = build(copy(first), {})
        again = build(restrict(copy(second)), UNLIKE)
        differing = [
            name for name in sorted(built.keys() | again.keys()) if built.get(name) != again.get(name)
        ]
        if differing:
            return f"not the same when built again: {', '.join(differing)}"
    goal.mkdir(parents=True, exist_ok=True)
    for name, content in built.items():
        (goal / name).write_bytes(content)
        print(f"{goal / name}: {len(content):,} bytes, the same twice")
    (wheel,) = (goal / name for name in built if name.endswith(".whl"))
    return wrong_files(wheel)


def tracked(*paths: str) -> list[str]:
    """Return the files that git knows."""
    listed = subprocess.run(["git", "ls-files", "-z", *paths], cwd=ROOT, check=True, capture_output=True)  # noqa: S603, S607
    return sorted(filter(None, listed.stdout.decode().split("\0")))


def copy(folder: Path) -> Path:
    """Copy what git knows into a folder."""
    for name in tracked():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, folder / name)
    return folder


def restrict(folder: Path) -> Path:
    """Give files other times, and take them from others than the owner."""
    for path in folder.rglob("*"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
        path.chmod(path.stat().st_mode & 0o700)
    return folder


def build(folder: Path, unlike: dict[str, str]) -> dict[str, bytes]:
    """Build the wheel and the source archive; return their contents by their names."""
    subprocess.run([sys.executable, "-m", "build", str(folder)], check=True, env={**os.environ, **unlike})  # noqa: S603
    return {
        path.name: path.read_bytes() for path in (folder / "dist").iterdir() if path.suffix in {".whl", ".gz"}
    }


def wrong_files(wheel: Path) -> str:
    """Return what a wheel lacks, and what it should not have."""
    expected = {name.removeprefix("src/") for name in tracked(PACKAGE)}
    with zipfile.ZipFile(wheel) as archive:
        found = {name for name in archive.namelist() if ".dist-info/" not in name}
    wrong = [f"lacks {name}" for name in sorted(expected - found)]
    wrong += [f"should not have {name}" for name in sorted(found - expected)]
    return f"{wheel.name} {'; '.join(wrong)}" if wrong else ""


if __name__ == "__main__":
    sys.exit(main() or None)
