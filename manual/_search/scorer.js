/* How the search of the manual weighs what it finds: among pages with the same words, guides come first, then
   the pages of data files; examples come last. */
var Scorer = {
  weights: { "how-to/": 4, tutorial: 3, "reference/data/": 2, "examples/": -2 },
  score: ([docname, , , , score]) =>
    score + (Object.entries(Scorer.weights).find(([start]) => docname.startsWith(start))?.[1] ?? 0),
  objNameMatch: 11,
  objPartialMatch: 6,
  objPrio: { 0: 15, 1: 5, 2: -5 },
  objPrioDefault: 0,
  title: 15,
  partialTitle: 7,
  term: 5,
  partialTerm: 2,
};
