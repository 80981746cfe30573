// Learns the weights of the guard's second voice (core/src/guard/names_likely.h) by logistic regression. Run by ./learn, which
// gives it one line for each doubtful token: its set of notes, the note's number, 1 for a name, 1 when a rule asks already, the kind of doubt, the
// numbers of the signs. A set with a star is for learning alone: the same notes with other names. With --cross it writes nothing: each set in turn is judged by weights learnt from all the others.
'use strict';
const fs = require('fs');
const { learnSpelling } = require('./spelling.cjs');

const buckets = 1 << 17;
const scale = 16;  // of a weight in the file to the logarithm of the odds
const threshold = 10;  // the lowest in names_likely.h
// How much a note counts that is there again with other names, by what they are (tests/support/guard_other_names.h).
const counts = { acronyms: 1, words: 0.5, letters: 0.5, small: 0.1, 'small-letters': 0.1, 'small-words': 0.1,
  offices: 0.5, letter: 0.3, families: 0.3, 'small-families': 0.1, syllables: 0.2, 'small-syllables': 0.1,
  typed: 0.1, 'typed-words': 0.1 };
const rounds = 20;
const pace = 0.05;
const pull = 2e-3;  // towards 0, against signs that were seen once

function learn(rows) {
  // The same order every time, so that the same notes give the same bytes.
  let seed = 12345;
  const random = () => (seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff) / 0x80000000;
  const weights = new Float64Array(buckets);
  const gradients = new Float64Array(buckets).fill(1);
  // The mean of the later rounds, so that no weight hangs on which note came last.
  const mean = new Float64Array(buckets);
  const order = rows.map((_, i) => i);
  for (let round = 0; round < rounds; ++round) {
    for (let i = order.length - 1; i > 0; --i) {
      const other = Math.floor(random() * (i + 1));
      [order[i], order[other]] = [order[other], order[i]];
    }
    for (const at of order) {
      const { name, signs, counted } = rows[at];
      let sum = 0;
      for (const sign of signs) sum += weights[sign];
      const error = counted * (1 / (1 + Math.exp(-sum)) - name);
      for (const sign of signs) {
        const gradient = error + pull * weights[sign];
        gradients[sign] += gradient * gradient;
        weights[sign] -= pace * gradient / Math.sqrt(gradients[sign]);
      }
    }
    if (round >= rounds / 2) weights.forEach((weight, i) => { mean[i] += weight / (rounds / 2); });
  }
  return Int8Array.from(mean, (weight) => Math.max(-127, Math.min(127, Math.round(weight * scale))));
}

// What each set would have met: for tokens that no rule asks about, how many of the names the voice finds above a threshold and
// how many others it asks about; for those that a rule asks about, how many names and others it would let pass below one.
function cross(rows) {
  const own = (row) => row.set.replace(/\*.*/, '');
  const sets = [...new Set(rows.map(own))];
  const judged = [];
  for (const set of sets) {
    const weights = learn(rows.filter((row) => own(row) !== set));
    for (const row of rows) if (row.set === set) judged.push({ ...row, score: row.signs.reduce((sum, sign) => sum + weights[sign], 0) });
  }
  const count = (test) => judged.filter(test).length;
  console.log(`${judged.length} doubtful words in ${sets.length} sets`);
  console.log(`no rule asks: ${count((r) => !r.asked && r.name)} names, ${count((r) => !r.asked && !r.name)} others`);
  for (let at = 16; at <= 72; at += 8)
    console.log(`  above ${at}: ${count((r) => !r.asked && r.name && r.score > at)} names, ${count((r) => !r.asked && !r.name && r.score > at)} others`);
  console.log(`a rule asks: ${count((r) => r.asked && r.name)} names, ${count((r) => r.asked && !r.name)} others`);
  for (let at = -16; at >= -96; at -= 8)
    console.log(`  below ${at}: ${count((r) => r.asked && r.name && r.score < at)} names, ${count((r) => r.asked && !r.name && r.score < at)} others`);
  for (const set of sets) {
    const missed = (test) => count((r) => r.set === set && !r.asked && test(r));
    console.log(`${set}: ${missed((r) => r.name)} names that no rule asks about, ${missed((r) => r.name && r.score > threshold)} found, ` +
      `${missed((r) => !r.name && r.score > threshold)} others asked about`);
  }
}

const [, , how, lexicon] = process.argv;
const rows = fs.readFileSync(0, 'utf8').trim().split('\n').map((line) => {
  const [set, note, name, asked, kind, ...signs] = line.split(' ');
  const star = set.indexOf('*');
  const counted = star < 0 ? 1 : counts[set.slice(star + 1)];
  return { set, note, name: Number(name), asked: asked === '1', kind: Number(kind), signs: signs.map(Number), counted };
});
if (how === '--cross') {
  cross(rows);
} else {
  const { bytes, told } = learnSpelling(lexicon);
  console.log(told);
  fs.writeFileSync(how, Buffer.concat([Buffer.from(learn(rows).buffer), bytes]));
}
