import { GraphFunctionError } from '@automodel/contracts';
import { add, conv, gemm, globalAveragePool, reshape, type Value } from '@automodel/onnx';
import { describe, expect, it } from 'vitest';
import { PreTrainedConfig } from '../config/pre-trained-config.js';
import { toyHead } from '../test-support/toy-head.js';
import { buildModelGraph } from './build-model-graph.js';
import { loadModelGraph } from './load-model-graph.js';
import type { GraphContext } from './model-head.js';

const config = new PreTrainedConfig();

describe('loadModelGraph', () => {
  it.each<{ readonly what: string; readonly graph: (context: GraphContext) => Value }>([
    { what: 'nothing rare', graph: ({ pixelValues }) => globalAveragePool(pixelValues) },
    {
      what: 'constants',
      graph: ({ pixelValues }) => add(pixelValues, pixelValues.graph.constant('float32', [3, 1, 1], [1, 2, 3])),
    },
    {
      what: 'shapes that are computed',
      graph({ pixelValues, parameters }) {
        const weight = parameters.parameter('weight', [3, 5], { kind: 'kaiming-normal' });
        return gemm(reshape(globalAveragePool(pixelValues), [0, 3]), weight);
      },
    },
  ])('gives what buildModelGraph gives, of a graph with $what', async ({ graph }) => {
    const head = toyHead(graph);
    expect(await loadModelGraph(head, config)).toEqual(buildModelGraph(head, config));
  });

  it('says in words what is wrong, and where', async () => {
    const head = toyHead(({ parameters, pixelValues }) =>
      conv(pixelValues, parameters.scope('stem').parameter('weight', [8, 4, 3, 3], { kind: 'kaiming-normal' })),
    );
    const error = await loadModelGraph(head, config).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(GraphFunctionError);
    expect(String(error)).toMatch(
      /"stem\.weight".*Node "stem\/Conv" \(Conv\) is not valid: the channels .* are 3 and 4\./,
    );
  });
});
