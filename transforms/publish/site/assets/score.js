// The score of one board from plain counts: the same columns, to the last digit, as `thirds score` gives. The formulas
// and their sources are in transforms/tripartite.py, power.py and score_row.py; a test holds the two against each other.
"use strict";

window.thirds = window.thirds || {};

(() => {
  const MOST_SEATS = 200;
  const MOST_COMPARED = 1000; // assignments compared before a Banzhaf index is left open
  const CLASSES = ["worker", "user", "state", "management"];
  const WHOLE_OF = { elected_workers: "worker", public_users: "user", executives: "management", education: "management" };
  const BANDS = ["Single-interest", "Thin", "Partial", "Tripartite"];

  // What is wrong with the counts, in words; an empty list where they are a board.
  const faults = (counts) => {
    const found = [];
    for (const [name, count] of Object.entries(counts))
      if (count !== null && (!Number.isInteger(count) || count < 0 || count > MOST_SEATS))
        found.push(`${name}: a whole number of seats from 0 to ${MOST_SEATS}`);
    if (found.length) return found;
    for (const name of CLASSES) {
      const parts = Object.keys(WHOLE_OF).filter((part) => WHOLE_OF[part] === name);
      if (sum(parts.map((part) => counts[part] || 0)) > counts[name])
        found.push(`${parts.join(" and ")} are more than the ${name} seats they are among`);
    }
    if (sum([...CLASSES, "unclassified", "vacancies"].map((name) => counts[name] || 0)) > MOST_SEATS)
      found.push(`more than ${MOST_SEATS} seats in all`);
    return found;
  };

  const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
  const quota = (n) => Math.floor(n / 2) + 1;

  // Every split of n in three whole parts of floor or ceil of n/3: targets for worker, user, state.
  const placements = (n) => {
    const least = Math.floor(n / 3);
    const ways = [[[0, 0, 0]], [[1, 0, 0], [0, 1, 0], [0, 0, 1]], [[1, 1, 0], [1, 0, 1], [0, 1, 1]]][n % 3];
    return ways.map((way) => way.map((extra) => least + extra));
  };

  // Visits every distinct (W, U, S, M) that open seats allow. `any` seats may be of any class; `either` seats may be of
  // the third `axis` (0 W, 1 U, 2 S) or of management.
  const assign = ({ certain, any = 0, either = 0, axis = 0 }, visit) => {
    const size = any + either;
    for (let x = 0; x <= size; x += 1)
      for (let y = 0; y + x <= size; y += 1)
        for (let z = 0; z + y + x <= size; z += 1) {
          const placed = [x, y, z];
          if (x + y + z - Math.min(placed[axis], either) > any) continue;
          visit([certain[0] + x, certain[1] + y, certain[2] + z, certain[3] + size - x - y - z]);
        }
  };

  const targetsOf = (n) => {
    const unit = Math.floor(n / 3) * Math.ceil(n / 3);
    return { unit, targets: placements(n) };
  };
  const fill = (counts, target, unit) => {
    const fills = target.map((size, at) => Math.min(counts[at], size) * (unit / size));
    return sum(fills) - Math.max(...fills);
  };
  const tripartite = (counts, { unit, targets }) =>
    (100 * Math.max(...targets.map((target) => fill(counts, target, unit)))) / (2 * unit);
  const shortOf = (counts, target) => target.map((size, at) => Math.max(0, size - counts[at]));
  const needed = (counts, { unit, targets }, n) => {
    let best = null;
    for (const target of targets) {
      const short = shortOf(counts, target);
      const worth = fill(counts, target, unit) * (n + 1) - sum(short);
      if (!best || worth > best.worth) best = { worth, short };
    }
    return best.short;
  };
  const classesWith = (counts, votes) => CLASSES.filter((_, at) => counts[at] >= votes).join("|") || "none";
  const levelOf = (score) => (score > 0) + (score >= 50) + (score >= 80);

  // The least and greatest value of a measure, and the one value where all agree (undefined: none seen yet).
  class Range {
    low = Infinity;
    high = -Infinity;
    add(value) {
      if (value < this.low) this.low = value;
      if (value > this.high) this.high = value;
    }
    get width() {
      return Number((this.high - this.low).toFixed(9));
    }
    get settled() {
      return this.low === this.high ? this.low : null;
    }
  }
  class Agreed {
    add(value) {
      if (this.value === undefined) this.value = value;
      else if (this.value !== value) this.value = null;
    }
  }

  const scoreRange = (open, n) => {
    const split = targetsOf(n);
    const range = new Range();
    assign(open, (counts) => range.add(tripartite(counts, split)));
    return range;
  };

  // Everything that can be said over all the assignments.
  const measure = (open, n) => {
    const split = targetsOf(n);
    const found = { score: new Range(), change: new Range(), add: new Range(), blau: new Range() };
    const agreed = { needed: [new Agreed(), new Agreed(), new Agreed()], pattern: new Agreed(), control: new Agreed(), block: new Agreed(), level: new Agreed() };
    assign(open, (counts) => {
      const [w, u, s] = counts;
      const score = tripartite(counts, split);
      found.score.add(score);
      found.change.add(Math.min(...split.targets.map((target) => sum(shortOf(counts, target)))));
      found.add.add(3 * Math.max(w, u, s) - (w + u + s));
      found.blau.add((300 * (w * u + u * s + w * s)) / (n * n));
      needed(counts, split, n).forEach((seats, at) => agreed.needed[at].add(seats));
      agreed.pattern.add(["W", "U", "S"].filter((_, at) => counts[at] > 0).join("") || "none");
      agreed.control.add(classesWith(counts, quota(n)));
      agreed.block.add(classesWith(counts, n - quota(n) + 1));
      agreed.level.add(levelOf(score));
    });
    const { control, level } = agreed;
    const band =
      control.value === null || level.value === null
        ? null
        : BANDS[level.value] + (control.value === "none" ? "" : `-controlled by ${control.value}`);
    return { ...found, ...agreed, band };
  };

  // --- The Banzhaf index: exact, in whole numbers of any length.
  const sums = new Map(); // singles: sums of binomial coefficients, so that a range of them is one subtraction
  const binomials = (singles) => {
    if (!sums.has(singles)) {
      const found = [0n];
      let term = 1n;
      for (let k = 0; k <= singles; k += 1) {
        found.push(found[k] + term);
        term = (term * BigInt(singles - k)) / BigInt(k + 1);
      }
      sums.set(singles, found);
    }
    return sums.get(singles);
  };
  const swings = (votes, blocs, singles, least) => {
    const found = binomials(singles);
    let count = 0n;
    for (let coalition = 0; coalition < 1 << blocs.length; coalition += 1) {
      const held = sum(blocs.filter((_, at) => coalition & (1 << at)));
      const fewest = Math.max(0, least - votes - held);
      const most = Math.min(singles, least - 1 - held);
      if (most >= fewest) count += found[most + 1] - found[fewest];
    }
    return count;
  };
  const banzhaf = ([w, u, s, e, others]) => {
    const blocs = [w, u, s, e];
    const least = quota(sum(blocs) + others);
    const parts = blocs.map((votes, at) => swings(votes, blocs.filter((_, other) => other !== at), others, least));
    const singles = others ? BigInt(others) * swings(1, blocs, others - 1, least) : 0n;
    const total = parts[0] + parts[1] + parts[2] + parts[3] + singles;
    return [parts[0], parts[1], parts[2], parts[3] + singles].map((part) => [part, total]);
  };
  const sameShare = (one, two) => one[0] * two[1] === two[0] * one[1];
  // a / b as the nearest floating-point number.
  const quotient = ([a, b]) => {
    if (a === 0n) return 0;
    const shift = BigInt(Math.max(0, 66 + b.toString(2).length - a.toString(2).length));
    const scaled = a << shift;
    const whole = scaled / b;
    return Number(scaled % b ? whole | 1n : whole) / 2 ** Number(shift);
  };
  function* splits(count, ways) {
    if (ways === 1) yield [count];
    else
      for (let first = 0; first <= count; first += 1)
        for (const rest of splits(count - first, ways - 1)) yield [first, ...rest];
  }
  function* spread(open, votes) {
    if (!open.length) {
      yield votes;
      return;
    }
    const [[letters, count], ...rest] = open;
    for (const parts of splits(count, letters.length)) {
      const more = { ...votes };
      parts.forEach((part, at) => (more[letters[at]] += part));
      yield* spread(rest, more);
    }
  }
  // `seats`: pairs of letters (W, U, S, E executives, I every other seat outside the thirds) and a number.
  const banzhafShares = (seats) => {
    const held = seats.filter(([, count]) => count);
    const certain = { W: 0, U: 0, S: 0, E: 0, I: 0 };
    for (const [letters, count] of held) if (letters.length === 1) certain[letters] += count;
    const least = quota(sum(held.map(([, count]) => count)));
    const ruler = ["W", "U", "S", "E"].findIndex((letter) => certain[letter] >= least);
    if (ruler >= 0) return [0, 1, 2, 3].map((at) => (at === ruler ? 1 : 0));
    const present = ["W", "U", "S", "EI"].map((names) => held.some(([letters]) => [...names].some((name) => letters.includes(name))));
    const open = held.filter(([letters]) => letters.length > 1).sort(([one], [two]) => (one < two ? -1 : 1));
    let same = [...present];
    let first = null;
    let compared = 0;
    for (const { W, U, S, E, I } of spread(open, certain)) {
      const power = banzhaf([W, U, S, E, I]);
      if (!first) {
        first = power;
        continue;
      }
      compared += 1;
      if (compared > MOST_COMPARED) {
        same = [false, false, false, false];
        break;
      }
      same = same.map((agreed, at) => agreed && sameShare(power[at], first[at]));
      if (!same.includes(true)) break;
    }
    return first.map((share, at) => (same[at] || !present[at] ? quotient(share) : null));
  };

  // The seats outside the thirds: executives, others, and those that may be either, as votes and as education seats.
  const outside = (counts) => {
    const executives = counts.executives || 0;
    const education = counts.education || 0;
    const rest = counts.management - executives - education;
    const power = counts.executives === null && rest ? "EI" : "I";
    return { executives, education, rest, power, maybeState: counts.education === null ? rest : 0 };
  };

  // Every score column of one board. Counts are whole numbers; null where an optional one is not known.
  thirds.scoreCounts = (given) => {
    const counts = { unclassified: 0, vacancies: 0, elected_workers: null, public_users: null, executives: null, education: null };
    Object.assign(counts, given);
    const wrong = faults(counts);
    if (wrong.length) throw new RangeError(wrong.join("; "));
    const { worker, user, state, management, unclassified, vacancies } = counts;
    const n = worker + user + state + management + unclassified;
    const row = {
      seats_voting: n, seats_w: worker, seats_u: user, seats_s: state, seats_m: management, seats_unclassified: unclassified,
      vacancies, seats_established: n + vacancies, completeness: n ? (n - unclassified) / n : null,
    };
    for (const name of [
      "score", "score_low", "score_high", "score_reason", "ranked", "pattern", "band", "needed_w", "needed_u", "needed_s",
      "seats_to_change", "seats_to_change_low", "seats_to_change_high", "share_in_place", "seats_to_add", "seats_to_add_low",
      "seats_to_add_high", "elected_share", "elected_share_low", "elected_share_high", "elected_worker_share",
      "elected_worker_share_low", "elected_worker_share_high", "score_strict", "score_strict_low", "score_strict_high",
      "score_user_strict", "score_education_as_state", "score_established", "blau", "controlling_bloc", "blocking_bloc",
      "banzhaf_w", "banzhaf_u", "banzhaf_s", "banzhaf_m", "score_max", "ceiling", "score_of_max",
    ])
      row[name] = null;
    row.ranked = false;
    elected(row, counts, n);
    if (n < 3) {
      row.score_reason = "fewer than 3 filled voting seats";
      return row;
    }
    const certain = [worker, user, state, management];
    headline(row, measure({ certain, any: unclassified }, n), n);
    variants(row, counts, n);
    const other = outside(counts);
    const shares = banzhafShares([
      ["W", worker], ["U", user], ["S", state], ["E", other.executives],
      ...(other.power === "I" ? [["I", other.education + other.rest]] : [["I", other.education], ["EI", other.rest]]),
      ["WUSEI", unclassified],
    ]);
    [row.banzhaf_w, row.banzhaf_u, row.banzhaf_s, row.banzhaf_m] = shares;
    row.score_max = 100;
    row.score_of_max = row.score === null ? null : row.score / 100;
    return row;
  };

  const elected = (row, counts, n) => {
    const { worker, elected_workers: sure } = counts;
    const unelected = (counts.executives || 0) + (sure === null ? 0 : worker - sure);
    const set = (name, size, known, unknown) => {
      if (!size) return;
      row[`${name}_low`] = known / size;
      row[`${name}_high`] = (known + unknown) / size;
      row[name] = row[`${name}_low`] === row[`${name}_high`] ? row[`${name}_low`] : null;
    };
    set("elected_share", n, sure || 0, n - (sure || 0) - unelected);
    set("elected_worker_share", worker, sure || 0, sure === null ? worker : 0);
  };

  const headline = (row, facts, n) => {
    const reasons = [];
    if (row.completeness < 0.8) reasons.push("fewer than 80% of the voting seats are classified on evidence of grade A to C");
    if (facts.score.width > 20) reasons.push("the unclassified seats leave a range of more than 20 points");
    row.score = reasons.length ? null : facts.score.low;
    row.score_low = facts.score.low;
    row.score_high = facts.score.high;
    row.score_reason = reasons.join("; ") || null;
    row.ranked = row.score !== null;
    row.band = reasons.length ? null : facts.band;
    row.pattern = facts.pattern.value;
    [row.needed_w, row.needed_u, row.needed_s] = facts.needed.map((each) => each.value);
    for (const [name, range] of [["seats_to_change", facts.change], ["seats_to_add", facts.add]]) {
      row[name] = range.settled;
      row[`${name}_low`] = range.low;
      row[`${name}_high`] = range.high;
    }
    row.share_in_place = row.seats_to_change === null ? null : 1 - row.seats_to_change / n;
    row.blau = facts.blau.settled;
    row.controlling_bloc = facts.control.value;
    row.blocking_bloc = facts.block.value;
  };

  const variants = (row, counts, n) => {
    const { worker, user, state, management, unclassified, vacancies } = counts;
    const any = unclassified;
    const printed = (range) => (row.completeness >= 0.8 && range.width <= 20 ? range.low : null);
    const chosen = counts.elected_workers;
    const strict = scoreRange(
      chosen === null
        ? { certain: [0, user, state, management], any, either: worker, axis: 0 }
        : { certain: [chosen, user, state, management + worker - chosen], any },
      n
    );
    row.score_strict = printed(strict);
    row.score_strict_low = strict.low;
    row.score_strict_high = strict.high;
    const open = counts.public_users;
    row.score_user_strict = printed(
      scoreRange(
        open === null
          ? { certain: [worker, 0, state, management], any, either: user, axis: 1 }
          : { certain: [worker, user - open, state, management + open], any },
        n
      )
    );
    const { education, maybeState } = outside(counts);
    row.score_education_as_state = printed(
      scoreRange({ certain: [worker, user, state + education, management - education - maybeState], any, either: maybeState, axis: 2 }, n)
    );
    row.score_established = printed(
      scoreRange({ certain: [worker, user, state, management], any: any + vacancies }, n + vacancies)
    );
  };
})();
