// Makes the weights of the guard's second voice (core/src/guard/names_likely.h). Run by ./learn, which gives it one line for each doubtful token:
// its set of notes, the note's number, 1 for a name, 1 when a rule asks already, the kind of doubt, the numbers of the signs, and behind a bar those
// of the layer's rows. A set with a star is for learning alone: the same notes with other names. With --cross it writes nothing: each set is judged
// by weights learnt without it (and without those of its fold: every eighth set is left out at once).
'use strict';
const fs = require('fs');
const { learn, score, file } = require('./layer.cjs');
const { learnSpelling } = require('./spelling.cjs');

const folds = 8;
const threshold = 10;  // the lowest in names_likely.h
// How much a note counts that is there again with other names, by what they are (tests/support/guard_other_names.h).
const counts = { acronyms: 0.5, words: 0.25, letters: 0.25, small: 0.05, 'small-letters': 0.05, 'small-words': 0.05,
  offices: 0.25, letter: 0.15, families: 0.15, 'small-families': 0.05, syllables: 0.1, 'small-syllables': 0.05,
  typed: 0.05, 'typed-words': 0.05 };

// What each set would have met: for tokens that no rule asks about, how many of the names the voice finds above a threshold and
// how many others it asks about; for those that a rule asks about, how many names and others it would let pass below one.
function cross(rows) {
  const own = (row) => row.set.replace(/\*.*/, '');
  const sets = [...new Set(rows.map(own))];
  const judged = [];
  for (let fold = 0; fold < folds; ++fold) {
    const left = new Set(sets.filter((_, i) => i % folds === fold));
    const learnt = learn(rows.filter((row) => !left.has(own(row))));
    for (const row of rows) if (left.has(row.set)) judged.push({ ...row, score: score(learnt, row) });
  }
  const count = (test) => judged.filter(test).length;
  console.log(`${judged.length} doubtful words in ${sets.length} sets`);
  console.log(`no rule asks: ${count((r) => !r.asked && r.name)} names, ${count((r) => !r.asked && !r.name)} others`);
  for (let at = 16; at <= 72; at += 8)
    console.log(`  above ${at}: ${count((r) => !r.asked && r.name && r.score > at)} names, ${count((r) => !r.asked && !r.name && r.score > at)} others`);
  console.log(`a rule asks: ${count((r) => r.asked && r.name)} names, ${count((r) => r.asked && !r.name)} others`);
  for (let at = -16; at >= -96; at -= 8)
    console.log(`  below ${at}: ${count((r) => r.asked && r.name && r.score < at)} names, ${count((r) => r.asked && !r.name && r.score < at)} others`);
  for (const kind of [...new Set(judged.map((r) => r.kind))].sort((a, b) => a - b)) {
    const of = (test) => count((r) => r.kind === kind && !r.asked && test(r));
    const at = [-8, 0, 8, 16, 24, 32, 40].map((t) => `${t}: ${of((r) => r.name && r.score > t)}/${of((r) => !r.name && r.score > t)}`);
    console.log(`kind ${kind}: no rule asks: ${of((r) => r.name)} names, ${of((r) => !r.name)} others; above ${at.join(', ')}`);
  }
  for (const set of sets) {
    const missed = (test) => count((r) => r.set === set && !r.asked && test(r));
    console.log(`${set}: ${missed((r) => r.name)} names that no rule asks about, ${missed((r) => r.name && r.score > threshold)} found, ` +
      `${missed((r) => !r.name && r.score > threshold)} others asked about`);
  }
}

const [, , how, lexicon] = process.argv;
// LEAVE_OUT="round_36 round_37": weights for judging these sets.
const leftOut = (process.env.LEAVE_OUT ?? '').split(' ');
const rows = fs.readFileSync(0, 'utf8').trim().split('\n').map((line) => {
  const [shown, layer = ''] = line.split(' | ');
  const [set, note, name, asked, kind, ...signs] = shown.split(' ');
  const whole = (numbers) => Uint32Array.from(numbers, Number);
  const star = set.indexOf('*');
  const counted = star < 0 ? 1 : counts[set.slice(star + 1)];
  return { set, note, name: Number(name), asked: asked === '1', kind: Number(kind), signs: whole(signs),
    rows: whole(layer ? layer.split(' ') : []), counted };
}).filter((row) => !leftOut.includes(row.set.replace(/\*.*/, '')));
if (how === '--cross') {
  cross(rows);
} else {
  const { bytes, told } = learnSpelling(lexicon);
  console.log(told);
  fs.writeFileSync(how, file(learn(rows), bytes));
}
