// Learns the weights of the guard's second voice (core/src/guard/names_likely.h) by logistic regression. Run by ./learn,
// which gives it one line for each doubtful token: the note's number, 1 for a name, and the numbers of the signs.
'use strict';
const fs = require('fs');

const [, , output] = process.argv;
const buckets = 1 << 14;
const scale = 16;  // of a weight in the file to the logarithm of the odds
const rounds = 20;
const pace = 0.1;
const pull = 1e-3;  // towards 0, against signs that were seen once

const rows = fs.readFileSync(0, 'utf8').trim().split('\n').map((line) => {
  const [, name, ...signs] = line.split(' ').map(Number);
  return { name, signs };
});

// The same order every time, so that the same notes give the same bytes.
let seed = 12345;
const random = () => {
  seed = (seed * 1103515245 + 12345) & 0x7fffffff;
  return seed / 0x7fffffff;
};

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
    const { name, signs } = rows[at];
    const sum = signs.reduce((total, sign) => total + weights[sign], 0);
    const error = 1 / (1 + Math.exp(-sum)) - name;
    for (const sign of signs) {
      const gradient = error + pull * weights[sign];
      gradients[sign] += gradient * gradient;
      weights[sign] -= pace * gradient / Math.sqrt(gradients[sign]);
    }
  }
  if (round >= rounds / 2) weights.forEach((weight, i) => { mean[i] += weight / (rounds / 2); });
}

const bytes = Buffer.alloc(buckets);
mean.forEach((weight, i) => bytes.writeInt8(Math.max(-127, Math.min(127, Math.round(weight * scale))), i));
fs.writeFileSync(output, bytes);
