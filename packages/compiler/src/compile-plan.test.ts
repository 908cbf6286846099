import { InvalidGraphError } from '@automodel/contracts';
import { GraphProblem } from '@automodel/onnx';
import { describe, expect, it } from 'vitest';
import { compile } from './compile.js';
import { compilePlan } from './compile-plan.js';
import { residualOperators } from './lowering/residual-operators.js';
import { explainCompilation } from './problems/explain-compilation.js';
import { residualGraph, testTarget } from './test-support/residual-graph.js';

const target = { ...testTarget, operators: residualOperators };

function caughtFrom(action: () => unknown): unknown {
  try {
    action();
  } catch (caught) {
    return caught;
  }
  return undefined;
}

describe('compilePlan', () => {
  it('gives the same plan with the operators of residual networks alone', () => {
    const shapes = { image: [2, 3, 10, 12] };
    expect(compilePlan(residualGraph(), target, shapes)).toEqual(compile(residualGraph(), testTarget, shapes));
  });

  it('throws problems, which compile has words for at once', () => {
    const shapes = { image: [2, 4, 10, 12] };
    const words =
      'Node "stem/Conv" (Conv) is not valid: the channels of the input and of the weight (times group) must be equal, but they are 4 and 3.';
    const named = {
      ...residualGraph(),
      graph: {
        ...residualGraph().graph,
        nodes: residualGraph().graph.nodes.map((node, index) => (index === 0 ? { ...node, name: 'stem/Conv' } : node)),
      },
    };
    const problem = caughtFrom(() => compilePlan(named, target, shapes));
    expect(problem).toBeInstanceOf(GraphProblem);
    const explained = explainCompilation(problem);
    expect(explained).toBeInstanceOf(InvalidGraphError);
    expect(explained).toHaveProperty('message', expect.stringContaining(words));
    for (const operators of [residualOperators, testTarget.operators]) {
      expect(() => compile(named, { ...target, operators }, shapes)).toThrow(words);
    }
  });

  it('leaves other errors as they are', () => {
    const error = new RangeError('no');
    expect(explainCompilation(error)).toBe(error);
  });
});
