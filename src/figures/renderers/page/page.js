"use strict";
// Search, filters and sorting. The page reads whole without them; nothing here writes anything but plain text.
(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const one = (id) => document.getElementById(id);
  const find = one("find"), metric = one("metric"), kind = one("kind"), found = one("found");
  const sections = all(".metric");
  const words = new Map();
  const text = (node) => {
    if (!words.has(node)) words.set(node, node.textContent.toLowerCase());
    return words.get(node);
  };
  const kinds = (node) => (node.dataset.kinds || "").split(" ");
  const count = (number, noun) => `${number.toLocaleString("en")} ${noun}`;

  function filter() {
    const sought = find.value.toLowerCase().split(/\s+/).filter(Boolean);
    const fits = (node) => (!kind.value || kinds(node).includes(kind.value)) && sought.every((word) => text(node).includes(word));
    const shown = { rows: 0, of: 0, cards: 0, cardsOf: 0 };
    for (const section of sections) {
      const here = !metric.value || section.dataset.metric === metric.value;
      let hits = 0;
      for (const row of all(".claims tbody tr", section)) {
        const on = here && fits(row);
        row.hidden = !on;
        shown.of += 1;
        if (on) { shown.rows += 1; hits += 1; }
      }
      for (const card of all(".card, .briefs li", section)) {
        const on = here && fits(card);
        card.hidden = !on;
        shown.cardsOf += 1;
        if (on) { shown.cards += 1; hits += 1; }
      }
      for (const list of all(".clashes", section)) list.hidden = !list.querySelector(".card:not([hidden]), .briefs li:not([hidden])");
      for (const line of all(".lines li", section)) line.hidden = !(sought.every((word) => text(line).includes(word)));
      section.hidden = !hits;
    }
    const active = sought.length || metric.value || kind.value;
    found.textContent = active
      ? `Showing ${count(shown.rows, "of")} ${count(shown.of, "claims")}, ${count(shown.cards, "of")} ${count(shown.cardsOf, "discrepancies")}.`
      : "";
  }

  function value(row, column, numeric) {
    const cell = row.cells[column];
    if (!numeric) return text(cell).trim();
    return Number(cell.dataset.key === undefined ? cell.textContent : cell.dataset.key);
  }

  function sort(table, head) {
    const column = head.cellIndex, numeric = head.dataset.sort === "number";
    const descending = head.getAttribute("aria-sort") === "ascending";
    for (const other of all("th[aria-sort]", table.tHead)) other.setAttribute("aria-sort", "none");
    head.setAttribute("aria-sort", descending ? "descending" : "ascending");
    const body = table.tBodies[0];
    const rows = [...body.rows].map((row) => [value(row, column, numeric), row]);
    rows.sort(([a], [b]) => (numeric ? a - b : a.localeCompare(b, "en")) * (descending ? -1 : 1));
    body.append(...rows.map(([, row]) => row));
  }

  for (const table of all(".claims")) {
    for (const head of all("th[data-sort]", table.tHead)) {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      head.setAttribute("aria-sort", "none");
      button.addEventListener("click", () => sort(table, head));
    }
  }

  let due = 0;
  const soon = () => { cancelAnimationFrame(due); due = requestAnimationFrame(filter); };
  find.addEventListener("input", soon);
  metric.addEventListener("change", filter);
  kind.addEventListener("change", filter);
  one("clear").addEventListener("click", () => { find.value = metric.value = kind.value = ""; filter(); find.focus(); });

  // A link to something that the filters hide brings it back.
  const reveal = () => {
    const target = location.hash.length > 1 && one(decodeURIComponent(location.hash.slice(1)));
    if (target && target.closest("[hidden]")) { find.value = metric.value = kind.value = ""; filter(); target.scrollIntoView(); }
  };
  addEventListener("hashchange", reveal);

  all(".tools")[0].hidden = false;
  filter();
})();
