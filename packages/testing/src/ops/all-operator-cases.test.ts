import { checkModel, operatorTable } from '@automodel/onnx';
import { sample } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildCase } from '../backends/build-case.js';
import { allOperatorCases } from './all-operator-cases.js';

describe('the cases of operators', () => {
  it('are there for every operator of the table, once', () => {
    const known = [...new Set(operatorTable.schemas.map(({ name }) => name))].toSorted();
    expect(allOperatorCases.map(({ operator }) => operator).toSorted()).toEqual(known);
  });

  it.each(allOperatorCases)('of $operator are valid models, drawn ones too', ({ operator, cases, fuzz }) => {
    const drawn = fuzz === undefined ? [] : sample(fuzz, { seed: 1, numRuns: 30 });
    for (const operatorCase of [...Object.values(cases), ...drawn]) {
      const { model } = buildCase(operator, operatorCase, 'test');
      checkModel(model);
      for (const { type } of model.graph.outputs) expect(type).toMatchObject({ kind: 'tensor' });
    }
  });

  it('set every attribute of their operators, apart from those that say nothing of the result', () => {
    const idle = new Set([
      // Its form before operator set 12, older than what is supported.
      'Dropout.ratio',
      // Without a random mask there is nothing to seed.
      'Dropout.seed',
      // Texts and sparse tensors do not pass through sessions.
      'Constant.sparse_value',
      'Constant.value_string',
      'Constant.value_strings',
      // About floats of 8 bits, which sessions do not take.
      'Cast.round_mode',
      'Cast.saturate',
      'CastLike.round_mode',
      'CastLike.saturate',
      'QuantizeLinear.saturate',
      // What is computed in, not what is computed.
      'Attention.softmax_precision',
      'GroupNormalization.stash_type',
      'LayerNormalization.stash_type',
      'QuantizeLinear.precision',
      'RMSNormalization.stash_type',
    ]);
    const missing = operatorTable.schemas.flatMap((schema) => {
      const cases = Object.values(allOperatorCases.find(({ operator }) => operator === schema.name)?.cases ?? {});
      const names = new Set(cases.flatMap(({ attributes = {} }) => Object.keys(attributes)));
      return Object.keys(schema.attributes)
        .filter((name) => !names.has(name))
        .map((name) => `${schema.name}.${name}`)
        .filter((name) => !idle.has(name));
    });
    expect([...new Set(missing)]).toEqual([]);
  });
});
