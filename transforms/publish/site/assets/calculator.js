// The page "Score your own board": reads the fields, computes with score.js, and shows the answer in words and seats.
"use strict";

(() => {
  const form = document.querySelector(".calculator");
  const answer = document.querySelector(".answer");
  const drawing = document.getElementById("a-seats");
  const words = document.getElementById("a-words");
  const cells = [...document.querySelectorAll("#a-columns tbody tr")].map((row) => [row.cells[0].textContent, row.cells[1]]);
  const patterns = JSON.parse(words.dataset.patterns);
  const groups = [["w", "worker", "Workers"], ["u", "user", "Users"], ["s", "state", "The state"], ["m", "management", "Outside the thirds"], ["o", "unclassified", "Not known"]];
  const blocs = { worker: "workers", user: "users", state: "the state", management: "seats outside the thirds" };
  const majority = { none: "Nobody holds", worker: "Workers hold", user: "Users hold", state: "The state holds", management: "Seats outside the thirds hold" };
  const svg = "http://www.w3.org/2000/svg";
  form.hidden = false;
  answer.hidden = false;

  const read = () => {
    const counts = {};
    for (const field of form.querySelectorAll("input")) {
      const required = field.required || field.name === "vacancies";
      counts[field.name] = field.value === "" ? (required ? 0 : null) : Number(field.value);
    }
    return counts;
  };
  const points = (value) => value.toFixed(1);
  const span = (low, high) => (low === high ? `${low}` : `${low} to ${high}`);

  const sentences = (row) => {
    const said = [];
    if (row.band) {
      const [name, bloc] = row.band.split("-controlled by ");
      said.push(`${name}${bloc ? `, controlled by ${blocs[bloc]}` : ""}.`);
    }
    if (row.pattern) said.push(`${patterns[row.pattern][0].toUpperCase()}${patterns[row.pattern].slice(1)}.`);
    if (row.controlling_bloc) said.push(`${majority[row.controlling_bloc]} a majority of the seats.`);
    if (row.seats_to_change_high === 0) said.push("The thirds are met and nobody else sits.");
    else if (row.seats_to_change_high !== null) {
      const short = ["w", "u", "s"].map((kind, at) => [row[`needed_${kind}`], ["worker", "user", "state"][at]]).filter(([seats]) => seats);
      const detail = row.seats_to_change !== null && short.length ? `: ${short.map(([seats, name]) => `${seats} more ${name}`).join(", ")}` : "";
      said.push(`To meet the thirds at its size, ${span(row.seats_to_change_low, row.seats_to_change_high)} of ${row.seats_voting} seats would go to another class${detail}.`);
      if (row.seats_to_add_high) said.push(`If nobody left, ${span(row.seats_to_add_low, row.seats_to_add_high)} would be added to make them equal.`);
    }
    if (row.score_reason) said.push(`No single score is printed: ${row.score_reason}.`);
    return said;
  };

  const draw = (counts, row) => {
    const line = 24;
    drawing.replaceChildren(
      ...groups
        .filter(([kind]) => kind !== "o" || counts.unclassified)
        .map(([kind, name, title]) => {
          const group = document.createElement("p");
          group.className = kind;
          group.append(Object.assign(document.createElement("span"), { textContent: title }));
          group.append(Object.assign(document.createElement("b"), { textContent: counts[name] }));
          const seats = document.createElementNS(svg, "svg");
          const short = row[`needed_${kind}`] || 0;
          const third = "wus".includes(kind) && row.seats_voting >= 3 ? row.seats_voting / 3 : 0;
          const all = counts[name] + short;
          const width = Math.min(Math.max(all, Math.ceil(third), 1), line) * 16 + 2;
          seats.setAttribute("viewBox", `0 -1 ${width} ${Math.max(1, Math.ceil(all / line)) * 19}`);
          seats.setAttribute("width", 1.5 * width);
          for (let at = 0; at < all; at += 1) {
            const seat = document.createElementNS(svg, "use");
            seat.setAttribute("href", `#${at < counts[name] ? kind : "gap"}`);
            seat.setAttribute("x", (at % line) * 16);
            seat.setAttribute("y", Math.floor(at / line) * 19);
            seats.append(seat);
          }
          if (third) {
            const mark = document.createElementNS(svg, "path");
            const down = Math.floor(third / line);
            mark.setAttribute("class", "third");
            mark.setAttribute("d", `M${(third - down * line) * 16 - 1} ${down * 19 - 1}v18`);
            seats.append(mark);
          }
          group.append(document.createElement("span"));
          group.lastChild.append(seats);
          return group;
        })
    );
    drawing.setAttribute("aria-label", groups.map(([, name, title]) => `${title} ${counts[name]}`).join(", "));
  };

  const compute = () => {
    const counts = read();
    const title = document.getElementById("a-score");
    let row;
    try {
      row = thirds.scoreCounts(counts);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      title.textContent = "These counts are no board";
      words.replaceChildren(Object.assign(document.createElement("li"), { textContent: `${error.message}.` }));
      drawing.replaceChildren();
      for (const [, cell] of cells) cell.textContent = "";
      return;
    }
    const { score, score_low: low, score_high: high } = row;
    if (low === null) title.textContent = "No score";
    else if (score !== null) title.textContent = low === high ? points(low) : `${points(low)}, and ${points(high)} at most`;
    else title.textContent = low === high ? `No score; these seats would make ${points(low)}` : `Between ${points(low)} and ${points(high)}`;
    words.replaceChildren(...sentences(row).map((text) => Object.assign(document.createElement("li"), { textContent: text })));
    draw(counts, row);
    for (const [name, cell] of cells) cell.textContent = row[name] === null ? "" : String(row[name]);
  };
  form.addEventListener("input", compute);
  form.addEventListener("submit", (event) => event.preventDefault());
  compute();
})();
