// A minimal acyclic automaton over byte strings, each with a class number; see identity-guard.md for
// the layout of the file.
'use strict';

class Builder {
  constructor() {
    this.register = new Map();
    this.root = this.node();
    this.path = [this.root];
    this.previous = Buffer.alloc(0);
  }

  node() { return { edges: [], value: -1, key: null }; }

  // Words must come in ascending byte order, each once.
  add(word, value) {
    let common = 0;
    while (common < word.length && common < this.previous.length && word[common] === this.previous[common]) ++common;
    this.freeze(common);
    for (let i = common; i < word.length; ++i) {
      const next = this.node();
      this.path[i].edges.push([word[i], next]);
      this.path[i + 1] = next;
    }
    this.path[word.length].value = value;
    this.previous = word;
  }

  // Replaces the tail of the current path below `depth` by equal nodes that exist already.
  freeze(depth) {
    for (let i = this.previous.length; i > depth; --i) {
      const node = this.path[i];
      const key = node.value + '|' + node.edges.map(([label, to]) => label + ':' + to.id).join(',');
      const known = this.register.get(key);
      if (known) this.path[i - 1].edges[this.path[i - 1].edges.length - 1][1] = known;
      else { node.id = this.register.size + 1; this.register.set(key, node); }
    }
    this.path.length = depth + 1;
  }

  // 32-bit words: bits 24-31 label, bit 23 last edge of its node, bits 0-22 first edge of the target.
  // Label 0 comes first in a node and carries the class instead of a target.
  pack() {
    this.freeze(0);
    const place = new Map();
    let at = 1;  // 0 means "no node"
    const order = [this.root];
    for (let i = 0; i < order.length; ++i) {
      const node = order[i];
      place.set(node, at);
      at += node.edges.length + (node.value >= 0 ? 1 : 0);
      for (const [, to] of node.edges) if (!to.seen) { to.seen = true; order.push(to); }
    }
    if (at >= 1 << 23) throw new Error('too many edges for the format');
    const words = new Uint32Array(at);
    for (const node of order) {
      let i = place.get(node);
      const last = i + node.edges.length + (node.value >= 0 ? 1 : 0) - 1;
      if (node.value >= 0) { words[i] = (i === last ? 0x800000 : 0) | node.value; ++i; }
      for (const [label, to] of node.edges) {
        words[i] = ((label << 24) >>> 0) + (i === last ? 0x800000 : 0) + (to.edges.length + (to.value >= 0 ? 1 : 0) ? place.get(to) : 0);
        ++i;
      }
    }
    return words;
  }
}

module.exports = { Builder };
