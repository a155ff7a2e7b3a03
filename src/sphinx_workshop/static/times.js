/* The visitor's own time in place of the workshop's, wherever a page shows times; the choice holds for all pages.
   The page says everything without this script. */
(() => {
  "use strict";

  const words = document.currentScript.dataset;
  const page = document.documentElement.lang || "en";
  // The calendar and the digits of the page.
  const language = `${/^en\b/.test(page) ? "en-GB" : page}-u-ca-gregory-nu-latn`;
  const CHOICE = "workshop-times";

  const time = new Intl.DateTimeFormat(language, { timeStyle: "short" });
  const clock = (moment) => time.format(moment).replace(/\s/g, "\u00a0");
  const shortDay = new Intl.DateTimeFormat(language, { weekday: "short", day: "numeric", month: "short" });
  const longDay = new Intl.DateTimeFormat(language, { dateStyle: "full" });
  const zone = new Intl.DateTimeFormat("en", { timeZoneName: "shortOffset" });

  const all = (root, selector) => [...root.querySelectorAll(selector)];
  const inUtc = (name) => name.replace("GMT", "UTC").replace("-", "\u2212");

  function element(name, className = "", text = "") {
    const made = document.createElement(name);
    made.className = className;
    made.textContent = text;
    if (name === "button") made.type = "button";
    return made;
  }

  const minute = 60 * 1000;
  const hour = 60 * minute;
  const day = 24 * hour;
  const relative = new Intl.RelativeTimeFormat(language, { numeric: "always" });

  function left(rest) {
    if (rest >= 2 * day) return relative.format(Math.floor(rest / day), "day");
    if (rest >= 2 * hour) return relative.format(Math.floor(rest / hour), "hour");
    return relative.format(Math.max(1, Math.floor(rest / minute)), "minute");
  }

  /* --- The choice: remembered where the browser lets it be, and for this page where not --- */

  const views = [];
  let isYours = false;

  function remembered() {
    try {
      return localStorage.getItem(CHOICE);
    } catch {
      return null;
    }
  }

  /* Let a function show times again whenever the choice changes; it is told whether they are the visitor's. */
  function addView(view) {
    views.push(view);
    view(isYours);
  }

  function show(choice) {
    isYours = choice === "yours";
    views.forEach((view) => view(isYours));
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
    const parts = [clock(moment)];
    if (localDay(moment) !== dayBefore) {
      parts.unshift(element("span", "workshop-other-day", shortDay.format(moment).replace(/,/g, "")), " ");
    }
    time.replaceChildren(...parts);
    return localDay(moment);
  }

  /* Let `write` write the visitor's times into some elements; the name of the zone goes with them. */
  function add(elements, name, write) {
    const times = elements.filter(({ dataset }) => dataset.offset);
    if (!name || !times.some(isElsewhere)) return;
    const written = elements.map((one) => [one, one.textContent]);
    const theirs = name.textContent;
    const own = [...new Set(times.map((time) => localZone(new Date(time.dateTime))))].join(", ");
    const isBelowPlace = place && place.closest(".workshop-program").contains(name);
    if (isBelowPlace) addSwitch(theirs, own);
    const label = isBelowPlace ? name : makeChoice(name);
    views.push((yours) => {
      if (yours) write();
      else written.forEach(([one, text]) => one.replaceChildren(text));
      label.textContent = yours ? own : theirs;
      if (!isBelowPlace) label.setAttribute("aria-label", (yours ? words.toWorkshop : words.toYours).replace("{}", label.textContent));
    });
  }

  /* --- Where it is chosen: at the top of a program; elsewhere by the name of a zone, which takes no more room --- */

  const place = document.querySelector(".workshop-times");

  function addSwitch(theirs, own) {
    if (place.firstChild) return;
    const group = element("div", "workshop-switch");
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", words.switch);
    for (const [choice, where] of Object.entries({ workshop: theirs, yours: own })) {
      const button = element("button", "", `${words[choice]} (${where})`);
      button.addEventListener("click", () => choose(choice));
      views.push((yours) => button.setAttribute("aria-pressed", yours === (choice === "yours")));
      group.append(button);
    }
    place.append(group);
  }

  function makeChoice(name) {
    const button = element("button", "workshop-zone-choice");
    button.addEventListener("click", () => choose(isYours ? "workshop" : "yours"));
    name.replaceChildren(button);
    return button;
  }

  /* A day of the program, with the times beside its grid. */
  function addDay(section) {
    const date = section.querySelector(".workshop-day-title time")?.dateTime;
    add(all(section, "time[data-offset]"), section.querySelector(".workshop-zone-name"), () => {
      for (const time of all(section, ".workshop-tick time")) time.textContent = clock(new Date(time.dateTime));
      for (const span of all(section, ".workshop-time")) all(span, "time").reduce((before, time) => showLocal(time, before), date);
    });
  }

  /* A day with its times in a line of text. */
  function addLine(line) {
    const [date, ...times] = all(line, "time");
    add([date, ...times], line.querySelector(".workshop-zone-name"), () => {
      const first = new Date(times[0].dateTime);
      date.textContent = longDay.format(first);
      times.reduce((before, time) => showLocal(time, before), localDay(first));
    });
  }

  all(document, ".workshop-day").forEach(addDay);
  all(document, ".workshop-when").forEach(addLine);
  show(remembered());
  // What the scripts of the program and of the dates share with this one.
  window.workshopPage = { all, element, language, clock, longDay, localZone, choose, isElsewhere, addView, left };
  window.addEventListener("storage", ({ key }) => key === CHOICE && show(remembered()));
})();
