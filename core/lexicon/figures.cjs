// Learns the weights of the second voice for birthdays and numbers (core/src/guard/figures.h). Run by ./learn-figures, which gives
// it one line for each figure: its set of notes, the note's number, 1 for an identity, 1 when a rule found it, its kind, its signs.
// With --cross it writes nothing: each set in turn is judged by weights learnt from all the others.
'use strict';
const fs = require('fs');

const buckets = 1 << 16;
const scale = 16;  // of a weight in the file to the logarithm of the odds
const rounds = 20;
const pace = 0.05;
const pull = 2e-3;

function learn(rows) {
  let seed = 12345;
  const random = () => (seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff) / 0x80000000;
  const weights = new Float64Array(buckets);
  const gradients = new Float64Array(buckets).fill(1);
  const mean = new Float64Array(buckets);
  const order = rows.map((_, i) => i);
  for (let round = 0; round < rounds; ++round) {
    for (let i = order.length - 1; i > 0; --i) {
      const other = Math.floor(random() * (i + 1));
      [order[i], order[other]] = [order[other], order[i]];
    }
    for (const at of order) {
      const { identity, signs } = rows[at];
      let sum = 0;
      for (const sign of signs) sum += weights[sign];
      const error = 1 / (1 + Math.exp(-sum)) - identity;
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

function head() {
  const bytes = Buffer.from('FFLF________');
  bytes.writeUInt32LE(1, 4);
  bytes.writeUInt32LE(buckets, 8);
  return bytes;
}

const kinds = ['date', 'day', 'year', 'figures', 'person', 'home', 'handle'];
function cross(rows, only) {
  const sets = [...new Set(rows.map((r) => r.set))].filter((s) => only.test(s));
  const judged = [];
  for (const set of sets) {
    const weights = learn(rows.filter((row) => row.set !== set));
    for (const row of rows) if (row.set === set) judged.push({ ...row, score: row.signs.reduce((sum, sign) => sum + weights[sign], 0) });
  }
  for (let kind = 0; kind < kinds.length; ++kind) {
    const of = judged.filter((r) => r.kind === kind);
    const count = (test) => of.filter(test).length;
    console.log(`${kinds[kind]}: by rules ${count((r) => r.asked && r.identity)} right ${count((r) => r.asked && !r.identity)} wrong; ` +
      `left ${count((r) => !r.asked && r.identity)} identities, ${count((r) => !r.asked && !r.identity)} others`);
    for (let at = -16; at <= 64; at += 8)
      console.log(`  above ${at}: left ${count((r) => !r.asked && r.identity && r.score > at)} identities ${count((r) => !r.asked && !r.identity && r.score > at)} others; ` +
        `of the rules' ${count((r) => r.asked && r.identity && r.score > at)} right ${count((r) => r.asked && !r.identity && r.score > at)} wrong`);
  }
  for (let kind = 0; kind < kinds.length; ++kind) {
    const count = (test) => judged.filter((r) => r.kind === kind && r.asked && test(r)).length;
    for (let at = -8; at >= -72; at -= 16)
      console.log(`${kinds[kind]}: a rule found, below ${at}: ${count((r) => r.identity && r.score < at)} identities, ${count((r) => !r.identity && r.score < at)} others`);
  }
  if (process.env.TELL) for (const r of judged.filter((r) => !r.asked && (r.identity || r.score > 0)).sort((a, b) => b.score - a.score))
    console.log(`${r.identity ? '+' : '-'} ${r.score} ${r.set} ${kinds[r.kind]} ${r.told}`);
}

const [, , how] = process.argv;
const rows = fs.readFileSync(0, 'utf8').trim().split('\n').map((line) => {
  const bar = line.indexOf('|');
  const [set, note, identity, asked, kind, ...signs] = (bar < 0 ? line : line.slice(0, bar)).split(' ');
  return { set, note, identity: Number(identity), asked: asked === '1', kind: Number(kind), signs: signs.map(Number), told: bar < 0 ? '' : line.slice(bar + 1) };
});
if (how === '--cross') cross(rows, new RegExp(process.argv[3] || '.'));
else fs.writeFileSync(how, Buffer.concat([head(), Buffer.from(learn(rows).buffer)]));
