// Learns from the lexicon how names are spelt and how English words are: a logistic regression over runs of three and four
// letters, for words that no list holds. Run by ./learn; Likelihood::spelling (core/src/guard/names_likely.cpp) hears it.
'use strict';
const fs = require('fs');

const buckets = 1 << 14;
const scale = 8;  // of a weight in the file to the logarithm of the odds
const rounds = 3;
const pace = 0.05;

// The words of a lexicon (core/docs/identity-guard.md gives its layout) with their bits.
function words(file) {
  const bytes = fs.readFileSync(file);
  const at = (i) => bytes.readUInt32LE(4 * i);
  const classes = at(2);
  const edge = (i) => at(4 + classes + i);
  const out = [];
  const walk = (state, word) => {
    for (let i = state; ; ++i) {
      const found = edge(i);
      const label = found >>> 24;
      const target = found & 0x7fffff;
      if (label === 0) out.push([word, at(4 + target)]);
      else if (target) walk(target, word + String.fromCharCode(label));
      if (found & 0x800000) return;
    }
  };
  walk(1, '');
  return out;
}

// FNV-1a of 64 bits, as word_id in core/src/guard/token.h.
const known = new Map();
function bucket(run) {
  let found = known.get(run);
  if (found === undefined) {
    let hash = 0xCBF29CE484222325n;
    for (const c of Buffer.from(run)) hash = ((hash ^ BigInt(c)) * 0x100000001B3n) & 0xffffffffffffffffn;
    found = Number(hash % BigInt(buckets));
    known.set(run, found);
  }
  return found;
}

function runs(word) {
  const marked = `^${word}$`;
  const out = [];
  for (const length of [3, 4]) for (let at = 0; at + length <= marked.length; ++at) out.push(bucket(marked.slice(at, at + length)));
  return out;
}

// The bytes of the file, and how well the words that were left out are told apart.
function learnSpelling(lexicon) {
  const flag = (bit) => 1 << bit;
  const named = flag(2) | flag(3);
  const rows = [];
  for (const [word, bits] of words(lexicon)) {
    if (!/^[a-z']{3,}$/.test(word)) continue;
    const name = (bits & named) !== 0;
    const level = bits & 3;
    const field = (bits & flag(5)) !== 0;
    if (name ? level === 0 && !(bits & flag(4)) : (level > 0 || field) && !(bits & flag(4))) rows.push({ word, name: name ? 1 : 0, signs: runs(word) });
  }
  let seed = 20260701;
  const random = () => (seed = (seed * 1103515245 + 12345) & 0x7fffffff) / 0x7fffffff;
  for (let i = rows.length - 1; i > 0; --i) { const o = Math.floor(random() * (i + 1)); [rows[i], rows[o]] = [rows[o], rows[i]]; }
  const held = rows.splice(0, Math.floor(rows.length / 20));
  const names = rows.reduce((n, row) => n + row.name, 0);
  // Both kinds weigh alike, however many there are of each.
  const weigh = [rows.length / (2 * (rows.length - names)), rows.length / (2 * names)];
  const weights = new Float64Array(buckets);
  const gradients = new Float64Array(buckets).fill(1);
  const score = (row) => row.signs.reduce((sum, sign) => sum + weights[sign], 0);
  for (let round = 0; round < rounds; ++round) {
    for (const row of rows) {
      const error = (1 / (1 + Math.exp(-score(row))) - row.name) * weigh[row.name];
      for (const sign of row.signs) {
        const gradient = error + 1e-4 * weights[sign];
        gradients[sign] += gradient * gradient;
        weights[sign] -= pace * gradient / Math.sqrt(gradients[sign]) * 4;
      }
    }
  }
  const right = [0, 0];
  const all = [0, 0];
  for (const row of held) { ++all[row.name]; if ((score(row) > 0) === (row.name === 1)) ++right[row.name]; }
  const bytes = Buffer.alloc(buckets);
  weights.forEach((weight, i) => bytes.writeInt8(Math.max(-127, Math.min(127, Math.round(weight * scale))), i));
  return { bytes, told: `of words left out, ${(100 * right[1] / all[1]).toFixed(1)} % of names and ${(100 * right[0] / all[0]).toFixed(1)} % of other words are told by their letters` };
}

module.exports = { learnSpelling };
if (require.main === module) {
  const { bytes, told } = learnSpelling(process.argv[2]);
  fs.writeFileSync(process.argv[3], bytes);
  console.log(told);
}
