"""The proposal as a PDF: what is in it, that programs can read it aloud, and how long it is."""

from __future__ import annotations

import io
import re
import shutil
import socket
import subprocess
import sys
from ctypes.util import find_library
from typing import TYPE_CHECKING, Any, Final

import pypdf
import pytest
from sphinx.errors import ConfigError

from sphinx_workshop.pdf import write as writing
from sphinx_workshop.pdf.typeset import typeset
from tests.pdf_text import texts_of_pdf
from tests.pseudo import BEGIN, END, LANGUAGE, texts_of, unmarked, write_catalog

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sphinx_workshop.pdf.typeset import Typeset
    from tests.sphinx.conftest import Build, Site

PACKAGES: Final = "libpango-1.0-0, libpangoft2-1.0-0 and libharfbuzz-subset0"
pytestmark = [
    pytest.mark.skipif(not find_library("pango-1.0"), reason=f"WeasyPrint needs Pango: install {PACKAGES}"),
    pytest.mark.filterwarnings("ignore:'myst_parser.sphinx_ext.myst_refs.MystReferenceResolver.app'"),
]

WORKSHOP: Final = """\
name: Example Workshop 2022
short_name: EW 2022
tagline: Short words.
phase: proposal
contact: chairs@example.org
"""
PAGES: Final = {
    "proposal.md": """
        # Proposal

        Short words.

        (diversity)=
        ## Who comes

        Everybody; see [](more.md), [](#details), [](outside.md) and <https://example.org/x>.

        ## Format

        A day.
        """,
    "more.md": """
        # More about it

        (details)=
        ## Format

        In detail, as in [](#diversity).
        """,
    "outside.md": "# Outside\n",
    "index.md": """
        # Home

        ```{toctree}
        proposal
        more
        outside
        ```
        """,
    "data/workshop.yml": WORKSHOP,
    "data/organizers.yml": """
        - name: Ada Example
          affiliation: Example University
        """,
}
HOST: Final = """
name: ExampleConf 2022
proposal:
  parts:
    - id: main
      max_pages: 1
      source: https://example.org/main
      level: LEVEL
    - id: people
      max_pages: 2
      source: https://example.org/people
  sections:
    - id: diversity
      text: Who comes
      source: https://example.org/diversity
    - id: access
      text: How those take part who cannot come
      level: mandatory
      source: https://example.org/access
"""
LONG: Final = "\n\n".join(["How the day will be, at some length, with many words. " * 12] * 20)


def chosen(*contents: str, part: str = "proposal") -> dict[str, list[str]]:
    return {part: list(contents)}


def path_of(name: str) -> str:
    """Return a path that was written as a name of Python."""
    folder, _dot, ending = name.rpartition("__")
    return f"{folder.replace('__', '/')}.{ending}"


def write(site: Site, **more: str) -> Site:
    """Write the pages of a proposal."""
    return site.write({**PAGES, **{path_of(name): text for name, text in more.items()}})


def reader(build: Build) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO((build.out / "proposal.pdf").read_bytes()))


def words(build: Build) -> str:
    """Return the text of all pages, each run of blanks as one."""
    return " ".join(" ".join(texts_of_pdf(build.out / "proposal.pdf")).split())


def outline(pdf: pypdf.PdfReader) -> list[tuple[int, str]]:
    """Return the levels and titles of the outline."""

    def walk(items: list[Any], level: int) -> Iterator[tuple[int, str]]:
        for item in items:
            if isinstance(item, list):
                yield from walk(item, level + 1)
            else:
                yield level, item.title

    return list(walk(pdf.outline, 0))


def links(pdf: pypdf.PdfReader) -> list[str]:
    """Return where the links lead: an address, or an anchor of the document with `#` before it."""
    annotations = [link.get_object() for page in pdf.pages for link in page.get("/Annots", [])]
    return [
        str(one["/A"]["/URI"]) if "/A" in one else f"#{one['/Dest']}"
        for one in annotations
        if one["/Subtype"] == "/Link"
    ]


