"""Collect what the extension and its theme say, and compile the translations: `nox -s messages`.

`locales/sphinx_workshop.pot` has the English messages. `locales/LANGUAGE/LC_MESSAGES/sphinx_workshop.po` has
those of a language; the `.mo` file beside it is what a build reads, so that no install compiles anything.
"""

from __future__ import annotations

import argparse
import ast
import io
import re
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po, write_po

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT: Final = Path(__file__).resolve().parents[1]
PACKAGE: Final = ROOT / "src/sphinx_workshop"
LOCALES: Final = PACKAGE / "locales"
INHERITED: Final = LOCALES / "inherited.pot"
"""What pages say in the words of Sphinx and of the theme that ours inherits; ours fill their gaps."""
DOMAIN: Final = "sphinx_workshop"
SAYING: Final = {"_": (0, 1), "counted": (1, 2), "forms": (0, 2)}
"""The functions that say something: which argument the words begin with, and how many there are."""
TAG: Final = "Translators:"
"""How a comment begins that is for translators."""
EPOCH: Final = datetime(2022, 1, 1, tzinfo=UTC)
"""Written where gettext wants a date: files that say the same are the same."""
_HEADER: Final = """\
# What sphinx-workshop says{language}.
# Distributed under the licence of sphinx-workshop.
msgid ""
msgstr ""
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"""


def extracted() -> Catalog:
    """Return the messages in the code and the templates, in the order of the files."""
    catalog = Catalog()
    for path in sorted(PACKAGE.rglob("*.py")):
        for message, comments in in_python(path):
            catalog.add(message, locations=[(_name(path), 0)], auto_comments=comments)
    for path in sorted(PACKAGE.glob("theme/**/*.html")):
        with path.open("rb") as file:
            found = list(extract("jinja2", file, options={"silent": "false"}))  # not silent of errors
        for _line, message, comments, _context in found:
            catalog.add(message, locations=[(_name(path), 0)], auto_comments=comments)
    for inherited in read(INHERITED):
        if inherited.id:
            catalog.add(inherited.id, locations=[(_name(INHERITED), 0)])
    return catalog


def in_python(path: Path) -> Iterator[tuple[str | tuple[str, ...], list[str]]]:
    """Yield the messages in a module, those of plurals in pairs, with the comment for translators above.

    Babel's own reader of Python does not look into f-strings, unless Python is 3.12 or newer.
    """
    source = path.read_text(encoding="utf-8")
    lines = source.splitlines()
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    for call in sorted(calls, key=lambda call: (call.lineno, call.col_offset)):
        first, count = SAYING.get(call.func.id, (0, 0)) if isinstance(call.func, ast.Name) else (0, 0)
        arguments = [one.value for one in call.args[first : first + count] if isinstance(one, ast.Constant)]
        words = tuple(value for value in arguments if isinstance(value, str))
        if words and len(words) == count:  # else another function with that name
            above = lines[call.lineno - 2].strip().removeprefix("# ")
            comments = [above.removeprefix(TAG).strip()] if above.startswith(TAG) else []
            yield (words[0] if count == 1 else words), comments


def _name(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def as_po(catalog: Catalog) -> str:
    """Return a catalog as the text of a file, which says nothing of when and by what it was made."""
    body = io.BytesIO()
    for message in catalog:
        message.locations = sorted({(file, 0) for file, _line in message.locations})
    write_po(body, catalog, width=0, omit_header=True, include_lineno=False, ignore_obsolete=True)
    language, header = "", _HEADER
    if catalog.locale is not None:
        language = f" in {catalog.locale.english_name}"
        header += f'"Language: {catalog.locale}\\n"\n"Plural-Forms: {catalog.plural_forms}\\n"\n'
    return header.format(language=language) + "\n" + body.getvalue().decode()


def po_files() -> dict[str, Path]:
    """Return the file of each language."""
    return {path.parents[1].name: path for path in sorted(LOCALES.glob(f"*/LC_MESSAGES/{DOMAIN}.po"))}


def read(path: Path, language: str | None = None) -> Catalog:
    """Return the catalog in a `.po` or `.pot` file."""
    with path.open("rb") as file:
        return read_po(file, locale=language)


def updated(path: Path, language: str, template: Catalog) -> Catalog:
    """Return the catalog of a language with the messages of the template: new ones are not translated."""
    catalog = read(path, language) if path.exists() else Catalog(locale=language)
    catalog.update(template, no_fuzzy_matching=True)
    catalog.obsolete.clear()
    for message in catalog:
        if message.pluralizable and not any(message.string or ()):
            message.string = ("",) * catalog.num_plurals
    return catalog


def compiled(catalog: Catalog) -> bytes:
    """Return a catalog as a build reads it."""
    catalog.creation_date = catalog.revision_date = EPOCH
    file = io.BytesIO()
    write_mo(file, catalog)
    return file.getvalue()


def said(mo: bytes) -> dict[str, object]:
    """Return the translations in a compiled catalog."""
    return {str(message.id): message.string for message in read_mo(io.BytesIO(mo)) if message.id}


def write(languages: list[str]) -> None:
    """Write the template; bring the catalogs up to date, and compile them.

    Args:
        languages: Those to begin, beside those there are.
    """
    template = extracted()
    LOCALES.mkdir(exist_ok=True)
    pot = LOCALES / f"{DOMAIN}.pot"
    pot.write_text(as_po(template), encoding="utf-8")
    files = po_files() | {name: LOCALES / name / "LC_MESSAGES" / f"{DOMAIN}.po" for name in languages}
    for language, path in files.items():
        catalog = updated(path, language, template)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(as_po(catalog), encoding="utf-8")
        path.with_suffix(".mo").write_bytes(compiled(read(path, language)))
        missing = sum(not _is_whole(message.string) for message in catalog if message.id)
        print(f"{language}: {len(catalog)} messages, {missing} to translate")


def _is_whole(translation: str | tuple[str, ...] | list[str] | None) -> bool:
    return bool(translation) and (isinstance(translation, str) or all(translation or ()))


def stale() -> list[str]:
    """Return what `write` would change, a line for each file."""
    template = extracted()
    pot = LOCALES / f"{DOMAIN}.pot"
    lines = [] if pot.exists() and pot.read_text(encoding="utf-8") == as_po(template) else [pot.name]
    for language, path in po_files().items():
        if path.read_text(encoding="utf-8") != as_po(updated(path, language, template)):
            lines.append(f"{language}/{path.name}")
        mo = path.with_suffix(".mo")
        if not mo.exists() or said(mo.read_bytes()) != said(compiled(read(path, language))):
            lines.append(f"{language}/{mo.name}")
    return lines


def main() -> int:
    """Write the files, or only say which ones are stale."""
    parser = argparse.ArgumentParser(description=re.split(r"\n\n", __doc__ or "")[0])
    parser.add_argument("languages", nargs="*", help="languages to begin, by their codes: `it`, `zh_TW`")
    parser.add_argument("--check", action="store_true", help="write nothing; name the files that are stale")
    arguments = parser.parse_args()
    if not arguments.check:
        write(arguments.languages)
        return 0
    lines = stale()
    for line in lines:
        print(f"{line} is stale; run `nox -s messages`")
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main())
