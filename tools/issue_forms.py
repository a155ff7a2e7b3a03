"""Write the issue forms, here and for new sites, from the table by which the import reads issues."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import yaml

from sphinx_workshop.importers.issue.forms import FORMS

ROOT: Final = Path(__file__).parents[1]
FOLDERS: Final = (
    ROOT / ".github/ISSUE_TEMPLATE",
    ROOT / "src/sphinx_workshop/scaffold/site/dot_github/ISSUE_TEMPLATE",
)
HEAD: Final = "# An issue of this form becomes a pull request (.github/workflows/facts.yml).\n"


def texts() -> dict[str, str]:
    """Return the text of each form by the name of its file."""
    return {
        f"{form.noun}.yml": HEAD
        + yaml.safe_dump(form.as_data(), sort_keys=False, allow_unicode=True, width=100)
        for form in FORMS
    }


def main() -> None:
    """Write the forms."""
    for folder in FOLDERS:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in texts().items():
            (folder / name).write_text(text, encoding="utf-8")
            print(folder / name)


if __name__ == "__main__":
    main()