@pytest.fixture(scope="module")
def both(new_site: type[Site], tmp_path_factory: pytest.TempPathFactory) -> Build:
    """A proposal of two pages, strictly."""
    site = write(new_site(tmp_path_factory.mktemp("both")))
    proposal = chosen("proposal", "more", "facts:organizers")
    build = site.build("proposal", strict=True, workshop_proposal=proposal)
    assert build.warnings == []
    return build


def test_the_pdf_is_all_that_is_written(both: Build) -> None:
    assert [path.name for path in both.out.iterdir()] == ["proposal.pdf"]


def test_the_pdf_says_its_title_and_its_language_and_is_tagged(both: Build) -> None:
    pdf = reader(both)
    root: dict[str, Any] = dict(pdf.root_object)
    assert pdf.metadata is not None
    assert (pdf.metadata.title, pdf.metadata.author) == ("Example Workshop 2022", "Ada Example")
    assert root["/Lang"] == "en"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert "/StructTreeRoot" in root
    assert pdf.xmp_metadata is not None
    assert b'pdfuaid:part="1"' in pdf.xmp_metadata.stream.get_data()


def test_the_head_says_who_and_for_what(both: Build) -> None:
    head = "Example Workshop 2022 Short words. Ada Example, Example University Contact: chairs@example.org"
    assert words(both).startswith(f"{head} Who comes")


def test_each_page_has_its_number(both: Build) -> None:
    pages = texts_of_pdf(both.out / "proposal.pdf")
    for number, text in enumerate(pages, start=1):
        assert f"Page {number} of {len(pages)}" in text
        assert "EW 2022" in text


def test_the_outline_has_the_headings(both: Build) -> None:
    assert outline(reader(both)) == [
        (0, "Example Workshop 2022"),
        (1, "Who comes"),
        (1, "Format"),
        (1, "More about it"),
        (2, "Format"),
        (1, "Organizers"),
    ]


def test_links_lead_to_their_places(both: Build) -> None:
    pdf = reader(both)
    found = links(pdf)
    inside = [one.removeprefix("#") for one in found if one.startswith("#")]
    assert set(inside) <= set(pdf.named_destinations)
    assert {"details", "diversity"} <= set(inside)
    assert "https://example.org/x" in found
    assert "mailto:chairs@example.org" in found


def test_a_page_that_is_not_in_the_proposal_is_text_without_an_address_of_the_site(both: Build) -> None:
    assert "Outside and" in words(both)
    assert not [one for one in links(reader(both)) if "outside" in one]


def test_a_page_that_is_not_in_the_proposal_is_linked_at_the_address_of_the_site(site: Site) -> None:
    build = write(site).build("proposal", strict=True, html_baseurl="https://ew.example.org/2022/")
    assert "https://ew.example.org/2022/outside.html" in links(reader(build))


def test_every_font_is_embedded(both: Build) -> None:
    for page in reader(both).pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
            (descendant,) = font.get_object()["/DescendantFonts"]
            descriptor = descendant.get_object()["/FontDescriptor"].get_object()
            assert {"/FontFile2", "/FontFile3"} & set(descriptor), descriptor


def test_two_builds_write_the_same_bytes(full: Site, tmp_path: Path) -> None:
    full.write({"proposal.md": "# Proposal\n\n```{speakers}\n```\n"})
    first = (full.build("proposal").out / "proposal.pdf").read_bytes()
    shutil.rmtree(tmp_path / "proposal")
    second = (full.build("proposal", doctrees="others").out / "proposal.pdf").read_bytes()
    assert first == second
    assert b"/CreationDate" not in first


