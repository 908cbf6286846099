import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ResNetConfig } from '@automodel/model-resnet';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeOnnx } from '../../common/write-onnx.js';
import { writeResNet } from '../../common/write-resnet.js';
import { chromiumEnvironment } from '../chromium/chromium-environment.js';
import { readTflite } from './test-support/read-tflite.js';
import { writeTflite } from './write-tflite.js';

const size = 64;
const runsAll = process.env.AUTOMODEL_TEST_TIER === 'all';
const hasChromium = existsSync(process.env.AUTOMODEL_CHROMIUM ?? '/usr/bin/chromium');

describe('writeTflite', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'automodel-tflite-'));
    const shape = { embedding_size: 8, hidden_sizes: [8, 16], depths: [1, 2] };
    for (const layer_type of ['basic', 'bottleneck'] as const) {
      const id2label = { 0: 'cat', 1: 'dog', 2: 'owl' };
      const directory = join(folder, layer_type);
      await writeResNet(new ResNetConfig({ ...shape, layer_type, id2label }), directory);
      await writeOnnx(directory);
      await writeTflite(directory, size);
    }
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('folds and fuses a ResNet, and pads where SAME would pad otherwise', async () => {
    const { tensors, operators, inputs, outputs } = readTflite(
      await readFile(join(folder, 'basic/tflite/model.tflite')),
    );
    const shapes = (positions: readonly number[]) => positions.map((position) => tensors[position]?.shape);
    expect(shapes(inputs)).toEqual([[1, size, size, 3]]);
    expect(shapes(outputs)).toEqual([[1, 3]]);
    const [pad, stem, poolPad, pool] = operators;
    expect([pad?.code, stem?.code, poolPad?.code, pool?.code]).toEqual([34, 3, 34, 17]);
    expect(shapes(pad?.outputs ?? [])).toEqual([[1, size + 6, size + 6, 3]]);
    expect(shapes(stem?.inputs ?? []).slice(1)).toEqual([[8, 7, 7, 3], [8]]);
    // VALID, strides of 2, RELU.
    expect(stem?.options.slice(0, 4)).toEqual([1, 2, 2, 1]);
    expect(shapes(pool?.outputs ?? [])).toEqual([[1, size / 4, size / 4, 8]]);
    const codes = operators.map(({ code }) => code);
    // Three blocks: additions with ReLU; the second stage begins at stride 2, with a PAD of its own and a shortcut.
    expect(operators.filter(({ code }) => code === 0).map(({ options }) => options[0])).toEqual([1, 1, 1]);
    expect(codes.filter((code) => code === 3)).toHaveLength(1 + 3 * 2 + 1);
    expect(codes.filter((code) => code === 34)).toHaveLength(3);
    expect(codes.slice(-2)).toEqual([40, 9]);
  });

  // On the built packages: it needs "npm run build".
  it.skipIf(!runsAll || !hasChromium)(
    'writes what LiteRT.js runs to our logits',
    async () => {
      const environment = await chromiumEnvironment(folder, join(folder, 'pages'));
      try {
        for (const network of ['basic', 'bottleneck'])
          for (const threads of [1, 2]) {
            const result = await environment.run({
              ...{ kind: 'duel', contestants: ['automodel', 'litert.js'], network, size, batch: 1, threads, rounds: 0 },
            });
            expect(result.kind === 'duel' && result.difference).toBeLessThan(1e-5);
          }
      } finally {
        await environment.close();
      }
    },
    300_000,
  );
});
