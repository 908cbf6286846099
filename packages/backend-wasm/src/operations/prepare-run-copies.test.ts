import { concat, GraphBuilder, slice } from '@automodel/onnx';
import { Tensor } from 'onnxruntime-common';
import { expect, it } from 'vitest';
import { wasm } from '../wasm.js';

it.each([1, 2])(
  'copies runs of bytes by words, or one by one where they do not fit, on %i threads',
  async (threads) => {
    const graph = new GraphBuilder('bytes');
    const [left, right] = [graph.input('left', 'uint8', [6, 40]), graph.input('right', 'uint8', [6, 24])];
    graph.output('joined', concat([left, right], 1));
    graph.output('even', slice(left, [4], [36], { axes: [1] }));
    graph.output('odd', slice(left, [3], [36], { axes: [1] }));
    const session = await wasm({ threads, worker: false }).createSession?.(graph.build(), new Map(), {
      device: 'wasm',
      outputs: ['joined', 'even', 'odd'],
    });
    const rows = (width: number, from: number) => Uint8Array.from({ length: 6 * width }, (_, index) => index + from);
    const [first, second] = [rows(40, 0), rows(24, 7)];
    const outputs = await session?.run(
      { left: new Tensor('uint8', first, [6, 40]), right: new Tensor('uint8', second, [6, 24]) },
      ['joined', 'even', 'odd'],
    );
    const parts = (of: (row: number) => readonly number[]) => Uint8Array.from([0, 1, 2, 3, 4, 5].flatMap(of));
    const cut = (begin: number) => parts((row) => [...first.slice(row * 40 + begin, row * 40 + 36)]);
    const joined = parts((row) => [...first.slice(row * 40, row * 40 + 40), ...second.slice(row * 24, row * 24 + 24)]);
    expect(outputs?.joined).toMatchObject({ type: 'uint8', data: joined });
    expect(outputs?.even).toMatchObject({ data: cut(4) });
    expect(outputs?.odd).toMatchObject({ data: cut(3) });
    await session?.dispose();
  },
);
