/* The search and the filters above a list of papers, and papers among the results of Sphinx's own search.
   The page says everything without this script; papers-index.js, which comes before it, finds. */
(() => {
  "use strict";

  const words = document.currentScript.dataset;
  const { open, words: split } = window.workshopPapers;
  const pause = 200; // ms after a key
  const shown = 20;
  const shownAmongOthers = 10;
  const language = document.documentElement.lang || "en";
  const numbers = new Intl.NumberFormat(`${language}-u-nu-latn`); // the digits of the page
  const plural = new Intl.PluralRules(language);

  function make(name, className, text = "", attributes = {}) {
    const element = document.createElement(name);
    if (className) element.className = className;
    element.textContent = text;
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  }

  function filled(text, number) {
    return text.replace("{}", numbers.format(number));
  }

  function item(page, [id, title, authors, ...badges]) {
    const name = page
      ? make("a", "workshop-paper-title", "", { href: page.replace("{}", encodeURIComponent(id)) })
      : make("span", "workshop-paper-title");
    name.append(make("bdi", "", title));
    const heading = make("p", "workshop-paper-heading");
    heading.append(name);
    for (let n = 0; n < badges.length; n += 2) {
      heading.append(" ", make("span", `workshop-${badges[n]}`, badges[n + 1], { dir: "auto" }));
    }
    const paper = make("li", "workshop-paper");
    const line = make("p", "workshop-paper-authors");
    authors.split(words.comma).forEach((author, n) => line.append(n ? words.comma : "", make("bdi", "", author)));
    paper.append(heading, line);
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

    const written = (group) => group.querySelector(".workshop-papers-number");
    const totals = new Map(groups.map((group) => [group, written(group)?.textContent]));

    function only(isShown) {
      for (const [one, id] of ids) one.hidden = !isShown(id);
      for (const group of groups) {
        const all = group.querySelectorAll("li.workshop-paper");
        const left = [...all].filter((one) => !one.hidden).length;
        group.hidden = !left;
        const number = written(group);
        if (number) number.textContent = left < all.length ? `(${numbers.format(left)} / ${numbers.format(all.length)})` : totals.get(group);
      }
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

  function addSearch(element, number) {
    const form = element.querySelector(".workshop-papers-search");
    const [field, ...selects] = form.querySelectorAll("input, select");
    const status = element.querySelector(".workshop-papers-status");
    const clear = element.querySelector(".workshop-papers-clear");
    const count = status.textContent;
    const index = open(element.dataset.index);
    const say = (text) => {
      status.textContent = text;
    };
    const isWhole = element.querySelectorAll("li.workshop-paper[id]").length === Number(element.dataset.papers);
    const always = [["decision", element.dataset.decisions?.split(",") ?? []], ["track", element.dataset.tracks?.split("\n") ?? []]];
    const view = (isWhole ? filter : results)(element, index, () => say(words.failed));
    const isFirst = number === 0; // the address is about the first list of a page
    let latest = 0;
    let timer;

    /* What is asked for stands in the address: it can be sent as a link, and the browser's way back leads to it. */
    function read() {
      const asked = new URL(location.href).searchParams;
      field.value = asked.get("q") ?? "";
      for (const select of selects) {
        const value = asked.get(select.name) ?? "";
        const same = (option) => split(option.value).join() === split(value).join();
        if (![...select.options].some(same)) select.add(new Option(value, value));
        select.value = [...select.options].find(same).value;
      }
    }

    function remember(isStep) {
      const address = new URL(location.href);
      for (const { name, value } of [field, ...selects]) {
        if (value.trim()) address.searchParams.set(name, value.trim());
        else address.searchParams.delete(name);
      }
      if (address.href === location.href) return;
      try {
        history[isStep ? "pushState" : "replaceState"](history.state, "", address);
      } catch { /* browsers may forbid it for a page opened from a folder */ }
    }

    async function answer(isStep) {
      clearTimeout(timer);
      latest += 1;
      const turn = latest;
      const query = field.value.trim();
      const chosen = selects.filter(({ value }) => value);
      if (isFirst) remember(isStep);
      clear.hidden = !query && !chosen.length;
      const isAsked = split(query).length || chosen.length;
      if (!isAsked) {
        view.restore();
        say(count);
        return;
      }
      try {
        const fields = [...always, ...chosen.map(({ name, value }) => [name, [value]])];
        let { papers, short } = await index.search(query, fields);
        if (short && chosen.length) ({ papers } = await index.search("", fields));
        const found = await view.prepare(papers);
        if (turn !== latest) return;
        if (short && !chosen.length) view.restore();
        else found.show();
        say(short ? words.short : found.number ? filled(element.dataset.found, found.number) : words.none);
      } catch {
        if (turn !== latest) return;
        view.restore();
        say(words.failed);
      }
    }

    /* One step back undoes what was typed without a pause or a choice between. */
    field.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(() => answer(!new URL(location.href).searchParams.has("q")), pause);
    });
    field.addEventListener("keydown", (event) => {
      if (event.key === "Enter") answer(true);
      if (event.key !== "Escape" || !field.value) return;
      event.preventDefault();
      field.value = "";
      answer(true);
    });
    for (const select of selects) select.addEventListener("change", () => answer(true));
    clear.addEventListener("click", () => {
      for (const one of [field, ...selects]) one.value = "";
      field.focus();
      answer(true);
    });
    form.hidden = false;
    if (!isFirst) return;
    const again = () => {
      read();
      answer();
    };
    window.addEventListener("popstate", again);
    if (location.search) again();
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
      address.searchParams.set("q", query);
      const all = make("p", "workshop-papers-all");
      const said = words[`all${plural.select(papers.length)}`] ?? words.allother; // browsers may tell more plurals apart
      all.append(make("a", "", filled(said, papers.length), { href: address.href }));
      element.append(all);
    } catch {
      element.replaceChildren(make("p", "workshop-papers-status", words.failed, { role: "status" }));
    }
  }

  window.workshopPapers.list = list;
  document.querySelectorAll(".workshop-papers[data-index]").forEach(addSearch);
  if (words.index) { // the search page of Sphinx
    const results = make("div", "workshop-paper-results", "", { "data-index": words.index });
    if (words.page) results.dataset.page = words.page;
    if (words.list) results.dataset.all = words.list;
    (document.querySelector("#search-results") ?? document.body).after(results);
  }
  const asked = new URLSearchParams(location.search).get("q") ?? "";
  document.querySelectorAll(".workshop-paper-results[data-index]").forEach((element) => list(element, asked));
})();
