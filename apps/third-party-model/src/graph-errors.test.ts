import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { buildModelGraph, GraphFunctionError, type ModelHead, PreTrainedConfig } from '@automodel/core';
import { conv, relu } from '@automodel/onnx';
import { describe, expect, it } from 'vitest';

const wrong: ModelHead = {
  className: 'WrongNet',
  baseModelPrefix: 'wrong',
  outputs: { logits: { name: 'logits', kind: 'tensor', presence: 'always' } },
  channels: () => 3,
  graph({ parameters, pixelValues }) {
    const weight = parameters.scope('layers.0').parameter('conv.weight', [8, 4, 3, 3], { kind: 'kaiming-normal' });
    return { logits: relu(conv(pixelValues, weight)) };
  },
};

describe('an error inside the graph function of a third party', () => {
  it('names the parameter path and the line of its own source', async () => {
    let error: unknown;
    try {
      buildModelGraph(wrong, new PreTrainedConfig());
    } catch (thrown) {
      error = thrown;
    }
    if (!GraphFunctionError.is(error)) throw error;
    expect(error.parameterPath).toBe('layers.0.conv.weight');
    const [, file = '', line = '0'] = /^(.*):(\d+):\d+$/.exec(error.sourceLine ?? '') ?? [];
    expect(file).toBe(fileURLToPath(import.meta.url));
    const lines = (await readFile(file, 'utf8')).split('\n');
    expect(lines[Number(line) - 1]).toContain('relu(conv(pixelValues, weight))');
    expect(error.message).toContain(`at ${error.sourceLine}: Node "layers.0.conv/Conv" (Conv) is not valid`);
  });
});
