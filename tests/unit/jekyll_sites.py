"""Tiny made-up sites, each of a shape that workshops with Jekyll have."""

from __future__ import annotations

import base64
from typing import Final

PICTURE: Final = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
"""A PNG of one pixel."""

Site = dict[str, str | bytes]

FLAT: Final[Site] = {
    "_config.yml": """\
title: Flat Example 2030
short_title: FLAT 2030
description: A workshop on flat examples
contact_email: flat@example.org
url: https://flat.example.org
baseurl: ""
submission_url: https://submit.example.org/flat
twitter_username: flatexample
location: Example City
workshop_date: "September 22, 2030"
markdown: kramdown
plugins:
  - jekyll-feed
""",
    "_data/organizers.yml": """\
- name: Ada Example
  title: Professor
  affiliation: Example University
  webpage: https://ada.example.org
  image: /assets/img/ada.png
  scholar: https://scholar.google.com/citations?user=AAAAAAAAAAAJ&hl=en
  importance: 1
- name: Đặng Văn Mẫu
  affil: Institute of Examples
  website:
  email: dang@example.org
  bio: "Dang writes <b>examples</b>. <script>alert(1)</script>"
- name: 李明
  institution: 示例大学
  url: https://li.example.org
  location: Example City
""",
    "_data/speakers.yml": """\
- name: Bo Example
  affil: Example Institute
  url: https://bo.example.org
  photo: bo.png
  talk_title: On examples
  talk_abstract: What an example is.
  category: speakers
- name: TBA
  affil: somewhere
""",
    "_data/panelists.yml": """\
- name: Bo Example
  affil: Example Institute
- name: Cy Example
  affil: Example Laboratory
""",
    "_data/dates.yml": """\
- name: Paper submission deadline
  date: <s>July 15</s> July 31, 2030 (AoE)
- name: Author notification
  date: August 20, 2030
- name: Camera-ready
  date: 03/09/2030
- name: Video upload
  date: TBA
- name: Workshop date
  date: September 22, 2030
""",
    "_data/schedule.yml": """\
- time: "8:30–8:40"
  event: Opening remarks
- time: "8:40–9:10"
  event: Bo Example
- time: "12:30-1:15"
  event: Lunch
- time: "1:15-2:00"
  event: Poster session
  location: Hall E
""",
    "_data/sponsors.yml": """\
- name: Example Foundation
  logo: foundation.svg
  url: https://foundation.example.org
  category: Gold
""",
    "_data/faq.yml": """\
- question: Who may come?
  answer: Everybody, see [the call](/call/).
""",
    "_data/topics.yml": """\
- Examples of examples
- title: Counterexamples
  items:
    - Small ones
    - Large ones
""",
    "_data/navigation.yml": "- name: Home\n  link: /\n",
    "_data/awards_list.yml": "- thing: A list that nobody knows\n",
    "assets/img/ada.png": PICTURE,
    "images/bo.png": PICTURE,
    "images/foundation.svg": b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    "index.md": "---\nlayout: home\n---\n# Welcome\n\nAll about flat examples.\n",
}
"""Lists of entries in `_data`, as academic templates have them."""

CONFERENCE: Final[Site] = {
    "_config.yml": """\
title: Theme Example
url: https://theme.example.org
collections:
  talks:
    output: true
""",
    "_data/program.yml": """\
days:
- name: Monday
  abbr: Mo
  date: 2030-12-02
  rooms:
  - name: Hall A
    talks:
      - name: Opening
        time_start: '09:00'
        time_end: '09:15'
      - name: On rooms
        time_start: '09:15'
        time_end: '10:00'
  - name: Hall B
    talks:
      - name: On halls
        time_start: '09:15'
        time_end: '09:45'
""",
    "_data/lang.yml": "en:\n  program:\n    legend: Legend\n",
    "_speakers/ada.md": """\
---
name: Ada Example
first_name: Ada
last_name: Example
links:
  - name: Profile
    absolute_url: https://ada.example.org
hide: true
---

Ada studies rooms.
""",
    "_speakers/bo.md": "---\nname: Bo Example\nfirst_name: Bo\nlast_name: Example\n---\n",
    "_talks/rooms.md": """\
---
name: On rooms
speakers:
  - Ada Example
categories:
  - keynote
---

Rooms are examples of halls.
""",
    "_talks/halls.md": "---\nname: On halls\nspeakers:\n  - Bo Example\n---\n",
    "_rooms/a.md": "---\nname: Hall A\n---\nGround floor.\n",
}
"""The theme `jekyll-theme-conference`: collections of speakers and talks, a program with rooms."""

