/* What the scripts of the inherited theme expect of Sphinx and of Bootstrap, without loading either:
   the options of the page, menus that open, and names for buttons. Where a page loads them, they are used. */
(() => {
  "use strict";

  const { pagename, searchAsYouType, isTranslated } = document.currentScript.dataset;
  const page = { pagename, search_as_you_type: searchAsYouType === "true" };
  if (typeof DOCUMENTATION_OPTIONS === "undefined") window.DOCUMENTATION_OPTIONS = page;
  else Object.assign(DOCUMENTATION_OPTIONS, page);

  /* --- Menus --- */

  const TOGGLE = '[data-bs-toggle="dropdown"]';

  function setOpen(button, isOpen) {
    button.setAttribute("aria-expanded", String(isOpen));
    button.classList.toggle("show", isOpen);
    button.parentElement.querySelector(".dropdown-menu").classList.toggle("show", isOpen);
  }

  function closeAll(except) {
    for (const button of document.querySelectorAll(`${TOGGLE}.show`)) if (button !== except) setOpen(button, false);
  }

  function move(menu, step) {
    const items = [...menu.querySelectorAll("a, button")];
    const index = items.indexOf(document.activeElement);
    items.at((index + step + items.length) % items.length).focus();
  }

  function onKey(event) {
    const holder = event.target.closest(".dropdown");
    const button = holder?.querySelector(TOGGLE);
    if (!button) return;
    const menu = holder.querySelector(".dropdown-menu");
    if (event.key === "Escape" && button.classList.contains("show")) {
      setOpen(button, false);
      button.focus();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      setOpen(button, true);
      move(menu, event.key === "ArrowDown" || event.target === button ? 1 : -1);
    }
  }

  if (!window.bootstrap) {
    window.bootstrap = {
      Tooltip: class {
        constructor(element, { title } = {}) {
          if (title) element.title = title;
        }
        static getInstance() {
          return null;
        }
        show() {}
        hide() {}
      },
    };
    document.querySelectorAll(TOGGLE).forEach((button) => button.setAttribute("aria-expanded", "false"));
    document.addEventListener("click", ({ target }) => {
      const button = target.closest(TOGGLE);
      closeAll(button);
      if (button) setOpen(button, !button.classList.contains("show"));
    });
    document.addEventListener("focusin", ({ target }) => closeAll(target.closest(".dropdown")?.querySelector(TOGGLE)));
    document.addEventListener("keydown", onKey);
    document.getElementById("pst-back-to-top")?.addEventListener("click", () => window.scrollTo({ top: 0 }));
  }

  /* --- The words that were searched for, marked on the page that a result led to --- */

  function load(names) {
    const [name, ...others] = names;
    if (!name) return;
    const script = document.createElement("script");
    script.src = `${document.documentElement.dataset.content_root}_static/${name}`;
    script.addEventListener("load", () => load(others));
    document.head.append(script);
  }

  function hasWords() {
    if (new URLSearchParams(location.search).has("highlight")) return true;
    try {
      return Boolean(localStorage.getItem("sphinx_highlight_terms"));
    } catch {
      return false;
    }
  }

  if (typeof SPHINX_HIGHLIGHT_ENABLED === "undefined" && hasWords()) {
    const messages = isTranslated ? ["translations.js"] : [];
    load(["documentation_options.js", "doctools.js", ...messages, "sphinx_highlight.js"]);
  }
})();
