// Writes the samples that the dictionary of the log is trained on: changes, encoded as a device
// encodes them, with made-up notes. Usage: node generate.cjs DATA SAMPLES
'use strict';
const fs = require('fs');
const path = require('path');

const [data, out] = process.argv.slice(2);
const sampleCount = 6000;

// A small generator of numbers with a fixed seed: the same samples on every machine.
let state = 20260615n;
function random(below) {
  state = (state * 6364136223846793005n + 1442695040888963407n) & 0xffffffffffffffffn;
  return Number((state >> 33n) % BigInt(below));
}
const pick = (list) => list[random(list.length)];

const lines = (name) =>
  fs.readFileSync(path.join(data, name), 'utf8').split('\n').filter((l) => l && !l.startsWith('#'));
const words = new Map(lines('words.txt').map((line) => {
  const at = line.indexOf(':');
  return [line.slice(0, at), line.slice(at + 1).split('|').map((w) => w.trim())];
}));
const sentences = lines('sentences.txt');

function sentence() {
  const text = pick(sentences).replace(/\{(\w+)\}/g, (_, name) => pick(words.get(name)));
  return text[0].toUpperCase() + text.slice(1);
}
function note() {
  const length = 80 + random(700);
  let text = sentence();
  while (text.length < length) text += (random(6) === 0 ? '\n' : ' ') + sentence();
  return text;
}

// Deterministic CBOR, as core/docs/merge-algebra.md section 5 says.
const head = (major, n) => {
  if (n < 24) return Buffer.from([(major << 5) | n]);
  if (n < 0x100) return Buffer.from([(major << 5) | 24, n]);
  if (n < 0x10000) return Buffer.from([(major << 5) | 25, n >> 8, n & 255]);
  const long = Buffer.alloc(9);
  long[0] = (major << 5) | 27;
  long.writeBigUInt64BE(BigInt(n), 1);
  if (n >= 0x100000000) return long;
  return Buffer.concat([Buffer.from([(major << 5) | 26]), long.subarray(5)]);
};
const bytes = (b) => Buffer.concat([head(2, b.length), b]);
const array = (items) => Buffer.concat([head(4, items.length), ...items]);
const text = (t) => Buffer.concat([head(3, Buffer.byteLength(t)), Buffer.from(t)]);
const value = (v) => {
  if (v === null) return Buffer.from([0xf6]);
  if (typeof v === 'boolean') return Buffer.from([v ? 0xf5 : 0xf4]);
  if (typeof v === 'number') return head(0, v);
  if (typeof v === 'string') return text(v);
  if (Array.isArray(v)) return array(v.map(text));
  return bytes(v);
};
const opaque = (size) => Buffer.from(Array.from({ length: size }, () => random(256)));
const field = (name, v, replaced = 0) =>
  array([text(name), value(v), array(Array.from({ length: replaced }, () => bytes(opaque(32))))]);
const entity = (kind, fields) => array([text(kind), bytes(opaque(16)), array(fields)]);
const two = (n) => String(n).padStart(2, '0');
const moment = () => {
  const zone = random(4) === 0 ? '+00:00' : '+01:00';
  return `2026-${two(1 + random(12))}-${two(1 + random(28))}T${two(8 + random(11))}:` +
    `${two(random(60))}:${two(random(60))}${random(2) ? '.' + String(random(1000)).padStart(3, '0') : ''}${zone}`;
};
const change = (entities) => array([
  head(0, 2), head(0, 1 + random(60000)), head(0, 1781510400000 + random(30000000) * 100),
  head(0, random(4) === 0 ? 0 : 60),
  array(Array.from({ length: random(8) === 0 ? 1 + random(3) : 0 }, () => bytes(opaque(32)))),
  array(entities),
]);

const criteria = () => Array.from({ length: random(4) }, () =>
  field(`criteria/${pick(['a', 'b', 'c', 'd', 'q'])}${1 + random(9)}`, true));
const noteAdded = () => {
  const fields = [
    field('text', note()), field('activity', opaque(16)), field('author', opaque(16)),
    field('at', moment()), field('audience', random(20) === 0 ? 'restricted' : 'team'),
  ];
  if (random(2)) fields.push(field('case', opaque(16)));
  if (random(2)) fields.push(field('basis', pick(['observed', 'told', 'read', 'survey'])));
  if (random(2)) fields.push(field('recency', pick(['current', 'historical'])));
  return entity('note', [...fields, ...criteria()]);
};
const noteEdited = () => entity('note', random(3) === 0
  ? [field('text', note(), 1), ...criteria()]
  : [field('text', note(), 1)]);
const activity = () => entity('activity', [
  field('kind', pick(['tracking-meeting', 'sampling-meeting', 'sampling-visit'])),
  field('title', sentence()), field('starts', moment()), field('ends', moment()),
  field('author', opaque(16)),
]);
const line = () => entity('line', [
  field('text', note().slice(0, 200)), field('author', opaque(16)), field('at', moment()),
  field('outcome', sentence()), field('state', pick(['open', 'closed'])),
]);
const concern = () => entity('concern', [
  field('kind', pick(['safeguarding', 'conduct', 'complaint', 'serious', 'wellbeing'])),
  field('text', note()), field('author', opaque(16)), field('at', moment()),
]);
const action = () => entity('concern-action', [
  field('concern', opaque(16)), field('action', sentence()), field('told', 'the designated lead'),
  field('author', opaque(16)), field('at', moment()),
]);
const provider = () => entity('provider', [
  field('name', 'Setting ' + random(100)), field('sector', pick(['education', 'health', 'care'])),
]);
const kinds = [noteAdded, noteAdded, noteAdded, noteAdded, noteAdded, noteAdded, noteEdited,
  noteEdited, activity, line, concern, action, provider];

for (let i = 0; i < sampleCount; ++i)
  fs.writeFileSync(path.join(out, String(i).padStart(5, '0')), change([pick(kinds)()]));
