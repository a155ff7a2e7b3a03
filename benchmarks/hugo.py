"""The peer: Hugo, on pages that say the same in as many bytes.

What our theme puts around an article is around its articles, too, so that neither has less to write. Its
papers come as JSON, since it refuses YAML of that size; a file for each page was no faster. No more is asked
of it: it has no search, no feed and no map of the site to make, and formulas stay as they are written.
"""

from __future__ import annotations

import json
import re
import shutil
from importlib.metadata import distribution
from typing import TYPE_CHECKING, Final

from benchmarks.measure import run
from benchmarks.sites import PAGES, prose

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.measure import Run
    from benchmarks.synthetic import Facts

SETTINGS: Final = """\
baseURL = "https://workshop.example.org/"
title = "Made-up Workshop"
uglyURLs = true
disableKinds = ["404", "RSS", "robotsTXT", "sitemap", "taxonomy", "term"]
"""
ADAPTER: Final = """\
{{ range site.Data.papers }}
  {{ $abstract := dict "mediaType" "text/markdown" "value" .abstract }}
  {{ $params := dict "id" .id "authors" .authors "decision" .decision "keywords" .keywords "links" .links }}
  {{ $.AddPage (dict "path" .id "title" .title "content" $abstract "params" $params) }}
{{ end }}
"""
HEAD: Final = """\
<title>{{ .Title }} &#8212; {{ site.Title }}</title>
{{ block "head" . }}{{ end }}
"""
MAIN: Final = '<article class="bd-article">{{ block "main" . }}{{ end }}</article>'
PROSE: Final = '{{ define "main" }}<h1>{{ .Title }}</h1>{{ .Content }}{{ end }}'
PAPER: Final = """\
{{ define "head" }}
<link rel="canonical" href="{{ .Permalink }}">
<meta name="description" content="{{ .Plain | truncate 160 }}">
<meta name="citation_title" content="{{ .Title }}">
{{ range .Params.authors }}<meta name="citation_author" content="{{ .name }}">
<meta name="citation_author_institution" content="{{ .affiliation }}">
{{ end }}<meta name="citation_publication_date" content="2026/12/07">
<meta name="citation_conference_title" content="{{ site.Title }}">
<script type="application/ld+json">{{ dict "@context" "https://schema.org" "@type" "ScholarlyArticle"
  "headline" .Title "author" .Params.authors "abstract" .Plain "keywords" .Params.keywords | jsonify | safeJS
}}</script>
{{ end }}
{{ define "main" }}
<h1>{{ .Page.RenderString .Title }}</h1>
<p>{{ .Params.decision }}</p>
<ul>{{ range .Params.authors }}<li>{{ .name }}, {{ .affiliation }}</li>{{ end }}</ul>
<h2>Abstract</h2>
{{ .Content }}
<p>{{ delimit .Params.keywords ", " }}</p>
<ul>{{ range $name, $url := .Params.links }}<li><a href="{{ $url }}">{{ $name }}</a></li>{{ end }}</ul>
<details><summary>BibTeX</summary><pre>@inproceedings{paper{{ .Params.id }},
  title = { {{- .Title -}} },
  author = { {{- range $n, $one := .Params.authors }}{{ if $n }} and {{ end }}{{ .name }}{{ end -}} },
  booktitle = { {{- site.Title -}} },
  year = {2026},
}</pre></details>
<p><a href="../papers/">All papers</a></p>
{{ end }}
"""
LIST: Final = """\
{{ define "main" }}
<h1>Papers</h1>
<ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Page.RenderString .Title }}</a>
{{ range .Params.authors }}{{ .name }}, {{ end }}</li>{{ end }}</ul>
{{ end }}
"""


class HugoSite:
    """The site as Hugo builds it: the prose, a list of the papers, and a page for each."""

    def __init__(self, folder: Path, papers: Facts, look: Path) -> None:
        """Write the site.

        :param look: a built site of ours, whose look is taken over
        """
        self.source = folder
        self.html = folder / "public"
        self.binary = distribution("hugo").locate_file("hugo/binaries/hugo")
        for name in ("content/papers", "data", "layouts/_default", "layouts/papers"):
            (folder / name).mkdir(parents=True)
        shutil.copytree(look / "_static", folder / "static/_static")
        (folder / "data/papers.json").write_text(json.dumps(papers), encoding="utf-8")
        for name, text in {
            "hugo.toml": SETTINGS,
            "content/papers/_content.gotmpl": ADAPTER,
            "content/papers/_index.md": '---\ntitle: "Papers"\n---\n',
            "layouts/_default/baseof.html": _layout((look / "about.html").read_text(encoding="utf-8")),
            "layouts/_default/single.html": PROSE,
            "layouts/_default/list.html": PROSE,
            "layouts/papers/single.html": PAPER,
            "layouts/papers/list.html": LIST,
        }.items():
            (folder / name).write_text(text, encoding="utf-8")
        for name, text in prose(PAGES).items():
            page = folder / "content" / ("_index.md" if name == "index" else f"{name}.md")
            page.write_text(f'---\ntitle: "{name.title()}"\n---\n{_body(text)}', encoding="utf-8")

    def build_cold(self) -> Run:
        """Build the site from nothing; nothing is kept from the last time, pages or caches."""
        for name in ("public", "resources", "cache"):
            shutil.rmtree(self.source / name, ignore_errors=True)
        options = ["--quiet", "--noBuildLock", "--cacheDir", str(self.source / "cache")]
        return run(str(self.binary), *options, "--source", str(self.source))


def _layout(page: str) -> str:
    """Return a page of ours as a template of Hugo's: what is around the title and the article."""
    page = re.sub(r'\b(href|src)="(?![#/]|[a-z]+:)', r'\1="/', page)
    page = re.sub(r"<title>.*?</title>", HEAD, page, count=1, flags=re.DOTALL)
    return re.sub(r"<article\b.*</article>", MAIN, page, count=1, flags=re.DOTALL)


def _body(text: str) -> str:
    """Return the Markdown of a page without its title and its list of other pages."""
    return re.sub(r"```\{toctree\}.*?```", "", text.split("\n", 1)[1], flags=re.DOTALL)
