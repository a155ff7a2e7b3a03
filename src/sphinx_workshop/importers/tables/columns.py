"""What the columns of a table may be called, by the fact that they have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class Column(NamedTuple):
    """A fact that a column may have."""

    meaning: str
    """What becomes of the column, in one sentence."""
    names: tuple[str, ...]
    """What the column may be called, the surest name first."""
    several: bool = False
    """Whether all columns with such names are read, and not only the surest."""


COLUMNS: Final[Mapping[str, Column]] = {
    "title": Column(
        "The title.",
        (
            *(
                "paper title",
                "title",
                "submission title",
                "title of the paper",
                "title of paper",
                "paper name",
            ),
            *("titel", "titel des beitrags", "beitragstitel", "titre", "titre de l'article", "título"),
            *("titulo del trabajo", "titolo", "article", "paper", "papers"),
        ),
    ),
    "id": Column(
        "The number, which becomes the `id`. Without it, the id is made from the link to OpenReview, else "
        "from the title.",
        (
            *("paper id", "paper number", "paper no", "paper #", "submission number", "submission id"),
            *("submission no", "submission #", "number", "id", "#", "no", "nr", "num", "n°", "pid", "paper"),
            *("submission", "nummer", "beitragsnummer", "numéro", "número", "numero", "n"),
        ),
    ),
    "authors": Column(
        "The authors, in order, with affiliations in brackets.",
        (
            *(
                "author names",
                "authors",
                "author list",
                "author(s)",
                "list of authors",
                "author",
                "author name",
            ),
            *("all authors", "full author list", "authors and affiliations", "authors (with affiliations)"),
            *("autoren", "autorinnen und autoren", "autor:innen", "autor*innen", "autor", "auteurs"),
            *("auteur(s)", "auteur", "autores", "autor(es)", "autoras y autores", "autori", "autore"),
        ),
    ),
    "first": Column(
        "The first name, in a table with one row for each author.",
        (
            *("first name", "first", "given name", "given names", "firstname", "author first name"),
            *("vorname", "prénom", "nombre"),
        ),
    ),
    "last": Column(
        "The last name, in a table with one row for each author.",
        (
            *("last name", "last", "family name", "surname", "lastname", "author last name", "nachname"),
            *("nom", "nom de famille", "apellido", "apellidos"),
        ),
    ),
    "affiliation": Column(
        "The affiliations: one for each author, separated by semicolons.",
        (
            *("affiliation", "affiliations", "affiliation(s)", "author affiliations", "institution"),
            *("institutions", "organization", "organisation", "university", "einrichtung", "institut"),
            *("afiliación", "afiliaciones", "institución", "affiliazione"),
        ),
    ),
    "orcid": Column(
        "The ORCID iDs: one for each author, separated by semicolons.",
        ("orcid", "orcids", "orcid id", "orcid ids", "orcid(s)", "author orcids", "orcid id(s)"),
    ),
    "presenter": Column(
        "The name of the author who presents; in a table with one row for each author, `yes`.",
        (
            *("presenter", "presenting author", "presenter name", "presenting author name", "presented by"),
            *("presenting", "presenter(s)", "presenting author(s)", "presenters", "vortragende"),
            *("vortragende(r)", "referent", "présentateur", "orateur", "ponente"),
        ),
    ),
    "abstract": Column(
        "The abstract.",
        (
            *("abstract", "abstract text", "paper abstract", "summary", "zusammenfassung", "kurzfassung"),
            *("résumé", "resumen", "riassunto"),
        ),
    ),
    "tldr": Column("A summary in one sentence.", ("tldr", "tl;dr", "one-sentence summary")),
    "keywords": Column(
        "Keywords: a list, or separated by semicolons, commas or line breaks.",
        (
            *("keywords", "keyword", "key words", "author keywords", "tags", "schlagwörter", "schlagworte"),
            *("schlüsselwörter", "stichwörter", "mots-clés", "mots clefs", "palabras clave", "parole chiave"),
        ),
        several=True,
    ),
    "area": Column(
        "Categories, which become keywords; commas belong to the name of a category.",
        (
            *("primary area", "primary subject area", "secondary subject areas", "secondary area"),
            *("subject areas", "subject area", "area", "areas", "topic", "topics", "category", "categories"),
            *("research area", "theme", "themenbereich", "thema", "kategorie", "catégorie", "thème"),
            *("categoría", "área", "área temática", "tema"),
        ),
        several=True,
    ),
    "track": Column(
        "The track that the paper was submitted to.",
        ("track", "track name", "submission track", "paper track", "track title"),
    ),
    "decision": Column(
        "Whether the paper is accepted, and how it is presented.",
        (
            *("decision", "final decision", "acceptance decision", "acceptance", "acceptance status"),
            *("paper decision", "decision status", "accepted", "accepted?", "accept", "accept/reject"),
            *("result", "outcome", "paper status", "status", "entscheidung", "ergebnis", "décision"),
            *("statut", "decisión", "resultado", "estado", "decisione"),
        ),
    ),
    "deleted": Column(
        "Papers with `yes` here are left out.",
        ("deleted", "deleted?", "withdrawn", "withdrawn?", "desk rejected", "desk rejected?", "retracted"),
        several=True,
    ),
    "format": Column(
        "How and where the paper is presented: `Oral`, `Virtual poster`.",
        (
            *("presentation format", "presentation type", "presentation", "presentation mode", "format"),
            *("type of presentation", "mode of presentation", "mode", "type", "oral/poster", "attendance"),
            *("attendance mode", "paper type", "submission type", "contribution type", "vortragsart"),
            *(
                "präsentationsform",
                "beitragsart",
                "type de présentation",
                "tipo de presentación",
                "modalidad",
            ),
        ),
        several=True,
    ),
    "archival": Column(
        "Whether the paper counts as published: `yes`, `no`, `archival`, `non-archival`.",
        ("archival", "archival?", "archival status", "archival option", "archival/non-archival"),
    ),
    "board": Column(
        "The number of the poster board.",
        (
            *("board", "board number", "poster board", "poster board number", "poster number", "poster no"),
            *("poster #", "poster id", "board no", "board #", "posternummer", "stellwand"),
            *("numéro de poster", "número de póster"),
        ),
    ),
    "award": Column(
        "An award; with `yes`, the head of the column is its name.",
        (
            *("award", "awards", "prize", "paper award", "best paper", "best paper award", "auszeichnung"),
            *("preis", "prix", "premio"),
        ),
    ),
    "session": Column(
        "The session. Papers do not have it: the report lists the papers of each session for `program.yml`.",
        (
            *("session", "session name", "session title", "poster session", "oral session", "session id"),
            *("sitzung", "sesión"),
        ),
    ),
    "openreview": Column(
        "The address of the paper's page on OpenReview, or its forum id.",
        ("forum", "forum url", "openreview", "forum id", "openreview url", "openreview link", "forum link"),
    ),
    "pdf": Column(
        "The address of the PDF.",
        (
            *("pdf", "pdf url", "paper pdf", "pdf link", "link to pdf", "paper link", "paper url"),
            *("link to paper", "camera-ready pdf", "camera ready", "camera-ready link", "final version"),
        ),
    ),
    "video": Column(
        "The address of the recording.",
        ("video", "video url", "video link", "recording", "link to video", "presentation video", "youtube"),
    ),
    "slides": Column(
        "The address of the slides.",
        ("slides", "slides url", "slides link", "link to slides", "slide", "folien", "diapositives"),
    ),
    "poster": Column(
        "The address of the poster, or the number of its board.",
        ("poster", "poster url", "poster link", "poster pdf", "link to poster", "póster"),
    ),
    "code": Column(
        "The address of the code.",
        ("code", "code url", "code link", "link to code", "github", "github link", "repository", "repo"),
    ),
    "link": Column(
        "Another address: of OpenReview, a PDF, a video or code by what it is, else a link with the column's "
        "head as its label.",
        (
            *("link", "links", "url", "website", "project page", "project", "homepage", "project website"),
            *("dataset", "data", "arxiv", "arxiv link", "doi", "supplementary material", "supplementary"),
            *("supplement", "proceedings", "demo", "preprint", "blog post", "lien", "enlace"),
        ),
        several=True,
    ),
}
"""The facts of columns, those whose names are surest first."""
