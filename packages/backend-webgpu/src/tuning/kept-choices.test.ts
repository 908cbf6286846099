import { GraphBuilder, gemm } from '@automodel/onnx';
import { describe, expect, it } from 'vitest';
import { Tensor } from '../onnxruntime-common.js';
import { noise } from '../test-support/small-network.js';
import { webgpu } from '../webgpu.js';
import type { ChoiceTable } from './algorithm-choices.js';
import type { ChoiceStore } from './choice-store.js';

/** A product of one matrix by 64 × 64 weights. */
function product(): Parameters<NonNullable<ReturnType<typeof webgpu>['createSession']>>[0] {
  const graph = new GraphBuilder('product');
  const x = graph.input('x', 'float32', ['rows', 64]);
  graph.output('y', gemm(x, graph.constant('float32', [64, 64], Array.from(noise(4096)))));
  return graph.build();
}

/** A store in memory, with what was asked of it. */
function memoryStore(): ChoiceStore & { readonly tables: Map<string, ChoiceTable>; readonly saved: ChoiceTable[] } {
  const tables = new Map<string, ChoiceTable>();
  const saved: ChoiceTable[] = [];
  return {
    tables,
    saved,
    load: async (adapter) => tables.get(adapter),
    async save(adapter, choices) {
      tables.set(adapter, choices);
      saved.push(choices);
    },
  };
}

// Dawn's device that computes nothing: all algorithms are as fast there, and compiled at once.
const nodeFlags = ['backend=null'];

async function run(choiceStore: ChoiceStore, rows: number, choices: ChoiceTable = {}): Promise<ChoiceTable> {
  const backend = webgpu({ nodeFlags, measure: true, choiceStore, choices });
  const session = await backend.createSession?.(product(), new Map(), { device: 'webgpu', outputs: ['y'] });
  await session?.run({ x: new Tensor('float32', new Float32Array(rows * 64), [rows, 64]) }, ['y']);
  await session?.dispose();
  return backend.measuredChoices();
}

describe('choices that were measured', () => {
  it('are kept by adapter, and not measured again by the next backend', async () => {
    const store = memoryStore();
    const first = await run(store, 50);
    expect(Object.keys(first)).toEqual(['f32 rows 1x50x64x64']);
    expect([...store.tables.values()]).toEqual([first]);
    expect([...store.tables.keys()][0]).toMatch(/^\d+\.\d+\.\d+\//);
    expect(await run(store, 50)).toEqual(first);
    expect(store.saved).toHaveLength(1);
    // Another shape is measured, and kept beside the first.
    const both = await run(store, 70);
    expect(Object.keys(both).sort()).toEqual(['f32 rows 1x50x64x64', 'f32 rows 1x70x64x64']);
    expect(store.saved.at(-1)).toEqual(both);
  }, 60_000);

  it('give way to those of the caller, which are not kept', async () => {
    const store = memoryStore();
    const choices = { 'f32 rows 1x50x64x64': '16x32k16r2x4d' };
    expect(await run(store, 50, choices)).toEqual(choices);
    expect(store.saved).toEqual([]);
  });

  it.each<[string, ChoiceStore]>([
    ['that fails', { load: () => Promise.reject(new Error('no disk')), save: () => Promise.reject(new Error('full')) }],
    ['of something else', { load: async () => JSON.parse('[1, null]'), save: async () => undefined }],
  ])(
    'are measured again with a store %s',
    async (_, store) => {
      expect(Object.keys(await run(store, 50))).toContain('f32 rows 1x50x64x64');
    },
    60_000,
  );
});