def test_the_date_is_that_of_the_sources_if_it_is_given(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1654473600")
    pdf = reader(write(site).build("proposal"))
    assert pdf.metadata is not None
    assert pdf.metadata.creation_date is not None
    assert pdf.metadata.creation_date.year == 2022


def test_nothing_is_asked_of_the_network(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def refuse(host: str, *_arguments: object) -> None:
        asked.append(host)
        raise OSError

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    site.write({"proposal.md": "# Proposal\n\n![A picture](https://example.org/picture.png)\n"})
    build = site.build("proposal")
    assert asked == []
    assert "A picture" in words(build)
    assert any("picture.png" in line for line in build.warnings)


def test_no_other_file_can_be_opened(site: Site, tmp_path: Path) -> None:
    secret = tmp_path / "secret.svg"
    secret.write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    site.write({"proposal.md": f'# Proposal\n\n<img src="{secret.as_uri()}" alt="Nothing">\n'})
    assert any("secret.svg" in line for line in site.build("proposal").warnings)


def test_pictures_of_pages_and_of_the_data_are_in_it(full: Site) -> None:
    shown = "![Ada](data/photos/ada.png)\n\n```{sponsors}\n```\n\n```{organizers}\n```\n"
    full.write({"proposal.md": f"# Proposal\n\n{shown}"})
    build = full.build("proposal", workshop_proposal=chosen("proposal"))
    assert not [one for one in build.warnings if "image" in one]
    assert [picture for page in reader(build).pages for picture in page.images]


def test_a_line_separator_in_the_data_is_a_space(site: Site) -> None:
    write(site, data__organizers__yml='- name: Ada Example\n  bio: "One\\u2028two\\u2029three"\n')
    build = site.build("proposal", strict=True, workshop_proposal=chosen("proposal", "facts:organizers"))
    assert "One two three" in words(build)


def test_what_needs_a_screen_is_left_out(full: Site) -> None:
    full.write(
        {
            "proposal.md": """
                # Proposal

                ```{main-action}
                ```

                ```{important-dates}
                ```

                ```{program}
                ```
                """
        }
    )
    text = words(full.build("proposal"))
    assert "Add to calendar" not in text
    assert "Submit" not in text.partition("Contact")[2].partition("Tentative")[0]
    assert "Examples: a talk" in text


def test_formulas_are_letters_and_signs(site: Site) -> None:
    site.write({"proposal.md": "# Proposal\n\n$x^2 \\le \\frac{a+b}{c}$, $\\hat{y}_i$\n"})
    build = site.build("proposal", strict=True, myst_enable_extensions=["dollarmath"])
    assert "x2≤(a+b)/c,ŷi" in words(build).replace(" ", "")


def test_names_in_any_script_are_there(full: Site) -> None:
    full.write({"proposal.md": "# Proposal\n\n李明, Đặng, أحمد, José\n"})
    text = words(full.build("proposal"))
    assert "李明" in text
    assert "Đặng" in text
    assert "José" in text


def test_without_a_setting_the_page_and_all_facts_are_in_it(full: Site) -> None:
    full.write({"proposal.md": "# Proposal\n\n## Why\n\nBecause.\n"})
    titles = [title for level, title in outline(reader(full.build("proposal"))) if level == 1]
    assert titles[0] == "Why"
    assert {"Speakers", "Organizers", "The team", "Tentative schedule", "Timeline", "Committee"} <= set(
        titles
    )


def test_without_a_setting_a_table_that_the_page_has_is_not_there_again(full: Site) -> None:
    full.write({"proposal.md": "# Proposal\n\n## Who\n\n```{team-facts}\n```\n"})
    build = full.build("proposal")
    titles = [title for level, title in outline(reader(build)) if level == 1]
    assert (titles[0], "The team" in titles, "Organizers" in titles) == ("Who", False, True)
    assert words(build).count("The team") == 1


def test_every_word_of_ours_is_a_message(full: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    texts, typed = texts_of(full.source), []
    write_catalog(full.source)

    def remember(html: str, *facts: Any, **more: Any) -> Typeset:  # noqa: ANN401 (only passed on)
        typed.append(html)
        return typeset(html, *facts, **more)

    monkeypatch.setattr(writing, "typeset", remember)
    build = full.build("proposal", language=LANGUAGE, locale_dirs=["locale"])
    assert not unmarked("".join(typed), texts)
    assert f"{BEGIN}Page 1 of {len(reader(build).pages)}{END}" in words(build)


def test_reviewers_see_invited_speakers(full: Site) -> None:
    assert "Iris Invited" in words(full.build("proposal"))


@pytest.mark.parametrize(
    ("proposal", "said"),
    [
        (chosen("propsal"), "no page is named `propsal`; did you mean `proposal`?"),
        (chosen("facts:speekers"), "no section made from data is named `speekers`; did you mean `speakers`?"),
        (chosen("proposal", part="main"), "no part is named `main`; choose from `proposal`"),
    ],
)
def test_what_conf_py_names_must_exist(site: Site, proposal: dict[str, list[str]], said: str) -> None:
    build = write(site).build("proposal", workshop_proposal=proposal)
    assert any(f"workshop_proposal in conf.py: {said}" in line for line in build.warnings), build.warnings


def test_another_paper_is_refused(site: Site) -> None:
    with pytest.raises(ConfigError, match="workshop_proposal_paper = 'A3': write 'A4' or 'letter'"):
        site.build("proposal", workshop_proposal_paper="A3")


def test_american_paper_is_wider(site: Site) -> None:
    page = reader(write(site).build("proposal", workshop_proposal_paper="letter")).pages[0]
    assert (round(page.mediabox.width), round(page.mediabox.height)) == (612, 792)


def test_without_weasyprint_one_line_says_what_to_install(site: Site) -> None:
    source = str(write(site).source)
    code = (
        "import sys; sys.modules['weasyprint'] = None; from sphinx.cmd.build import main; "
        f"sys.exit(main(['-b', 'proposal', {source!r}, {source + '/out'!r}]))"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, encoding="utf-8")
    assert done.returncode == 2
    assert "Extension error" in done.stderr
    assert "needs WeasyPrint: pip install sphinx-workshop[pdf]" in done.stderr


# Lengths


def limited(site: Site, *more: str, level: str = "mandatory", text: str = "") -> Site:
    """Write a proposal for a host with two parts; lines may be added to workshop.yml."""
    write(site, data__hosts__example__yml=HOST.replace("LEVEL", level))
    site.write({"data/workshop.yml": "\n".join([WORKSHOP, "host: hosts/example.yml", *more])})
    return site.write({"proposal.md": f"# Proposal\n\n{text}"}) if text else site


def said(site: Site, **settings: object) -> str:
    """Return what a build of the proposal prints."""
    options = [f"-D{name}={value}" for name, value in settings.items()]
    command = [sys.executable, "-m", "sphinx", "-b", "proposal", *options]
    command += [str(site.source), str(site.folder / "out")]
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout


def too_long(build: Build) -> list[str]:
    return [line for line in build.warnings if "too long" in line]


def test_a_part_that_is_too_long_is_reported_with_its_longest_section(site: Site) -> None:
    limited(site, text=f"## Who comes\n\nAll.\n\n## Format\n\n{LONG}\n")
    (line,) = too_long(site.build("proposal", workshop_proposal=chosen("proposal", part="main")))
    assert line.startswith("data/workshop.yml:")
    said = (
        r"the part `main` of the proposal is 2\.\d pages too long: it has 3\.\d pages, and may have 1 page,"
    )
    assert re.search(said, line)
    assert re.search(r"its longest section is `Format` \((2\.9|3|3\.1) pages\)", line)
    assert "https://example.org/main" in line
    assert line.endswith("[workshop.host-mandatory]")


@pytest.mark.parametrize("level", ["suggested", "stated"])
def test_a_limit_that_is_not_mandatory_is_a_note(site: Site, level: str) -> None:
    limited(site, level=level, text=f"## Format\n\n{LONG}\n\n(access)=\n## Access\n\nOpen.\n")
    assert too_long(site.build("proposal", workshop_proposal=chosen("proposal", part="main"))) == []
    assert "note: the part `main` of the proposal is" in said(site)


def test_each_part_begins_on_a_new_page(site: Site) -> None:
    build = limited(site).build("proposal", workshop_proposal={"main": ["proposal"], "people": ["more"]})
    first, second = texts_of_pdf(build.out / "proposal.pdf")
    assert "Who comes" in first
    assert "In detail" not in first
    assert "More about it" in second


def test_people_are_in_the_second_part_of_the_host(site: Site) -> None:
    first, second = texts_of_pdf(limited(site).build("proposal").out / "proposal.pdf")
    assert "Organizers" not in first
    assert "Organizers" in second


def test_what_does_not_count_is_at_the_end_and_is_not_counted(site: Site) -> None:
    own = ("proposal:", "  max_pages: 1", "  excluding: references")
    limited(site, *own, text=f"## References\n\n{LONG}\n\n## Format\n\nA day.\n")
    build = site.build("proposal", workshop_proposal=chosen("proposal", part="main"))
    assert [title for level, title in outline(reader(build)) if level == 1] == ["Format", "References"]
    assert len(reader(build).pages) > 1
    assert too_long(build) == []


@pytest.mark.parametrize(("limit", "over"), [(9, ""), (3, "0"), (2, "1")])
def test_the_workshops_own_limit_replaces_the_hosts(site: Site, limit: int, over: str) -> None:
    limited(site, "proposal:", f"  max_pages: {limit}", text=f"## Format\n\n{LONG}\n")
    found = too_long(site.build("proposal", workshop_proposal=chosen("proposal", part="main")))
    assert [
        line for line in found if not re.search(rf"the proposal is {over}\.\d pages too long", line)
    ] == []
    assert bool(found) == bool(over)


@pytest.mark.parametrize("sentences", [250, 700])
def test_a_length_is_where_the_last_line_ends(site: Site, sentences: int) -> None:
    site.write({"proposal.md": "# Proposal\n\n" + "Word of a sentence. " * sentences + "\n\nLastline\n"})
    length = float(re.findall(r"part `proposal`: ([0-9.]+) page", said(site))[0])
    pdf = pypdf.PdfReader(site.folder / "out/proposal.pdf")
    places = []

    def note(text: str, page: list[float], line: list[float], *_font: object) -> None:
        if "Lastline" in text:
            places.append(page[1] * line[4] + page[3] * line[5] + page[5])

    pdf.pages[-1].extract_text(visitor_text=note)
    inches = 72 / 25.4
    height, margin = float(pdf.pages[-1].mediabox.height), 20 * inches
    used = (height - margin - places[0]) / (height - 2 * margin)
    assert length == pytest.approx(len(pdf.pages) - 1 + used, abs=0.06)


def test_the_sections_of_the_host_are_ticked_with_their_places(site: Site) -> None:
    printed = said(limited(site))
    assert "[x] Who comes: “Who comes”, page 1 (https://example.org/diversity)" in printed
    assert "[ ] How those take part who cannot come: missing (https://example.org/access)" in printed
    missing = [line for line in site.build("proposal").warnings if "`access`" in line]
    assert len(missing) == 1
    assert "add a section with the id `access`" in missing[0]


# The offer


def test_a_site_offers_the_pdf_once_it_is_there(site: Site) -> None:
    write(site)
    settings: dict[str, object] = {"workshop_proposal_pdf": "made/proposal.pdf"}
    before = site.build("html", **settings)
    assert before.html("proposal.html").select(".workshop-offer") == []
    made = site.source / "made/proposal.pdf"
    made.parent.mkdir()
    shutil.copy(site.build("proposal", **settings).out / "proposal.pdf", made)
    after = site.build("html", **settings)
    (link,) = after.html("proposal.html").select(".workshop-offer a")
    assert (link.get_text(), link["href"]) == ("Proposal (PDF, 1 page)", "proposal.pdf")
    assert (after.out / "proposal.pdf").read_bytes() == made.read_bytes()
    made.unlink()
    gone = site.build("html", **settings)
    assert gone.html("proposal.html").select(".workshop-offer") == []
    assert not (gone.out / "proposal.pdf").exists()


def test_a_build_without_a_change_writes_the_page_of_an_offer_no_more(site: Site) -> None:
    write(site, made__pdf="%PDF-1.7 /Type /Pages /Count 4 >>")
    settings: dict[str, object] = {"workshop_proposal_pdf": "made.pdf"}
    site.build("html", **settings)
    assert site.build("html", **settings).written == []
    site.write({"made.pdf": "%PDF-1.7 /Type /Pages /Count 5 >>"})
    changed = site.build("html", **settings)
    assert "proposal" in changed.written
    assert "(PDF, 5 pages)" in changed.text("proposal.html")


def test_a_pdf_elsewhere_is_linked(site: Site) -> None:
    build = write(site).build("html", workshop_proposal_pdf="https://example.org/ours.pdf")
    (link,) = build.html("proposal.html").select(".workshop-offer a")
    assert (link.get_text(), link["href"]) == ("Proposal (PDF)", "https://example.org/ours.pdf")
