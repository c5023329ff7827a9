"use strict";
// Filters, kept in the address behind `#`; the page reads whole without them, and nothing here writes but counts.
(() => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const root = document.documentElement, box = document.querySelector(".filters");
  const questions = all("section > details");
  if (!box) return;
  const form = box.querySelector("form"), found = document.getElementById("found");
  const words = new Map();
  const text = (question) => {
    if (!words.has(question)) words.set(question, question.textContent.toLowerCase());
    return words.get(question);
  };
  root.classList.add("filtered");
  box.hidden = false;

  // What the address asks for: filters (`#show=conflict&q=hospital`), or one question (`#q3`).
  function read() {
    const asked = location.hash.slice(1), told = new URLSearchParams(asked.includes("=") ? asked : "");
    for (const field of form.elements) {
      if (field.type === "checkbox") field.checked = told.get(field.name) === "1";
      else if (field.name) field.value = told.get(field.name) || "";
      if (field.localName === "select" && field.selectedIndex < 0) field.value = "";
    }
    if (told.size) box.open = true;
    const named = document.getElementById(asked);
    if (questions.includes(named)) named.open = true;
  }

  function write() {
    const told = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (value) told.set(name, value);
    history.replaceState(null, "", `#${told}`);
  }

  function show(changed) {
    const asked = new FormData(form), on = (name) => asked.get(name) === "1";
    const sought = (asked.get("q") || "").toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const question of questions) {
      const { state, what } = question.dataset;
      const fits = (!asked.get("show") || asked.get("show") === state) && (!asked.get("what") || asked.get("what") === what);
      question.hidden = !(fits && sought.every((word) => text(question).includes(word)));
      shown += !question.hidden;
    }
    for (const section of all("section")) section.hidden = !section.querySelector(":scope > details:not([hidden])");
    if (on("open") || changed === "open") for (const question of questions) question.open = on("open");
    if (on("past") || changed === "past") for (const folded of all(".past")) folded.open = on("past");
    root.classList.toggle("notes", on("notes"));
    found.textContent = `${shown.toLocaleString("en")} of ${questions.length.toLocaleString("en")} questions`;
  }

  form.addEventListener("input", (event) => { show(event.target.name); write(); });
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", () => { read(); show(); });

  let closed = [];
  addEventListener("beforeprint", () => {
    closed = all("section > details, .more:not(.past)").filter((folded) => !folded.open);
    for (const folded of closed) folded.open = true;
  });
  addEventListener("afterprint", () => { for (const folded of closed) folded.open = false; });

  read();
  show();
})();
