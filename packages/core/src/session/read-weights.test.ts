import { GraphBuilder } from '@automodel/onnx';
import { describe, expect, it } from 'vitest';
import { memoryByteSource } from '../sources/memory-byte-source.js';
import type { LoadProgress } from './load-progress.js';
import { readWeights } from './read-weights.js';

const content = Uint8Array.from({ length: 20_000_000 }, (_, index) => index % 251);

function model(location: string) {
  const graph = new GraphBuilder('test');
  const data = { kind: 'external', location, offset: 0, length: 4 } as const;
  graph.output('y', graph.initializer({ name: 'w', dataType: 'float32', dims: [1], data }));
  return graph.build();
}

describe('readWeights', () => {
  it('reads the files that initializers name, in parts, and says how far it has come', async () => {
    const progress: LoadProgress[] = [];
    const files = new Map([
      ['used', memoryByteSource(content, 'used')],
      ['unused', memoryByteSource(content, 'unused')],
    ]);
    const weights = await readWeights(model('used'), files, { onProgress: (event) => progress.push(event) });
    expect(weights.map(({ path }) => path)).toEqual(['used']);
    expect(Buffer.compare(weights[0]?.data ?? new Uint8Array(), content)).toBe(0);
    expect(progress.map(({ loaded }) => loaded)).toEqual([8 * 2 ** 20, 16 * 2 ** 20, 20_000_000]);
    expect(progress[0]).toMatchObject({ file: 'used', loaded: 8 * 2 ** 20, total: 20_000_000 });
  });

  it('stops at an abort between two parts', async () => {
    const controller = new AbortController();
    const events: LoadProgress[] = [];
    const reading = readWeights(model('w'), new Map([['w', memoryByteSource(content, 'w')]]), {
      signal: controller.signal,
      onProgress(event) {
        events.push(event);
        controller.abort(new Error('enough'));
      },
    });
    await expect(reading).rejects.toThrow('enough');
    expect(events).toHaveLength(1);
  });
});
