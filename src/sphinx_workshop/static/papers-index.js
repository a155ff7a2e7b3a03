/* Answers queries over all papers, from the small files that sphinx_workshop.search writes: as many as a query needs.
   They are scripts that call workshopPapers(content), so that a page opened from a folder may load them, too. */
(() => {
  "use strict";

  const mostShards = 8; // for one word: the beginning of a word that needs more is taken for the whole word
  const lastDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdef";
  const otherDigits = "ghijklmnopqrstuvwxyz0123456789-_";
  const digits = new Map([...lastDigits, ...otherDigits].map((digit, value) => [digit, value]));
  const strong = 1000; // more than any number of words in a query

  /* The same as in search/words.py, sign for sign. */
  const folded = { đ: "d", ð: "d", ħ: "h", ı: "i", ł: "l", ø: "o", ŧ: "t", ß: "ss", æ: "ae", œ: "oe", þ: "th", ς: "σ" };
  const alone = "[\\u3005-\\u3007\\u3040-\\u30ff\\u31f0-\\u31ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\u{20000}-\\u{3ffff}]";
  const word = new RegExp(`(?=[\\p{L}\\p{N}])${alone}|(?:(?!${alone})[\\p{L}\\p{N}])+`, "gu");
  const foldable = new RegExp(`[${Object.keys(folded).join("")}]`, "g");

  function words(text) {
    const bare = text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
    return bare.replace(foldable, (sign) => folded[sign]).match(word) ?? [];
  }

  /* The same as in search/terms.py. */
  function term(text) {
    return text.replace(/[^a-z0-9]/gu, (sign) => `_${sign.codePointAt(0).toString(16).padStart(5, "0")}`);
  }

  /* The term for a value of a field; the same as in search/terms.py. */
  function filterTerm(field, text) {
    return `_${field[0]}_${words(text).map(term).join("_")}`;
  }

  const waiting = new Map();
  window.workshopPapers = (content) => waiting.get(document.currentScript)?.(content);

  function load(address) {
    const script = document.createElement("script");
    const loaded = new Promise((resolve, reject) => {
      waiting.set(script, resolve);
      script.onload = () => reject(new Error(`${address} is not of the index`)); // where it has called nothing
      script.onerror = () => reject(new Error(`${address} does not load`));
    });
    script.src = address;
    document.head.append(script);
    return loaded.finally(() => {
      waiting.delete(script);
      script.remove();
    });
  }

  /* Calls a function with each number of a line (search/numbers.py). */
  function decode(text, use) {
    let number = 0;
    let step = 0;
    for (const digit of text) {
      const value = digits.get(digit);
      step = step * 32 + (value % 32);
      if (value < 32) {
        number += step;
        step = 0;
        use(number);
      }
    }
  }

  class Index {
    #folder;
    #files = new Map();

    constructor(folder) {
      this.#folder = folder;
    }

    /* A file that failed is asked for again. */
    #file(name) {
      if (!this.#files.has(name)) {
        const loaded = load(this.#folder + name);
        loaded.catch(() => this.#files.delete(name));
        this.#files.set(name, loaded);
      }
      return this.#files.get(name);
    }

    async #part(name) {
      const { version } = await this.#file("manifest.js");
      return this.#file(`${name}?${version}`);
    }

    /* For each paper what its best match of a term is worth, or -1; and whether beginnings were left out. */
    async #match(asked, whole = false) {
      const { papers, terms } = await this.#file("manifest.js");
      const names = (beginning) => terms.split("|").flatMap((range, number) => {
        const head = range.slice(0, -2);
        const after = beginning.charAt(head.length);
        const fits = head.startsWith(beginning)
          || (beginning.startsWith(head) && range.at(-2) <= after && after <= range.at(-1));
        return fits ? [`t${number}.js`] : [];
      });
      const broad = whole || names(asked).length > mostShards;
      const beginning = broad ? `${asked} ` : asked;
      const values = new Int32Array(papers).fill(-1);
      for (const shard of await Promise.all(names(beginning).map((name) => this.#part(name)))) {
        for (const line of shard.split("\n").filter((line) => line.startsWith(beginning))) {
          const [found, numbers] = line.split(" ");
          const exact = found === asked ? 1 : 0;
          decode(numbers, (number) => {
            const paper = number >> 1;
            values[paper] = Math.max(values[paper], (number & 1) * strong + exact);
          });
        }
      }
      return { asked, values, broad };
    }

    async #matchAny(terms) {
      const matches = await Promise.all(terms.map((one) => this.#match(one, true)));
      return { values: matches[0].values.map((_value, paper) => Math.max(...matches.map(({ values }) => values[paper]))) };
    }

    /* The positions of the papers that have every word or its beginning, and of each field one of the values, if it has
       any; the best come first. And whether the query is still too short to say anything. */
    async search(query, fields = []) {
      const asked = words(query).map(term);
      const matches = await Promise.all([...new Set(asked)].map((one) => this.#match(one)));
      const limits = fields.filter(([, values]) => values.length);
      const all = [...matches, ...(await Promise.all(limits.map(([field, values]) =>
        this.#matchAny(values.map((value) => filterTerm(field, value))))))];
      const papers = ranked(all);
      const typed = matches.find((match) => match.asked === asked.at(-1));
      if (papers.length || !typed?.broad) return { papers, short: false };
      if (matches.length === 1) return { papers, short: true };
      return { papers: ranked(all.filter((match) => match !== typed)), short: false };
    }

    /* Of papers at positions: id, title, authors, and field and text of each badge. */
    rows(positions) {
      return Promise.all(positions.map(async (position) => {
        const { block } = await this.#file("manifest.js");
        return (await this.#part(`d${Math.floor(position / block)}.js`))[position % block];
      }));
    }

    ids() {
      return this.#part("ids.js");
    }
  }

  function ranked(matches) {
    const worth = new Map();
    matches[0]?.values.forEach((_value, paper) => {
      if (matches.every(({ values }) => values[paper] >= 0)) {
        worth.set(paper, matches.reduce((sum, { values }) => sum + values[paper], 0));
      }
    });
    return [...worth.keys()].sort((one, other) => worth.get(other) - worth.get(one) || one - other);
  }

  const opened = new Map();

  function open(folder) {
    if (!opened.has(folder)) opened.set(folder, new Index(folder));
    return opened.get(folder);
  }

  Object.assign(window.workshopPapers, { words, open });
})();
