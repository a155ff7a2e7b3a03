/* A search field above the list of papers, and papers among the results of Sphinx's own search.
   The page says everything without this script; papers-index.js, which comes before it, finds. */
(() => {
  "use strict";

  const words = {
    label: "Search papers",
    hint: "Words of the title, authors, keywords or abstract",
    matchOne: "{} paper matches",
    matchOther: "{} papers match",
    none: "No paper matches",
    short: "Type more letters",
    failed: "The search could not be loaded",
    more: "Show more",
    heading: "Papers",
    all: "All {} papers that match",
    ...document.currentScript.dataset,
  };
  const { open, words: split } = window.workshopPapers;
  const parameter = "papers";
  const pause = 200; // ms after a key
  const shown = 20;
  const shownAmongOthers = 10;
  const language = document.documentElement.lang || "en";
  const plural = new Intl.PluralRules(language);
  const count = new Intl.NumberFormat(language);

  function make(name, className, text = "", attributes = {}) {
    const element = document.createElement(name);
    if (className) element.className = className;
    element.textContent = text;
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  }

  function filled(text, number) {
    return text.replace("{}", count.format(number));
  }

  function matching(number) {
    if (!number) return words.none;
    const category = plural.select(number);
    return filled(words[`match${category[0].toUpperCase()}${category.slice(1)}`] ?? words.matchOther, number);
  }

  function item(page, [id, title, authors, decision, ...badges]) {
    const name = page
      ? make("a", "workshop-paper-title", title, { href: page.replace("{}", encodeURIComponent(id)) })
      : make("span", "workshop-paper-title", title);
    const heading = make("p", "workshop-paper-heading");
    heading.append(name);
    if (decision) heading.append(" ", make("span", "workshop-decision", decision));
    for (let n = 0; n < badges.length; n += 2) {
      heading.append(" ", make("span", `workshop-${badges[n]}`, badges[n + 1]));
    }
    const paper = make("li", "workshop-paper");
    paper.append(heading, make("p", "workshop-paper-authors", authors));
    return paper;
  }

  /* Shows and hides what is in the list: for a list that has all papers. */
  function filter(element, index) {
    const items = [...element.querySelectorAll("li.workshop-paper")];
    const groups = [...element.querySelectorAll(".workshop-papers-group")];
    // A paper in several groups has its id once.
    const text = (one) => [...one.children].slice(0, 2).map((line) => line.textContent).join("\n");
    const known = new Map(items.filter((one) => one.id).map((one) => [text(one), one.id]));
    const ids = new Map(items.map((one) => [one, one.id || known.get(text(one))]));

    function only(isShown) {
      for (const [one, id] of ids) one.hidden = !isShown(id);
      for (const group of groups) group.hidden = !group.querySelector("li.workshop-paper:not([hidden])");
    }

    return {
      async prepare(papers) {
        const keys = await index.ids();
        const here = new Set(ids.values());
        const found = new Set(papers.map((position) => `paper-${keys[position]}`).filter((id) => here.has(id)));
        return { number: found.size, show: () => only((id) => found.has(id)) };
      },
      restore: () => only(() => true),
    };
  }

  /* Shows results instead of the list: for a list that has not all papers. */
  function results(element, index, fail) {
    const others = [...element.querySelectorAll(":scope > :is(.workshop-papers-group, .workshop-papers-pages)")];
    const list = make("ul", "workshop-paper-list");
    const more = make("button", "workshop-papers-more", words.more, { type: "button" });
    const found = make("section", "workshop-papers-found");
    found.append(list, more);
    found.hidden = true;
    element.append(found);
    let rest = [];

    const next = async (papers) =>
      (await index.rows(papers.slice(0, shown))).map((row) => item(element.dataset.page, row));

    function add(items, papers) {
      list.append(...items);
      rest = papers.slice(shown);
      more.hidden = !rest.length;
    }

    more.addEventListener("click", async () => {
      const papers = rest;
      try {
        const items = await next(papers);
        if (papers !== rest) return; // another click, or another query
        add(items, papers);
        items[0].querySelector("a")?.focus();
      } catch {
        fail();
      }
    });

    function toggle(isFound) {
      found.hidden = !isFound;
      for (const one of others) one.hidden = isFound;
    }

    return {
      async prepare(papers) {
        const items = await next(papers);
        const show = () => {
          list.replaceChildren();
          add(items, papers);
          toggle(true);
        };
        return { number: papers.length, show };
      },
      restore: () => toggle(false),
    };
  }

  /* The query in the address, so that a search can be sent as a link. */
  function remember(query) {
    const address = new URL(location.href);
    if (query) address.searchParams.set(parameter, query);
    else address.searchParams.delete(parameter);
    try {
      history.replaceState(history.state, "", address);
    } catch { /* browsers may forbid it for a page opened from a folder */ }
  }

  function addSearch(element, number) {
    const index = open(element.dataset.index);
    const id = `workshop-papers-search-${number}`;
    const label = make("label", "", words.label, { for: id });
    const field = make("input", "", "", {
      id, type: "search", autocomplete: "off", spellcheck: "false", enterkeyhint: "search", "aria-describedby": `${id}-hint`,
    });
    const hint = make("p", "workshop-papers-hint", words.hint, { id: `${id}-hint` });
    const status = make("p", "workshop-papers-status", "", { role: "status" });
    const search = make("div", "workshop-papers-search", "", { role: "search", "aria-label": words.label });
    search.append(label, field, hint, status);
    element.prepend(search);

    const say = (text) => {
      status.textContent = text;
    };
    const isWhole = element.querySelectorAll("li.workshop-paper[id]").length === Number(element.dataset.papers);
    const decisions = element.dataset.decisions?.split(",") ?? [];
    const tracks = element.dataset.tracks?.split("\n") ?? [];
    const view = (isWhole ? filter : results)(element, index, () => say(words.failed));
    let latest = 0;
    let timer;

    async function answer() {
      clearTimeout(timer);
      latest += 1;
      const turn = latest;
      const query = field.value.trim();
      if (number === 1) remember(query);
      if (!split(query).length) {
        view.restore();
        say("");
        return;
      }
      try {
        const { papers, short } = await index.search(query, decisions, tracks);
        const found = await view.prepare(papers);
        if (turn !== latest) return;
        if (short) view.restore();
        else found.show();
        say(short ? words.short : matching(found.number));
      } catch {
        if (turn !== latest) return;
        view.restore();
        say(words.failed);
      }
    }

    field.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(answer, pause);
    });
    field.addEventListener("keydown", (event) => {
      if (event.key === "Enter") answer();
      if (event.key !== "Escape" || !field.value) return;
      event.preventDefault();
      field.value = "";
      answer();
    });
    if (number === 1) field.value = new URLSearchParams(location.search).get(parameter) ?? "";
    if (field.value) answer();
  }

  /* Lists the first papers that match in an element of another page, with a link to all. */
  async function list(element, query) {
    const index = open(element.dataset.index);
    try {
      const { papers, short } = split(query).length ? await index.search(query) : { papers: [] };
      if (short || !papers.length) return;
      const rows = await index.rows(papers.slice(0, shownAmongOthers));
      const items = make("ul", "workshop-paper-list");
      items.append(...rows.map((row) => item(element.dataset.page, row)));
      element.replaceChildren(make("h2", "", words.heading), items);
      if (papers.length === rows.length || !element.dataset.all) return;
      const address = new URL(element.dataset.all, document.baseURI);
      address.searchParams.set(parameter, query);
      const all = make("p", "workshop-papers-all");
      all.append(make("a", "", filled(words.all, papers.length), { href: address.href }));
      element.append(all);
    } catch {
      element.replaceChildren(make("p", "workshop-papers-status", words.failed, { role: "status" }));
    }
  }

  window.workshopPapers.list = list;
  document.querySelectorAll(".workshop-papers[data-index]").forEach((element, number) => addSearch(element, number + 1));
  if (words.index) { // the search page of Sphinx
    const results = make("div", "workshop-paper-results", "", { "data-index": words.index });
    if (words.page) results.dataset.page = words.page;
    if (words.list) results.dataset.all = words.list;
    (document.querySelector("#search-results") ?? document.body).after(results);
  }
  const asked = new URLSearchParams(location.search).get("q") ?? "";
  document.querySelectorAll(".workshop-paper-results[data-index]").forEach((element) => list(element, asked));
})();
