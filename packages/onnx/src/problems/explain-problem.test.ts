import { InvalidTensorError } from '@automodel/contracts';
import { describe, expect, it } from 'vitest';
import { GraphBuilder } from '../builder/graph-builder.js';
import { convSchema } from '../ops/conv.js';
import { explainProblem } from './explain-problem.js';
import { GraphProblem } from './graph-problem.js';
import { problemWords } from './problem-words.js';

const node = { name: 'stem/Conv', opType: 'Conv', outputs: ['stem/Conv'] };

describe('explainProblem', () => {
  it('makes an error that names the node of a problem', () => {
    expect(explainProblem(new GraphProblem(node, 'group', 3, 2))).toMatchObject({
      code: 'INVALID_GRAPH',
      node: 'stem/Conv',
      operator: 'Conv',
      problem: 'the 3 output channels do not divide into 2 groups',
    });
  });

  it.each([
    { about: { ...node, name: '' }, label: 'stem/Conv' },
    { about: { ...node, name: '', outputs: [] }, label: '' },
    { about: { opType: 'Conv' }, label: undefined },
    { about: undefined, label: undefined },
  ])('calls a node "$label" that is known as $about', ({ about, label }) => {
    expect(explainProblem(new GraphProblem(about, 'noOutput'))).toHaveProperty('node', label);
  });

  it('takes words as they are, also those that a kind is called', () => {
    for (const words of ['its order must be 1 or 2', 'toString', ...Object.keys(problemWords)]) {
      if (words === 'elements' || words === 'noOutput') continue;
      expect(explainProblem(new GraphProblem(node, words))).toHaveProperty('problem', words);
    }
  });

  it('throws errors of other classes where words make one', () => {
    const error = new InvalidTensorError({ input: 'x', expected: 'a', received: 'b', remedy: 'c' });
    expect(explainProblem(new GraphProblem(node, 'other', 1), { other: () => error })).toBe(error);
  });

  it('leaves anything else as it is', () => {
    for (const caught of [new RangeError('no'), 'text', undefined]) expect(explainProblem(caught)).toBe(caught);
  });
});

describe('the words of a schema of others', () => {
  it.each(['window', 'its order must be 1 or 2'])('are said: "%s"', (words) => {
    const graph = new GraphBuilder('custom');
    const schema = {
      ...convSchema,
      name: 'Custom',
      domain: 'mine',
      inputs: { min: 1, max: 1 },
      infer: (context: { fail(problem: string): never }) => context.fail(words),
    };
    const x = graph.input('x', 'float32', [1]);
    expect(() => graph.apply(schema, [x])).toThrow(`Node "Custom_0" (Custom) is not valid: ${words}.`);
  });
});
