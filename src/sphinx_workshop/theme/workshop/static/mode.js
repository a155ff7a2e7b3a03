/* Before anything is painted: the colours that the visitor has chosen here before, else those of the site. */
(() => {
  "use strict";

  const root = document.documentElement;
  const wanted = document.currentScript.dataset.mode || "auto";
  let chosen = null;
  try {
    chosen = localStorage.getItem("mode");
  } catch {
    // The browser keeps nothing for this site.
  }
  const mode = ["light", "dark", "auto"].includes(chosen) ? chosen : wanted;
  const isDark = mode === "dark" || (mode === "auto" && matchMedia("(prefers-color-scheme: dark)").matches);
  root.dataset.mode = mode;
  root.dataset.theme = isDark ? "dark" : "light";
})();
