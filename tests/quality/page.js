// What tests ask a page about itself; put into each page before its own scripts run.
"use strict";
(() => {
  const refused = [];
  let shift = 0;
  document.addEventListener("securitypolicyviolation", event => {
    refused.push(`${event.violatedDirective} refuses ${event.blockedURI} ${event.sample}`);
  });
  new PerformanceObserver(list => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) shift += entry.value;
  }).observe({ type: "layout-shift", buffered: true });

  const name = one => {
    const words = (one.innerText || one.ariaLabel || one.title || "").trim().replace(/\s+/g, " ").slice(0, 40);
    const id = one.id && `#${one.id}`;
    return `<${one.localName}${id}${[...one.classList].map(kind => `.${kind}`).join("")}> ${words}`;
  };
  const seen = one => one.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true });
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const hides = value => value === "hidden" || value === "clip" || value === "auto" || value === "scroll";

  // Elements that stick out of the page, where the page has become wider than its window.
  const sideways = () => {
    const { clientWidth, scrollWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const inScroller = one => {
      for (let up = one.parentElement; up && up !== document.body; up = up.parentElement)
        if (hides(getComputedStyle(up).overflowX)) return true;
      return false;
    };
    const out = all("body *").filter(one => {
      const box = one.getBoundingClientRect();
      return box.width > 0 && (box.right > clientWidth + 1 || box.left < -1) && seen(one) && !inScroller(one);
    });
    return [`${scrollWidth} px in a window of ${clientWidth}`, ...out.slice(0, 5).map(name)];
  };

  // Elements that cut their text, or show it only to those who scroll inside them.
  const cut = (hides = value => value !== "visible") =>
    all("body *").filter(one => {
      if (!one.innerText?.trim() || !seen(one) || one.closest(".math, math")) return false;
      const { overflowX, overflowY, position, clip, clipPath } = getComputedStyle(one);
      if (one.clientWidth <= 1 || (position === "absolute" && (clip !== "auto" || clipPath !== "none"))) return false;
      return (hides(overflowX) && one.scrollWidth > one.clientWidth + 1)
        || (hides(overflowY) && one.scrollHeight > one.clientHeight + 2);
    }).map(name);

  // Elements that cut their text, with no way to scroll to it.
  const hidden = () => cut(value => value === "hidden" || value === "clip");

  // The words of the page's text, folded or not, but for those of controls and of signs. Of scripts, only the
  // Latin one: not each machine that tests has the others.
  const CONTROLS = "button, select, option, input, textarea, [role=button], .headerlink, script, style, noscript, math, svg, "
    + "nav, form, [role=search], aside:not(.footnote, .footnote-list), [role=navigation], template, .workshop-local, .workshop-state, [aria-hidden=true], .math, "
    // What the styles leave to screens: labels of what is unfolded on paper, ways to other pages, text to copy.
    + ".workshop-fold > summary, .workshop-action, .workshop-calendar, .workshop-letters, .workshop-papers-pages, "
    + ".workshop-bibtex, .workshop-papers-bibtex";
  const tiny = one => {
    for (let up = one; up && up !== document.body; up = up.parentElement) {
      const { position, clip, clipPath, fontSize } = getComputedStyle(up);
      if (fontSize === "0px" || (position === "absolute" && (clip !== "auto" || clipPath !== "none"))) return true;
    }
    return false;
  };
  const words = () => {
    const main = ["main article", "article", "main", "[role=main]", "body"].map(one => document.querySelector(one)).find(Boolean);
    const folded = all("details:not([open])", main);
    folded.forEach(one => { one.open = true; });
    const found = [];
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    for (let text = walker.nextNode(); text; text = walker.nextNode()) {
      const around = text.parentElement;
      if (!text.data.trim() || around.closest(CONTROLS) || tiny(around)) continue;
      if (!seen(around) && !around.closest(".sd-tab-content")) continue;
      found.push(...(text.data.normalize("NFKC").toLowerCase().match(/[\p{Script=Latin}\p{N}]{2,}/gu) ?? []));
    }
    folded.forEach(one => { one.open = false; });
    return found;
  };

  const MANY = "a[href], area[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex], "
    + "audio[controls], video[controls], iframe, [contenteditable]";
  const look = one => {
    const label = one.labels?.[0] ?? one;
    return [[one], [one, "::after"], [label], [one.parentElement]].map(part => {
      const style = getComputedStyle(...part);
      const outline = style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 1
        ? "" : `${style.outlineStyle} ${style.outlineWidth} ${style.outlineColor}`;
      return [outline, style.boxShadow, style.borderColor, style.borderWidth, style.backgroundColor,
        style.textDecoration, style.transform].join("|");
    }).join("\n");
  };
  let stops = [];
  let looks = [];
  // What the Tab key has to reach, in the order of the document; of radio buttons, one of a group.
  const tabStops = () => {
    const groups = new Set();
    stops = all(MANY).filter(one => {
      if (one.tabIndex < 0 || one.disabled || one.closest("[inert]") || !seen(one)) return false;
      if (one.type !== "radio") return true;
      const group = all(`input[type=radio][name="${CSS.escape(one.name)}"]`);
      if (group.some(other => other.checked) ? !one.checked : groups.has(one.name)) return false;
      groups.add(one.name);
      return true;
    });
    looks = stops.map(look);
    return stops.map(name);
  };
  // Where the focus is: the number of the stop (-1: elsewhere, -2: nowhere), whether one sees it, and whether it is
  // past the menus, if there is anything.
  const behindMenus = one => {
    const main = document.querySelector("main, [role=main]");
    return main.contains(one) || !!(main.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING);
  };
  const focused = () => {
    const one = document.activeElement;
    if (!one || one === document.body || one === document.documentElement) return { stop: -2, past: true };
    const stop = stops.indexOf(one);
    const target = one.labels?.[0] ?? one;
    const boxes = [...target.getClientRects()].filter(box => box.width && box.height);
    const box = boxes[0] ?? target.getBoundingClientRect();
    const points = [0.5, 0.1, 0.9].map(part => [box.left + part * box.width, box.top + box.height / 2]);
    const on = points.some(([x, y]) => {
      const top = document.elementFromPoint(x, y);
      return top && (target.contains(top) || one.contains(top) || top.contains(one));
    });
    const inView = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
    return { stop, name: name(one), marked: stop < 0 || look(one) !== looks[stop], free: on, inView,
      positive: one.tabIndex > 0, past: behindMenus(one) || !stops.some(behindMenus) };
  };

  // Signs that are drawn as a mask: in forced colours they vanish where nobody chose a colour for them.
  const lostSigns = () => {
    const probe = document.createElement("span");
    document.body.append(probe);
    probe.style.backgroundColor = "Canvas";
    const canvas = getComputedStyle(probe).backgroundColor;
    probe.remove();
    return all("body *").flatMap(one => [null, "::before", "::after"].flatMap(pseudo => {
      const style = getComputedStyle(one, pseudo);
      if (!style.maskImage || style.maskImage === "none" || (pseudo && style.content === "none")) return [];
      return seen(one) && style.backgroundColor === canvas ? [`${name(one)} ${pseudo ?? ""}`] : [];
    }));
  };

  const moving = () => document.getAnimations().filter(one => one.playState === "running")
    .map(one => name(one.effect.target));

  // Buttons and fields that one sees, and that do something only with a script.
  const dead = () => all("button, input, select, textarea, [role=button]").filter(one => {
    if (!seen(one) || one.closest("form[action]") || one.hasAttribute("popovertarget") || one.hasAttribute("commandfor"))
      return false;
    return !(one.type === "radio" || one.type === "checkbox");
  }).map(name);

  window.quality = { all, cut, dead, focused, hidden, lostSigns, moving, name, refused: () => refused, shift: () => shift,
    sideways, tabStops, words };
})();
