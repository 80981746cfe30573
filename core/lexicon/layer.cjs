// Learns the weights of the guard's second voice: a logistic regression over signs and, beside it, one hidden layer over rows
// (core/src/guard/names_layer.h), both at once. What is learnt is the sum of the two. Run by learn.cjs.
'use strict';

const signCount = 1 << 17;
const signScale = 16;  // of a weight in the file to the logarithm of the odds
const rowCount = 2560 + (1 << 15);
const units = 32;
const unitScale = 32;  // of a unit's weights
const saidScale = 128;  // of what a unit says
const most = 8;  // a unit counts from 0 to this
const rounds = 12;
const pace = 0.05;
const pull = 2e-3;  // towards 0, against signs that were seen once
const layerPace = 0.02;
const layerPull = 1e-4;
// Of the signs and of the rows so many are left out each time, so that nothing hangs on one of them.
const signsLeftOut = 0.4;
const rowsLeftOut = 0.35;

// `examples`: { name: 0 or 1, counted, signs, rows }. The same examples give the same weights.
function learn(examples) {
  let seed = 12345;
  const random = () => (seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff) / 0x80000000;
  const weights = new Float64Array(signCount);
  const gradients = new Float64Array(signCount).fill(1);
  const layer = new Float32Array(rowCount * units);
  for (let i = 0; i < layer.length; ++i) layer[i] = (random() - 0.5) * 0.06;
  const layerGradients = new Float32Array(rowCount).fill(1);
  const says = new Float64Array(units);
  for (let unit = 0; unit < units; ++unit) says[unit] = (random() - 0.5) * 2;
  const saysGradients = new Float64Array(units).fill(1);
  const own = new Float64Array(units);
  const ownGradients = new Float64Array(units).fill(1);
  // The mean of the later rounds, so that no weight hangs on which note came last.
  const mean = { weights: new Float64Array(signCount), layer: new Float32Array(rowCount * units), says: new Float64Array(units), own: new Float64Array(units) };
  const add = (to, from, share) => { for (let i = 0; i < to.length; ++i) to[i] += from[i] * share; };

  const sums = new Float64Array(units);
  const back = new Float64Array(units);
  const order = examples.map((_, i) => i);
  const keptSigns = new Uint32Array(256);
  const keptRows = new Uint32Array(256);
  for (let round = 0; round < rounds; ++round) {
    for (let i = order.length - 1; i > 0; --i) {
      const other = Math.floor(random() * (i + 1));
      const swapped = order[i];
      order[i] = order[other];
      order[other] = swapped;
    }
    for (const at of order) {
      const { name, signs, rows, counted } = examples[at];
      let signsKept = 0;
      for (let i = 0; i < signs.length; ++i) if (random() >= signsLeftOut) keptSigns[signsKept++] = signs[i];
      let rowsKept = 0;
      for (let i = 0; i < rows.length; ++i) if (random() >= rowsLeftOut) keptRows[rowsKept++] = rows[i];
      let sum = 0;
      for (let i = 0; i < signsKept; ++i) sum += weights[keptSigns[i]];
      sum /= 1 - signsLeftOut;
      if (rows.length) {
        sums.fill(0);
        for (let i = 0; i < rowsKept; ++i) {
          const from = keptRows[i] * units;
          for (let unit = 0; unit < units; ++unit) sums[unit] += layer[from + unit];
        }
        for (let unit = 0; unit < units; ++unit) {
          sums[unit] = sums[unit] / (1 - rowsLeftOut) + own[unit];
          sum += Math.min(Math.max(sums[unit], 0), most) * says[unit];
        }
      }
      const error = counted * (1 / (1 + Math.exp(-sum)) - name);
      for (let i = 0; i < signsKept; ++i) {
        const sign = keptSigns[i];
        const gradient = error + pull * weights[sign];
        gradients[sign] += gradient * gradient;
        weights[sign] -= pace * gradient / Math.sqrt(gradients[sign]);
      }
      if (!rows.length) continue;
      let size = 0;
      for (let unit = 0; unit < units; ++unit) {
        const bent = sums[unit] > 0 && sums[unit] < most;
        back[unit] = bent ? error * says[unit] : 0;
        size += back[unit] * back[unit];
        const gradient = error * Math.min(Math.max(sums[unit], 0), most) + layerPull * says[unit];
        saysGradients[unit] += gradient * gradient;
        says[unit] -= layerPace * gradient / Math.sqrt(saysGradients[unit]);
        ownGradients[unit] += back[unit] * back[unit];
        own[unit] -= layerPace * back[unit] / Math.sqrt(ownGradients[unit]);
      }
      if (size === 0) continue;
      size /= units;
      for (let i = 0; i < rowsKept; ++i) {
        const row = keptRows[i];
        layerGradients[row] += size;
        const step = layerPace / Math.sqrt(layerGradients[row]);
        const from = row * units;
        for (let unit = 0; unit < units; ++unit) layer[from + unit] -= step * back[unit];
      }
    }
    if (round >= rounds / 2) {
      add(mean.weights, weights, 2 / rounds);
      add(mean.layer, layer, 2 / rounds);
      add(mean.says, says, 2 / rounds);
      add(mean.own, own, 2 / rounds);
    }
  }
  const whole = (value, scale, limit) => Math.max(-limit, Math.min(limit, Math.round(value * scale)));
  return {
    weights: Int8Array.from(mean.weights, (weight) => whole(weight, signScale, 127)),
    layer: Int8Array.from(mean.layer, (weight) => whole(weight, unitScale, 127)),
    own: Int16Array.from(mean.own, (weight) => whole(weight, unitScale, 8000)),
    says: Int16Array.from(mean.says, (weight) => whole(weight, saidScale, 8000)),
  };
}

// The logarithm of the odds in sixteenths, as Likelihood::score and Layer::weigh give it.
function score(learnt, { signs, rows }) {
  let sum = 0;
  for (const sign of signs) sum += learnt.weights[sign];
  if (!rows.length) return sum;
  let said = 0;
  for (let unit = 0; unit < units; ++unit) {
    let counts = learnt.own[unit];
    for (const row of rows) counts += learnt.layer[row * units + unit];
    said += Math.min(Math.max(counts, 0), most * unitScale) * learnt.says[unit];
  }
  return sum + Math.trunc(said / (unitScale * saidScale / signScale));
}

// The file: its head, a byte for each sign, the spelling, the layer.
function file(learnt, spelling) {
  const head = Buffer.alloc(16);
  head.write('FFLW');
  [2, signCount, rowCount].forEach((number, i) => head.writeUInt32LE(number, 4 + 4 * i));
  const pairs = Buffer.alloc(4 * units);
  learnt.own.forEach((weight, unit) => pairs.writeInt16LE(weight, 2 * unit));
  learnt.says.forEach((weight, unit) => pairs.writeInt16LE(weight, 2 * (units + unit)));
  return Buffer.concat([head, Buffer.from(learnt.weights.buffer), spelling, Buffer.from(learnt.layer.buffer), pairs]);
}

module.exports = { learn, score, file };
