"use strict";
// Comfort only: without script everything is there to read, only not to sort, copy or step through.
{
const words = document.body.dataset;
const all = (what, within = document) => [...within.querySelectorAll(what)];
const make = (tag, more) => Object.assign(document.createElement(tag), more);
const button = (text, act) => make("button", { type: "button", textContent: text, onclick: act });

// a button that copies what stands beside it
async function copy(text) {
  try { await navigator.clipboard.writeText(text); }
  catch {
    const box = make("textarea", { value: text });
    document.body.append(box);
    box.select();
    document.execCommand("copy");
    box.remove();
  }
}
for (const box of all(".copied")) {
  const press = button(words.copy, async () => {
    await copy(box.querySelector(".copy").textContent);
    press.textContent = words.copied;
    setTimeout(() => { press.textContent = words.copy; }, 2000);
  });
  press.setAttribute("aria-live", "polite");
  box.append(press);
}

// tables: a press on a heading sorts, words in the field filter
const figure = (cell) => {
  const found = cell.textContent.replace(/,/g, "").match(/-?\d+(\.\d+)?/);
  return found ? Number(found[0]) : NaN;
};
function sort(table, column, head) {
  const down = head.getAttribute("aria-sort") === "ascending";
  const body = table.tBodies[0];
  const rows = [...body.rows].map((row) => [figure(row.cells[column]), row.cells[column].textContent, row]);
  rows.sort((a, b) => (isNaN(a[0]) - isNaN(b[0])) || (down ? -1 : 1) * (a[0] - b[0] || a[1].localeCompare(b[1])));
  for (const other of all("th", table.tHead)) other.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", down ? "descending" : "ascending");
  body.append(...rows.map((row) => row[2]));
}
for (const table of all("table.sortable")) {
  all("thead th", table).forEach((head, column) => {
    const press = button("", () => sort(table, column, head));
    press.append(...head.childNodes);
    head.append(press);
  });
  if (!table.dataset.filter) continue;
  const field = make("input", { type: "search" });
  const label = make("label", { className: "filter", textContent: table.dataset.filter + " " });
  field.oninput = () => {
    const wanted = field.value.toLowerCase().split(/\s+/);
    for (const row of table.tBodies[0].rows) {
      const text = row.textContent.toLowerCase();
      row.hidden = !wanted.every((word) => text.includes(word));
    }
  };
  label.append(field);
  table.parentElement.before(label);
  addEventListener("hashchange", () => {
    const row = document.getElementById(location.hash.slice(1));
    if (row && row.hidden && table.contains(row)) { field.value = ""; field.oninput(); }
  });
}

// the claim under the pointer or the focus: its line of the table, and its group in the article
const tip = make("div", { className: "tip", id: "tip", hidden: true });
tip.setAttribute("role", "tooltip");
document.body.append(tip);
let shown = null;
let leaving = 0;
const hide = () => {
  if (!shown) return;
  shown.removeAttribute("aria-describedby");
  for (const one of all(".together")) one.classList.remove("together");
  tip.hidden = true;
  shown = null;
};
const show = (link) => {
  clearTimeout(leaving);
  if (link === shown) return;
  hide();
  const row = document.getElementById(link.hash.slice(1));
  if (!row || !row.cells) return;
  const list = make("dl");
  const heads = all("thead th", row.closest("table"));
  [...row.cells].forEach((cell, at) => {
    if (!cell.textContent.trim() || at === 0) return;
    list.append(make("dt", { textContent: heads[at].textContent }), make("dd", { textContent: cell.innerText }));
  });
  tip.replaceChildren(list);
  const group = row.lastElementChild.querySelector("a");
  if (group) {
    const own = document.getElementById(group.hash.slice(1));
    for (const one of all("a", own)) document.getElementById(one.hash.slice(1))?.classList.add("together");
  }
  link.removeAttribute("title"); // else the browser shows it over ours
  link.setAttribute("aria-describedby", "tip");
  shown = link;
  tip.hidden = false;
  const at = link.getBoundingClientRect();
  const left = Math.min(at.left, document.documentElement.clientWidth - tip.offsetWidth - 8);
  const below = at.bottom + tip.offsetHeight + 8 < innerHeight || at.top < tip.offsetHeight + 8;
  tip.style.left = Math.max(8, left) + scrollX + "px";
  tip.style.top = (below ? at.bottom + 6 : at.top - tip.offsetHeight - 6) + scrollY + "px";
};
const claim = (event) => event.target.closest?.(".article a:not(.ref)");
const leave = () => { clearTimeout(leaving); leaving = setTimeout(hide, 200); };
for (const begin of ["mouseover", "focusin"])
  document.addEventListener(begin, (event) => {
    const link = claim(event);
    if (link) show(link);
    else if (tip.contains(event.target)) clearTimeout(leaving);
    else if (shown) leave();
  });

// a link into something folded unfolds it
function reveal() {
  const target = document.getElementById(location.hash.slice(1));
  const folded = target?.closest("details");
  if (!folded || folded.open) return;
  folded.open = true;
  target.scrollIntoView();
}
addEventListener("hashchange", reveal);
reveal();

// next and previous: from finding to finding, or in the article from mark to mark
const walk = make("div", { className: "walk" });
const cards = all(".finding");
const marks = all(".article .ref");
function step(way) {
  const middle = innerHeight / 3;
  const inside = all(".article").some((one) => {
    const at = one.getBoundingClientRect();
    return at.top < middle && at.bottom > middle;
  });
  const stops = inside && marks.length ? marks : cards;
  const here = stops.indexOf(document.activeElement);
  const near = stops.findIndex((one) => one.getBoundingClientRect().top > (way > 0 ? 40 : -40));
  const next = here >= 0 ? here + way : way > 0 ? near : (near < 0 ? stops.length : near) - 1;
  const stop = stops[Math.max(0, Math.min(stops.length - 1, next))];
  const folded = stop.closest("details");
  if (folded) folded.open = true;
  stop.focus({ preventScroll: true });
  stop.scrollIntoView({ block: stops === cards ? "start" : "center" });
}
if (cards.length > 1) {
  const keys = make("input", { type: "checkbox", checked: true });
  const label = make("label", { textContent: " " + words.keys });
  label.prepend(keys);
  walk.setAttribute("role", "group");
  walk.setAttribute("aria-label", words.walk);
  walk.append(button(words.previous, () => step(-1)), button(words.next, () => step(1)), label);
  document.querySelector("main").append(walk);
  document.addEventListener("keydown", (event) => {
    if (!keys.checked || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select")) return;
    const way = { n: 1, p: -1 }[event.key];
    if (way) { event.preventDefault(); step(way); }
  });
}
document.addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });

// paper cannot unfold
addEventListener("beforeprint", () => { for (const one of all("details")) one.open = true; });
}
