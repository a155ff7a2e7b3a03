/* For each day of the program, a choice between the workshop's times and the visitor's; what is on now, what is next.
   The page says everything without this script. */
(() => {
  "use strict";

  const words = document.currentScript.dataset;
  const page = document.documentElement.lang || "en";
  const language = page === "en" ? "en-GB" : page;
  const minute = 60 * 1000;
  const hour = 60 * minute;
  const day = 24 * hour;
  const CHOICE = "workshop-times";

  const clock = new Intl.DateTimeFormat(language, {
    hour: "2-digit", minute: "2-digit", hourCycle: language === "en-GB" ? "h23" : undefined,
  });
  const shortDay = new Intl.DateTimeFormat(language, { weekday: "short", day: "numeric", month: "short" });
  const zone = new Intl.DateTimeFormat(language, { timeZoneName: "shortOffset" });
  const relative = new Intl.RelativeTimeFormat(language, { numeric: "always" });

  const all = (root, selector) => [...root.querySelectorAll(selector)];

  function element(name, className, text) {
    const made = document.createElement(name);
    made.className = className;
    made.textContent = text;
    return made;
  }

  /* --- Whose times: the choice holds for all days, and is remembered where the browser lets it be --- */

  const switches = [];

  function remembered() {
    try {
      return localStorage.getItem(CHOICE);
    } catch {
      return null;
    }
  }

  function remember(choice) {
    try {
      localStorage.setItem(CHOICE, choice);
    } catch {
      // The choice holds for this page, then.
    }
  }

  function localDay(moment) {
    const two = (number) => String(number).padStart(2, "0");
    return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
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

  function localZone(moment) {
    const name = zone.formatToParts(moment).find(({ type }) => type === "timeZoneName").value;
    return name.replace("GMT", "UTC").replace("-", "\u2212");
  }

  function addSwitch(section) {
    const times = all(section, ".workshop-time time");
    const sentence = section.querySelector(".workshop-zone");
    const here = (time) => -new Date(time.dateTime).getTimezoneOffset();
    if (!sentence || times.every((time) => here(time) === Number(time.dataset.offset))) return;
    const name = sentence.querySelector(".workshop-zone-name");
    const workshopZone = name.textContent;
    const ownZone = [...new Set(times.map((time) => localZone(new Date(time.dateTime))))].join(", ");
    const written = new Map(times.map((time) => [time, time.textContent]));
    const date = section.querySelector(".workshop-day-title time").dateTime;

    const group = element("div", "workshop-switch", `${words.switch}: `);
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", words.switch);
    const buttons = Object.entries({ workshop: workshopZone, yours: ownZone }).map(([choice, where]) => {
      const button = element("button", "", `${words[choice]} (${where})`);
      button.type = "button";
      button.addEventListener("click", () => {
        remember(choice);
        switches.forEach((show) => show(choice));
      });
      group.append(button);
      return [choice, button];
    });
    sentence.after(group);

    switches.push((choice) => {
      for (const [own, button] of buttons) button.setAttribute("aria-pressed", String(own === choice));
      name.textContent = choice === "yours" ? ownZone : workshopZone;
      if (choice === "yours") {
        for (const span of all(section, ".workshop-time")) all(span, "time").reduce((before, time) => showLocal(time, before), date);
      } else {
        written.forEach((text, time) => time.replaceChildren(text));
      }
    });
  }

  /* --- What is on now, and what is next --- */

  const exact = (time) => (time ? Date.parse(time.dateTime) : NaN);

  /* When a session begins and ends; without an end, it is over when another in the same list begins, or in an hour. */
  function timed(item) {
    const own = item.querySelector(":scope > .workshop-session-heading > .workshop-time");
    const start = exact(own?.querySelector(".workshop-start"));
    return { item, start, end: exact(own?.querySelector(".workshop-end")) };
  }

  function withEnds(list) {
    const sessions = [...list.children].map(timed).filter(({ start }) => start);
    for (const session of sessions) {
      const later = sessions.map(({ start }) => start).filter((start) => start > session.start);
      session.end ||= Math.min(...later, session.start + hour);
    }
    return sessions;
  }

  function left(rest) {
    if (rest >= 2 * day) return relative.format(Math.floor(rest / day), "day");
    if (rest >= 2 * hour) return relative.format(Math.floor(rest / hour), "hour");
    return relative.format(Math.max(1, Math.floor(rest / minute)), "minute");
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
      else if (start === next && !inside) setState(item, "next", `${words.next}, ${left(next - now)}`);
      else setState(item, "", "");
    }
  }

  all(document, ".workshop-day").forEach(addSwitch);
  const choice = remembered() === "yours" ? "yours" : "workshop";
  switches.forEach((show) => show(choice));

  const sessions = all(document, "ul.workshop-sessions").flatMap(withEnds);
  markStates(sessions);
  if (sessions.length) setInterval(() => markStates(sessions), minute);
})();