GROUPS: Final[Site] = {
    "_config.yml": "title: Groups 2030\nactive_year: 2030\n",
    "_data/2030/organizers.yml": """\
groups:
  - title: Program Chairs
    sort: false
    members:
      - name: Ada
        surname: Example
        affil: Example University
  - title: Steering Committee
    members:
      - name: Bo Example
        affil: Example Institute
""",
    "_data/2029/organizers.yml": """\
groups:
  - title: Program Chairs
    members:
      - name: Old Example
        affil: Past University
""",
    "_data/2030/program.yml": """\
legend:
  categories:
    - name: Talks
      color: red-6
days:
  - name: Workshop Program
    events:
      - time: 9:00 to 9:45
        title: Keynote
      - time: 9:45 to 10:00
        title: Break
""",
    "_data/2030/papers.yml": """\
papers:
  - title: A paper of groups
    authors: Cy Example (Example University), Di Example (Example Institute)
    abstract: What groups are.
    pdf: files/groups.pdf
  - title: Another paper
    authors:
      - Ed Example
    pdf: https://papers.example.org/2.pdf
    award: Best paper
""",
    "_data/reviewers.yml": """\
- "**Fay Example** (Example University)"
- Gus Example (Example Institute)
- someone
""",
    "_data/people.csv": "Name,Affiliation\nAda Example,Other University\nHal Example,Nowhere\n",
    "_data/news.json": '[{"date": "2030-01-06", "title": "The call is open", "link": "https://example.org/call"}]',
}
"""Groups with headings, editions by year, papers, a list of names, a directory as CSV, news as JSON."""

AL_FOLIO: Final[Site] = {
    "_config.yml": "title: blank\ntimezone: Europe/Berlin\nurl: https://example.org\nbaseurl: /folio\n",
    "_organizers/ada.md": """\
---
layout: page
name: Ada Example
affiliation: Example University
img: assets/img/ada.png
importance: 3
category: Organizer
website: https://ada.example.org
twitter: https://x.com/ada
---
""",
    "_organizers/bo.md": "---\nname: Bo Example\ncategory: Advisor\nimg: ../../img/nobody.png\n---\n",
    "_speakers/cy.md": "---\nname: Cy Example\ncategory: lecturer\n---\nCy lectures.\n",
    "_news/one.md": "---\nlayout: post\ndate: 2030-04-10\ninline: true\n---\n\nWe look for reviewers.\n",
    "_news/two.md": "---\ndate: 04-11\n---\n\nNo year.\n",
    "_posts/2030-05-01-post.md": "---\ntitle: A post\n---\n\nIts text.\n",
    "assets/img/ada.png": PICTURE,
}
"""Collections with front matter, as al-folio has them."""

PAGES: Final[Site] = {
    "_config.yml": "title: Pages 2030\nemail: your-email@example.com\n",
    "index.md": """\
---
layout: default
title: Home
---

# Pages

## Important Dates

- **Submission deadline:** ~~June 1, 2030~~ June 15, 2030, 11:59pm AoE
- Notification: July 1, 2030
- Camera ready: July 20th

## Topics of interest

1. First topic
2. Second topic

## Program Committee

- Ada Example (Example University)
- [Bo Example](https://bo.example.org) (Example Institute)
""",
    "dates.html": """\
---
layout: default
---
<h2>Dates</h2>
<table><tr><td>Workshop</td><td>September 8, 2030</td></tr></table>
<p>Some prose.</p>
""",
    "2029/index.md": "## Important Dates\n\n- Submission: June 1, 2029\n",
}
"""Pages with lists below headings, in Markdown and HTML."""

SITES: Final[dict[str, Site]] = {
    "flat": FLAT,
    "conference": CONFERENCE,
    "groups": GROUPS,
    "al-folio": AL_FOLIO,
    "pages": PAGES,
}
