"""What the columns of a table may be called, by the fact that they have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class Column(NamedTuple):
    """A fact that a column may have."""

    meaning: str
    """What becomes of the column, in a sentence or two."""
    words: str
    """What the column may be called, the surest name first, with `|` between the names."""
    several: bool = False
    """Whether all columns with such names are read, and not only the surest."""

    @property
    def names(self) -> list[str]:
        """What the column may be called, the surest name first."""
        return self.words.split(" | ")


COLUMNS: Final[Mapping[str, Column]] = {
    "title": Column(
        "The title.",
        "paper title | title | submission title | manuscript title | title of submission | title of the "
        "paper | title of paper | paper name | proposal title | talk title | contribution title | titel | "
        "titel des beitrags | beitragstitel | titre | titre de l'article | título | título del trabajo | "
        "titolo | título do artigo | 标题 | 题目 | 论文标题 | 论文题目 | タイトル | 題目 | 論文題目 | "
        "論文タイトル | 제목 | 논문 제목 | название | название доклада | العنوان | عنوان | "
        "article | paper | papers",
    ),
    "id": Column(
        "The number, which becomes the `id`. Without it, the id is made from the link to OpenReview, else "
        "from the title.",
        "paper id | paper number | paper no | submission number | submission id | submission no | number "
        "| id | # | no | nr | num | uid | pid | paper | submission | nummer | beitragsnummer | numéro | "
        "número | numero | n | "
        "编号 | 论文编号 | 序号 | 番号 | 論文番号 | 번호 | 논문 번호 | номер | رقم",
    ),
    "authors": Column(
        "The authors, in order, with affiliations in brackets.",
        "authors | author names | author list | author(s) | list of authors | author | author name | all "
        "authors | full author list | author names and affiliations | authors and affiliations | lead "
        "authors | autoren | autorinnen und autoren | autor:innen | autor*innen | autor | auteurs | "
        "auteur(s) | auteur | autores | autor(es) | autoras y autores | autori | autore | "
        "作者 | 著者 | 著者名 | 저자 | авторы | автор | المؤلفون | المؤلف",
    ),
    "first": Column(
        "The first name, in a table with one row for each author.",
        "first name | first | given name | given names | firstname | author first name | vorname | prénom "
        "| nombre",
    ),
    "last": Column(
        "The last name, in a table with one row for each author.",
        "last name | last | family name | surname | lastname | author last name | nachname | nom | nom de "
        "famille | apellido | apellidos",
    ),
    "middle": Column(
        "The middle name, in a table with one row for each author.",
        "middle name | middle | middle initial | middle names | author middle name",
    ),
    "order": Column(
        "The place among the authors, in a table with one row for each author.",
        "author order | author position | author number | author no | author sequence | order of authors",
    ),
    "affiliation": Column(
        "The affiliations: one for each author, with semicolons between them.",
        "affiliation | affiliations | affiliation(s) | author affiliations | author affiliation | "
        "institution | institutions | organization | organisation | organizations | university | "
        "einrichtung | institut | afiliación | afiliaciones | institución | affiliazione | "
        "单位 | 机构 | 所属 | 소속 | организация | instituição | afiliação",
    ),
    "orcid": Column(
        "The ORCID iDs: one for each author, with semicolons between them.",
        "orcid | orcids | orcid id | orcid ids | orcid(s) | author orcids | orcid id(s)",
    ),
    "presenter": Column(
        "The author who presents: the name; in a table with one row for each author, `yes`.",
        "presenter | presenting author | presenter name | presenting author name | presented by | "
        "presenting | presenter(s) | presenting author(s) | presenters | speaker | speakers | speaker "
        "names | vortragende | vortragende(r) | vortragende:r | referent | présentateur | orateur | "
        "ponente",
    ),
    "abstract": Column(
        "The abstract.",
        "abstract | abstract text | paper abstract | summary | description | zusammenfassung | "
        "kurzfassung | résumé | resumen | riassunto | "
        "resumo | 摘要 | 概要 | 要旨 | 초록 | 요약 | аннотация | ملخص | الملخص",
    ),
    "tldr": Column("A summary in one sentence.", "tldr | tl;dr | one-sentence summary"),
    "keywords": Column(
        "Keywords: a list, or words with semicolons, line breaks or commas between them.",
        "keywords | keyword | key words | author keywords | tags | schlagwörter | schlagworte | "
        "schlüsselwörter | stichwörter | mots-clés | mots clefs | palabras clave | parole chiave | "
        "palavras-chave | 关键词 | 关键字 | キーワード | 키워드 | ключевые слова",
        several=True,
    ),
    "area": Column(
        "Categories, which become keywords; a comma is part of the name of a category.",
        "primary area | primary subject area | secondary subject areas | secondary area | subject areas | "
        "subject area | primary subject | secondary subject | area | areas | topic | topics | category | "
        "categories | research area | theme | themenbereich | thema | kategorie | catégorie | thème | "
        "categoría | área | área temática | tema",
        several=True,
    ),
    "track": Column(
        "The track that the paper was submitted to: an id or a name in `call.yml`.",
        "track | track name | submission track | paper track | track title",
    ),
    "decision": Column(
        "Whether the paper is accepted, and how it is presented.",
        "decision | final decision | acceptance decision | acceptance | acceptance status | paper "
        "decision | decision status | accepted | accept | accept/reject | result | outcome | paper status "
        "| status | state | entscheidung | ergebnis | décision | statut | decisión | resultado | estado | "
        "decisione | "
        "situação | decisão | 录用结果 | 录用 | 结果 | 决定 | 状态 | 採否 | "
        "判定 | 결과 | 채택 여부 | решение | статус | القرار",
    ),
    "deleted": Column(
        "Papers with `yes` here are left out.",
        "deleted | withdrawn | desk rejected | retracted | zurückgezogen",
        several=True,
    ),
    "format": Column(
        "How and where the paper is presented: `Oral`, `Virtual poster`.",
        "presentation format | presentation type | presentation | presentation mode | type of "
        "presentation | mode of presentation | oral/poster | format | mode | type | attendance | "
        "attendance mode | paper type | submission type | contribution type | vortragsart | "
        "präsentationsform | beitragsart | type de présentation | tipo de presentación | modalidad",
        several=True,
    ),
    "archival": Column(
        "Whether the paper counts as published: `yes`, `no`, `archival`, `non-archival`.",
        "archival | archival status | archival option | archival/non-archival",
    ),
    "board": Column(
        "The number of the poster board.",
        "board | board number | poster board | poster board number | poster number | poster no | poster "
        "id | board no | posternummer | stellwand | numéro de poster | número de póster",
    ),
    "award": Column(
        "An award; where the cell says `yes`, the head of the column is its name.",
        "award | awards | prize | paper award | best paper | best paper award | auszeichnung | preis | "
        "prix | premio",
        several=True,
    ),
    "session": Column(
        "The session: the paper is added to the session of `program.yml` that has this id or title.",
        "session | session name | session title | sessions | poster session | oral session | session id | "
        "sitzung | sesión",
    ),
    "openreview": Column(
        "The address of the paper's page at OpenReview, or its forum id.",
        "forum | forum url | openreview | forum id | openreview url | openreview link | link to "
        "openreview | forum link",
    ),
    "pdf": Column(
        "The address of the PDF.",
        "pdf | pdf url | paper pdf | pdf link | link to pdf | paper link | paper url | link to paper | "
        "camera-ready pdf | camera ready | camera-ready link | final version",
    ),
    "video": Column(
        "The address of the recording.",
        "video | video url | video link | recording | link to video | presentation video | youtube | "
        "youtube url",
    ),
    "slides": Column(
        "The address of the slides.",
        "slides | slides url | slides link | link to slides | slide | slides pdf | folien | diapositives",
    ),
    "poster": Column(
        "The address of the poster, or the number of its board.",
        "poster | poster url | poster link | poster pdf | link to poster | póster",
    ),
    "code": Column(
        "The address of the code.",
        "code | code url | code link | link to code | github | github link | repository | repo",
    ),
    "link": Column(
        "Other addresses: of OpenReview, a PDF, a recording or code, by what they are; any other is a link "
        "with the column's head as its label.",
        "link | links | url | website | project page | project | homepage | project website | dataset | "
        "data | arxiv | arxiv link | doi | supplementary material | supplementary | supplement | "
        "proceedings | demo | preprint | blog post | lien | enlace",
        several=True,
    ),
}
"""The facts that columns may have; of two that share a name, the first takes it."""
