import { GraphFunctionError, InvalidConfigError } from '@automodel/contracts';
import { conv, type Value } from '@automodel/onnx';
import { describe, expect, it } from 'vitest';
import { PreTrainedConfig } from '../config/pre-trained-config.js';
import { toyHead } from '../test-support/toy-head.js';
import { buildModelGraph } from './build-model-graph.js';
import type { GraphContext } from './model-head.js';

function failure(graph: (context: GraphContext) => Value): unknown {
  try {
    return buildModelGraph(toyHead(graph), new PreTrainedConfig());
  } catch (error) {
    return error;
  }
}

describe('an error inside a graph function', () => {
  it("names the parameter path and the author's source line", () => {
    const error = failure(({ parameters, pixelValues }) => {
      const stem = parameters.scope('encoder.stem');
      return conv(pixelValues, stem.parameter('weight', [8, 4, 3, 3], { kind: 'kaiming-normal' }));
    });
    if (!GraphFunctionError.is(error)) throw error;
    expect(error).toMatchObject({
      code: 'GRAPH_FUNCTION_FAILED',
      modelClass: 'ToyForImageClassification',
      parameterPath: 'encoder.stem.weight',
    });
    // Tests lie in the folder of core, whose frames count as ours; the author's lines are tested by its own test.
    expect(error.message).toMatch(
      /^The graph function of ToyForImageClassification failed after the parameter "encoder\.stem\.weight".*Node "encoder\.stem\/Conv" \(Conv\) is not valid: the channels .* are 3 and 4\. Correct it there/,
    );
    expect(error.cause).toMatchObject({ code: 'INVALID_GRAPH' });
  });

  it('may be of any kind', () => {
    const error = failure(() => {
      throw new TypeError('no');
    });
    expect(String(error)).toContain('failed before its first parameter');
    expect(String(error)).toContain('TypeError: no. ');
  });

  it('passes as it is where it speaks of the config', () => {
    const wrong = new InvalidConfigError({ file: 'x', field: 'y', value: 1, problem: 'is 1', remedy: 'Two.' });
    expect(
      failure(() => {
        throw wrong;
      }),
    ).toBe(wrong);
  });
});
