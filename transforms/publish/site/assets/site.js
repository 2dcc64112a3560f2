// What a script adds to a page that is whole without one: search in the head of every page, filters and arrow keys on the
// front page, tables that sort. Other people's words are only ever set as text.
"use strict";

window.thirds = window.thirds || {};

// Letters and figures without case and accents, so that "Zoe" finds "Zoë" and "st peters" finds "St Peter's".
thirds.folded = (text) =>
  text.normalize("NFKD").toLowerCase().replace(/[\u0300-\u036f'’.]/g, "").replace(/[^\p{L}\p{N}]+/gu, " ").trim();

// The organisations whose name or sector holds every word that is typed, those that begin so first; at most `most`.
thirds.search = (index, typed, most) => {
  const words = thirds.folded(typed).split(" ").filter(Boolean);
  if (!words.length) return [];
  const first = [];
  const later = [];
  for (const entry of index) {
    if (!words.every((word) => entry.folded.includes(word))) continue;
    (entry.folded.startsWith(words[0]) ? first : later).push(entry);
    if (first.length >= most) break;
  }
  return first.concat(later).slice(0, most);
};

thirds.indexed = (rows) =>
  rows.map(([name, slug, sector]) => ({ name, slug, sector, folded: `${thirds.folded(name)} ${thirds.folded(sector)}` }));

(() => {
  const root = document.body.dataset.root;
  const made = (name, properties) => Object.assign(document.createElement(name), properties);
  const form = made("form", { className: "find", role: "search" });
  const label = made("label", { htmlFor: "find", textContent: "Find an organisation" });
  const input = made("input", { id: "find", type: "search", placeholder: label.textContent, autocomplete: "off", role: "combobox" });
  const list = made("ul", { id: "found", role: "listbox", ariaLabel: "Organisations", hidden: true });
  let index = null;
  let found = [];
  let at = -1;
  for (const [name, value] of [["aria-expanded", "false"], ["aria-controls", "found"], ["aria-autocomplete", "list"]])
    input.setAttribute(name, value);
  form.append(label, input, list);
  document.querySelector(".masthead").append(form);

  const load = () => {
    if (index) return;
    index = [];
    const script = document.createElement("script");
    script.src = `${root}assets/organisations.js`;
    script.onload = () => {
      index = thirds.indexed(window.thirdsOrganisations);
      show();
    };
    document.head.append(script);
  };
  const close = () => {
    list.hidden = true;
    at = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const go = (entry) => {
    location.href = entry.slug ? `${root}organisations/${entry.slug}.html` : `${root}organisations.html`;
  };
  const show = () => {
    found = thirds.search(index, input.value, 12);
    list.replaceChildren(
      ...found.map((entry, number) => {
        const item = made("li", { id: `found-${number}`, role: "option", textContent: entry.name });
        item.append(made("span", { className: "sub", textContent: entry.slug ? entry.sector : "not collected yet" }));
        item.addEventListener("mousedown", (event) => {
          event.preventDefault();
          go(entry);
        });
        return item;
      })
    );
    at = -1;
    list.hidden = !found.length;
    input.setAttribute("aria-expanded", String(Boolean(found.length)));
  };
  const choose = (number) => {
    if (!found.length) return;
    at = (number + found.length) % found.length;
    [...list.children].forEach((item, place) => item.setAttribute("aria-selected", String(place === at)));
    input.setAttribute("aria-activedescendant", `found-${at}`);
    list.children[at].scrollIntoView({ block: "nearest" });
  };
  input.addEventListener("focus", load);
  input.addEventListener("input", () => {
    load();
    show();
  });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") choose(at + 1);
    else if (event.key === "ArrowUp") choose(at - 1);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (found.length) go(found[Math.max(at, 0)]);
  });
})();

// Tables: a click on a heading sorts by it; figures as figures, the greatest first; empty cells and dashes last.
for (const table of document.querySelectorAll("table.sortable")) {
  const body = table.tBodies[0];
  const value = (row, column) => {
    const text = row.cells[column].firstChild ? row.cells[column].textContent.trim() : "";
    const figure = Number.parseFloat(text.replace(/,/g, ""));
    return { text, figure };
  };
  [...table.tHead.rows[0].cells].forEach((heading, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...heading.childNodes);
    heading.append(button);
    button.addEventListener("click", () => {
      const numeric = heading.classList.contains("figure");
      const before = heading.getAttribute("aria-sort");
      const order = before ? (before === "ascending" ? "descending" : "ascending") : numeric ? "descending" : "ascending";
      const sign = order === "ascending" ? 1 : -1;
      for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
      heading.setAttribute("aria-sort", order);
      const rows = [...body.rows].map((row) => ({ row, ...value(row, column) }));
      rows.sort((one, two) => {
        if (!numeric) return sign * one.text.localeCompare(two.text, "en");
        const empty = Number.isNaN(one.figure) - Number.isNaN(two.figure);
        return empty || sign * (one.figure - two.figure) || 0;
      });
      body.append(...rows.map(({ row }) => row));
    });
  });
}

// The front page: filters that act on the table and on the triangle alike, and arrow keys among the marks.
(() => {
  const form = document.querySelector(".filters");
  if (!form) return;
  const rows = [...document.querySelectorAll("#table tbody tr")];
  const links = [...document.querySelectorAll(".triangle svg a")];
  const mark = new Map(links.map((link) => [link.dataset.n, link]));
  const words = new Map(rows.map((row) => [row, thirds.folded(row.cells[0].textContent)]));
  const output = form.querySelector("output");
  form.hidden = false;

  const filter = () => {
    const wanted = thirds.folded(form.words.value).split(" ").filter(Boolean);
    let shown = 0;
    for (const row of rows) {
      const fits =
        (!form.sector.value || row.dataset.s === form.sector.value) &&
        (!form.kind.value || row.dataset.k === form.kind.value) &&
        (!form.ranked.checked || "r" in row.dataset) &&
        wanted.every((word) => words.get(row).includes(word));
      row.hidden = !fits;
      const link = mark.get(row.dataset.n);
      if (link) link.classList.toggle("faint", !fits);
      shown += fits;
    }
    output.textContent = shown === rows.length ? `all ${shown} bodies` : `${shown} of ${rows.length} bodies`;
    rove();
  };
  // One stop of the tab key for the whole drawing: the arrow keys go from mark to mark, past those that are filtered out.
  const rove = () => {
    const open = links.filter((link) => !link.classList.contains("faint"));
    const current = open.find((link) => link.tabIndex === 0 && link.hasAttribute("tabindex")) || open[0];
    for (const link of links) link.setAttribute("tabindex", link === current ? "0" : "-1");
    return open;
  };
  document.querySelector(".triangle svg").addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const open = rove();
    const at = open.indexOf(event.target.closest("a"));
    if (!step || at < 0) return;
    event.preventDefault();
    const next = open[(at + step + open.length) % open.length];
    for (const link of links) link.setAttribute("tabindex", link === next ? "0" : "-1");
    next.focus();
  });
  const light = (number, on) => {
    const row = rows.find((each) => each.dataset.n === number);
    if (row) row.classList.toggle("lit", on);
    if (mark.has(number)) mark.get(number).classList.toggle("lit", on);
  };
  for (const each of [...rows, ...links]) {
    for (const [event, on] of [["mouseenter", true], ["mouseleave", false], ["focusin", true], ["focusout", false]])
      each.addEventListener(event, () => light(each.dataset.n, on));
  }
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(filter));
  filter();
})();
