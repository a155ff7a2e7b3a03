/* The program: its days as tabs, filters, what is on now and what is next. */
(() => {
  "use strict";

  const words = document.currentScript.dataset;
  const { all, element, left } = window.workshopPage; // of times.js
  const minute = 60 * 1000;
  const hour = 60 * minute;

  /* --- What is on now, and what is next --- */

  /* When sessions begin and end that say it; without an end, one is over when another begins in its list, or in an hour. */
  function withEnds(list) {
    const items = all(list, ":scope > [data-start]:has(> .workshop-session-heading > .workshop-time > .workshop-start)");
    const sessions = items.map((item) => ({ item, start: Date.parse(item.dataset.start), end: Date.parse(item.dataset.end) }));
    for (const session of sessions) {
      const later = sessions.map(({ start }) => start).filter((start) => start > session.start);
      session.end ||= Math.min(...later, session.start + hour);
    }
    return sessions;
  }

  function setState(item, state, text) {
    item.classList.toggle("workshop-now", state === "now");
    item.classList.toggle("workshop-next", state === "next");
    const title = item.querySelector(":scope > .workshop-session-heading .workshop-session-title");
    const badge = title.parentElement.querySelector(".workshop-state");
    if (badge) badge.textContent = text;
    else if (text) title.after(" ", element("span", "workshop-state", text));
  }

  function markStates(sessions) {
    const now = Date.now();
    const next = Math.min(...sessions.map(({ start }) => start).filter((start) => start > now));
    const following = sessions.filter(({ start }) => start === next).map(({ item }) => item);
    for (const { item, start, end } of sessions) {
      const inside = following.some((other) => other !== item && other.contains(item));
      if (start <= now && now < end) setState(item, "now", words.now);
      else if (start === next && !inside) setState(item, "next", words.next.replace("{}", left(next - now)));
      else setState(item, "", "");
    }
  }

  const clocked = all(document, "ul.workshop-sessions").flatMap(withEnds);
  markStates(clocked);
  setInterval(() => markStates(clocked), minute);

  /* --- A day that is wider than the page: a shadow where there is more --- */

  for (const scroll of all(document, ".workshop-parallel")) {
    const mark = () => {
      const from = Math.abs(scroll.scrollLeft);
      const isMore = from + scroll.clientWidth < scroll.scrollWidth - 1;
      scroll.parentElement.classList.toggle("workshop-more-after", isMore);
    };
    scroll.addEventListener("scroll", mark, { passive: true });
    new ResizeObserver(mark).observe(scroll);
  }

  const tools = document.querySelector(".workshop-tools");
  if (!tools) return;
  const program = tools.parentElement;
  const controls = tools.querySelector(".workshop-controls");

  /* --- Days: their links show one at a time --- */

  const days = all(program, ":scope > .workshop-day");
  const links = all(tools, ".workshop-day-links > a");

  function open(section) {
    if (!links.length) return;
    days.forEach((one, index) => {
      one.classList.toggle("workshop-closed", one !== section);
      links[index].ariaCurrent = one === section ? "true" : null;
    });
  }

  const current = () => days.find((one) => !one.classList.contains("workshop-closed"));

  function today() {
    const on = program.querySelector(".workshop-now")?.closest(".workshop-day");
    return on ?? days.find((one) => {
      const offset = one.querySelector("time[data-offset]")?.dataset.offset;
      const there = new Date(Date.now() + offset * minute);
      return offset !== undefined && there.toISOString().startsWith(one.querySelector(".workshop-day-title time")?.dateTime);
    });
  }

  /* --- Filters: what they are set to is in the address --- */

  const FACTS = ["room", "track", "kind"];
  const asked = new URLSearchParams(location.search);
  const chosen = {};
  const selects = {};

  const sessions = all(program, "li.workshop-session").map((item) => {
    const chain = [];
    for (let one = item; one; one = one.parentElement.closest("li.workshop-session")) chain.push(one);
    const { room, track } = item.dataset;
    return { item, chain, section: item.closest(".workshop-day"), room: [room], track: [track], kind: chain.map((one) => one.dataset.kind) };
  });

  const isMine = () => program.classList.contains("workshop-mine");

  function matches(session, except) {
    return FACTS.every((fact) => fact === except || !chosen[fact] || session[fact].includes(chosen[fact]))
      && (!isMine() || session.chain.some((one) => one.classList.contains("workshop-starred")));
  }

  /* How many there are, not counting those inside others that count. */
  function count(found) {
    const items = new Set(found.map(({ item }) => item));
    return found.filter(({ chain }) => !chain.slice(1).some((one) => items.has(one))).length;
  }

  function countOptions(fact) {
    const there = sessions.filter((session) => matches(session, fact));
    for (const option of selects[fact].options) {
      if (!option.value) continue;
      option.textContent = `${option.value} (${count(there.filter((session) => session[fact].includes(option.value)))})`;
    }
  }

  function apply() {
    const found = sessions.filter((session) => matches(session));
    const shown = new Set(found.flatMap(({ chain }) => chain));
    for (const { item } of sessions) item.hidden = !shown.has(item);
    const isFiltered = FACTS.some((fact) => chosen[fact]);
    program.classList.toggle("workshop-filtered", isFiltered || isMine());
    days.forEach((one, index) => {
      const number = count(found.filter(({ section }) => section === one));
      one.classList.toggle("workshop-empty", !number && sessions.some(({ section }) => section === one));
      if (links.length) links[index].dataset.count = isFiltered ? number : "";
    });
    if (isFiltered && current()?.matches(".workshop-empty")) open(days.find((one) => !one.matches(".workshop-empty")) ?? current());
    Object.keys(selects).forEach(countOptions);
    status.hidden = !isFiltered;
    total.textContent = words.shown.replace("{}", count(found)).replace("{}", count(sessions));
  }

  function choose(fact, value) {
    chosen[fact] = value;
    const address = new URL(location);
    if (value) address.searchParams.set(fact, value);
    else address.searchParams.delete(fact);
    history.replaceState(null, "", address);
    selects[fact].value = value;
  }

  function clearAll() {
    Object.keys(selects).forEach((fact) => choose(fact, ""));
    apply();
  }

  function addSelect(fact) {
    const values = [...new Set(sessions.map(({ item }) => item.dataset[fact]).filter(Boolean))];
    if (values.length < 2) return;
    const select = element("select", "workshop-filter");
    select.setAttribute("aria-label", words[fact]);
    select.append(new Option(words[`${fact}All`], ""), ...values.map((value) => new Option(value, value)));
    select.addEventListener("change", () => {
      choose(fact, select.value);
      apply();
    });
    selects[fact] = select;
    chosen[fact] = values.includes(asked.get(fact)) ? asked.get(fact) : "";
    select.value = chosen[fact];
    filters.append(select);
  }

  const filters = element("div", "workshop-filters");
  const status = element("div", "workshop-filter-status");
  const total = element("span");
  const clear = element("button", "workshop-clear", words.clear);
  total.setAttribute("role", "status");
  clear.addEventListener("click", () => {
    clearAll();
    controls.querySelector("select").focus();
  });
  FACTS.forEach(addSelect);
  status.append(total, " ", clear);
  controls.append(filters);
  tools.append(status);

  /* --- Ways to a session --- */

  function leaveMine() {
    if (isMine()) program.dispatchEvent(new Event("workshop-leave"));
  }

  function reveal(item) {
    if (item.hidden) {
      leaveMine();
      clearAll();
    }
    open(item.closest(".workshop-day"));
  }

  function goTo(item) {
    reveal(item);
    item.tabIndex = -1;
    item.focus({ preventScroll: true });
    item.scrollIntoView({ block: "center", inline: "nearest" });
  }

  const marked = (state) => all(program, `li.workshop-${state}`);
  const states = ["now", "next"];
  const jumps = states.map((state) => {
    const button = element("button", "workshop-jump", words[`to${state}`]);
    button.setAttribute("aria-keyshortcuts", "n");
    button.addEventListener("click", () => goTo(marked(state)[0]));
    controls.append(button);
    return button;
  });

  function showJumps() {
    states.forEach((state, index) => (jumps[index].hidden = !marked(state).length));
  }

  document.addEventListener("keydown", (event) => {
    if (event.key !== "n" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, select, textarea, dialog, [contenteditable]")) return;
    const every = states.flatMap(marked);
    const shown = every.filter(({ hidden }) => !hidden);
    const ways = shown.length ? shown : every;
    const here = ways.indexOf(document.activeElement);
    if (ways.length) goTo(ways[(here + 1) % ways.length]);
  });

  function followAnchor() {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const section = target && target.closest(".workshop-day");
    if (!days.includes(section)) return;
    reveal(target.closest("li.workshop-session") ?? section);
    target.scrollIntoView();
  }

  links.forEach((link, index) => link.addEventListener("click", (event) => {
    event.preventDefault();
    leaveMine();
    open(days[index]);
    history.replaceState(null, "", link.hash);
  }));
  program.addEventListener("workshop-stars", apply);
  window.addEventListener("hashchange", followAnchor);

  // Out of sight while sessions are left out, so that none is seen to move.
  program.style.visibility = location.search && "hidden";
  requestAnimationFrame(() => requestAnimationFrame(() => (program.style.visibility = "")));
  open(today() ?? days[0]);
  apply();
  showJumps();
  followAnchor();
  program.classList.add("workshop-ready");
  setInterval(showJumps, minute);
})();
