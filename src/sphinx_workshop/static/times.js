/* The visitor's own time in place of the workshop's, wherever a page shows times; the choice holds for all pages.
   The page says everything without this script. */
(() => {
  "use strict";

  const words = document.currentScript.dataset;
  const page = document.documentElement.lang || "en";
  const language = page === "en" ? "en-GB" : page;
  const CHOICE = "workshop-times";

  const hours = { hour: "2-digit", minute: "2-digit", hourCycle: language === "en-GB" ? "h23" : undefined };
  const clock = new Intl.DateTimeFormat(language, hours);
  const clockAndZone = new Intl.DateTimeFormat(language, { ...hours, timeZoneName: "shortOffset" });
  const shortDay = new Intl.DateTimeFormat(language, { weekday: "short", day: "numeric", month: "short" });
  const longDay = new Intl.DateTimeFormat(language, { weekday: "long", day: "numeric", month: "long", year: "numeric" });
  const zone = new Intl.DateTimeFormat(language, { timeZoneName: "shortOffset" });

  const all = (root, selector) => [...root.querySelectorAll(selector)];
  const inUtc = (name) => name.replace("GMT", "UTC").replace("-", "\u2212");

  function element(name, className, text) {
    const made = document.createElement(name);
    made.className = className;
    made.textContent = text;
    if (name === "button") made.type = "button";
    return made;
  }

  /* --- The choice: remembered where the browser lets it be, and for this page where not --- */

  const views = [];

  function remembered() {
    try {
      return localStorage.getItem(CHOICE);
    } catch {
      return null;
    }
  }

  function show(choice) {
    views.forEach((view) => view(choice === "yours"));
  }

  function choose(choice) {
    try {
      localStorage.setItem(CHOICE, choice);
    } catch {
      // It holds for this page, then.
    }
    show(choice);
  }

  /* --- Moments --- */

  function localDay(moment) {
    const two = (number) => String(number).padStart(2, "0");
    return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
  }

  function localZone(moment) {
    return inUtc(zone.formatToParts(moment).find(({ type }) => type === "timeZoneName").value);
  }

  function isElsewhere(time) {
    return -new Date(time.dateTime).getTimezoneOffset() !== Number(time.dataset.offset);
  }

  /* The visitor's time in the place of an element's; with the day, where that is another one than is said before it. */
  function showLocal(time, dayBefore) {
    const moment = new Date(time.dateTime);
    const parts = [clock.format(moment)];
    if (localDay(moment) !== dayBefore) {
      parts.unshift(element("span", "workshop-other-day", shortDay.format(moment).replace(/,/g, "")), " ");
    }
    time.replaceChildren(...parts);
    return localDay(moment);
  }

  /* Let `write` write the visitor's times; the name of the zone goes with them. */
  function add(times, name, write) {
    if (!times.some(isElsewhere)) return;
    const written = times.map((time) => [time, time.textContent]);
    const theirs = name?.textContent;
    const own = [...new Set(times.map((time) => localZone(new Date(time.dateTime))))].join(", ");
    views.push((yours) => {
      if (yours) write();
      else written.forEach(([time, text]) => time.replaceChildren(text));
      if (name) name.textContent = yours ? own : theirs;
    });
    if (!name) return;
    if (place && place.parentElement.parentElement.contains(name)) addSwitch(theirs, own);
    else makeChoice(name);
  }

  /* --- Where it is chosen: at the top of a program; elsewhere by the name of a zone, which takes no more room --- */

  const place = document.querySelector(".workshop-tools > .workshop-times");
  let hasSwitch = false;

  function addSwitch(theirs, own) {
    if (hasSwitch) return;
    hasSwitch = true;
    const group = element("div", "workshop-switch", "");
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", words.switch);
    for (const [choice, where] of Object.entries({ workshop: theirs, yours: own })) {
      const button = element("button", "", `${words[choice]} (${where})`);
      button.addEventListener("click", () => choose(choice));
      views.push((yours) => button.setAttribute("aria-pressed", String(yours === (choice === "yours"))));
      group.append(button);
    }
    place.append(group);
  }

  function makeChoice(name) {
    const button = element("button", "workshop-zone-choice", name.textContent);
    let isYours = false;
    button.addEventListener("click", () => {
      choose(isYours ? "workshop" : "yours");
      button.focus();
    });
    name.replaceChildren(button);
    views.push((yours) => {
      isYours = yours;
      button.textContent = name.textContent;
      button.setAttribute("aria-label", `${button.textContent}: ${yours ? words.toWorkshop : words.toYours}`);
      name.replaceChildren(button);
    });
  }

  /* A day of the program, with the times beside its grid. */
  function addDay(section) {
    const date = section.querySelector(".workshop-day-title time")?.dateTime;
    add(all(section, "time[data-offset]"), section.querySelector(".workshop-zone-name"), () => {
      for (const time of all(section, ".workshop-tick time")) time.textContent = clock.format(new Date(time.dateTime));
      for (const span of all(section, ".workshop-time")) all(span, "time").reduce((before, time) => showLocal(time, before), date);
    });
  }

  /* A day with its times in a line of text. */
  function addLine(line) {
    const date = line.querySelector(".workshop-date");
    const written = date.textContent;
    const times = all(line, "time[data-offset]");
    add(times, line.querySelector(".workshop-zone-name"), () => {
      const first = new Date(times[0].dateTime);
      date.textContent = longDay.format(first);
      times.reduce((before, time) => showLocal(time, before), localDay(first));
    });
    views.push((yours) => {
      if (!yours) date.textContent = written;
    });
  }

  /* A deadline has both times: the one that is chosen, and the other in brackets. */
  function addDeadline(time) {
    if (!time.dateTime.includes("T") || !isElsewhere(time)) return;
    const moment = new Date(time.dateTime);
    const theirs = time.textContent;
    const own = `${longDay.format(moment)}, ${inUtc(clockAndZone.format(moment))}`; // in the form of the page
    const note = element("span", "workshop-local", "");
    const button = element("button", "workshop-zone-choice", "");
    let isYours = false;
    button.addEventListener("click", () => choose(isYours ? "workshop" : "yours"));
    const text = document.createTextNode("");
    note.append("(", button, text);
    const status = time.nextElementSibling;
    (status?.matches(".workshop-status") ? status : time).after(" ", note);
    views.push((yours) => {
      isYours = yours;
      time.textContent = yours ? own : theirs;
      button.textContent = yours ? words.announced : words.local;
      text.textContent = `: ${yours ? theirs : own})`;
    });
  }

  all(document, ".workshop-day").forEach(addDay);
  all(document, ".workshop-when").forEach(addLine);
  all(document, "time.workshop-deadline").forEach(addDeadline);
  show(remembered());
  window.addEventListener("storage", ({ key }) => key === CHOICE && show(remembered()));
})();
