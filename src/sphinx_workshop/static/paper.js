/* Beside what a page says of papers: a button that copies a BibTeX entry; formulas that scroll get the keyboard.
   The page says everything without this script. */
(() => {
  "use strict";

  const words = document.currentScript.dataset;
  const saidFor = 4000; // ms

  function make(name, attributes) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  }

  /* Where the browser does not let a page copy, the entry is selected for the reader to do it. */
  async function copy(entry) {
    try {
      await navigator.clipboard.writeText(entry.textContent);
      return words.copied;
    } catch {
      entry.closest("details").open = true;
      getSelection().selectAllChildren(entry);
      return words.select;
    }
  }

  for (const box of document.querySelectorAll(".workshop-cite")) {
    const button = make("button", { class: "workshop-copy", type: "button", "aria-label": words.label });
    const status = make("span", { class: "workshop-copied", role: "status" });
    let timer;
    button.textContent = words.copy;
    button.addEventListener("click", async () => {
      clearTimeout(timer);
      status.textContent = await copy(box.querySelector("pre"));
      timer = setTimeout(() => {
        status.textContent = "";
      }, saidFor);
    });
    const tools = make("div", { class: "workshop-copying" });
    tools.append(status, button);
    box.append(tools);
  }

  const formulas = new ResizeObserver((changed) => {
    for (const { target } of changed) {
      if (target.scrollWidth > target.clientWidth) target.setAttribute("tabindex", "0");
      else target.removeAttribute("tabindex");
    }
  });
  for (const one of document.querySelectorAll(".workshop-paper math, .workshop-paper-full math")) {
    if (!one.closest("a")) formulas.observe(one);
  }
})();
