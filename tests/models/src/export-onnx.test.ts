import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onnxruntime } from '@automodel/backend-onnxruntime/node';
import { AutoModelForImageClassification } from '@automodel/core';
import { convertCheckpoint, exportOnnx } from '@automodel/core/saving';
import { resnet } from '@automodel/model-resnet';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fixture, recorded, tensorOf } from './fixtures.js';

const use = [onnxruntime(), resnet];

describe('files for other runtimes', () => {
  let directory = '';
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'automodel-export-'));
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  for (const name of ['basic', 'bottleneck', 'fp16']) {
    for (const externalData of [false, true]) {
      it(`onnxruntime runs ${name} with Transformers' logits, ${externalData ? 'weights beside' : 'self-contained'}`, async () => {
        const model = await AutoModelForImageClassification.fromPretrained(fixture(`hf-tiny/${name}`), { use });
        await exportOnnx(model, directory, 'model.onnx', { externalData });
        await model.dispose();
        const expected = await recorded(fixture(`hf-tiny/${name}/expected.safetensors`));
        const pixels = tensorOf(expected, 'pixel_values');
        const session = await InferenceSession.create(join(directory, 'model.onnx'));
        const outputs = await session.run(
          { pixel_values: new Tensor('float32', Float32Array.from(pixels.values, Number), pixels.dims) },
          ['logits'],
        );
        const logits = Array.from(outputs.logits?.data ?? [], Number);
        const reference = Array.from(tensorOf(expected, 'logits').values, Number);
        expect(logits.length).toBe(reference.length);
        // float32 arithmetic in another order.
        for (const [index, logit] of logits.entries()) expect(logit).toBeCloseTo(reference[index] ?? Number.NaN, 4);
        await session.release();
      });
    }
  }

  it('converts to shards and back without changing a bit', async () => {
    const origin = fixture('hf-tiny/basic');
    const shards = join(directory, 'shards');
    await convertCheckpoint(origin, shards, { maxShardSize: '20KB' });
    const whole = join(directory, 'whole');
    await convertCheckpoint(shards, whole);
    const [saved, reference] = [
      readFileSync(`${whole}/model.safetensors`),
      readFileSync(`${origin}/model.safetensors`),
    ];
    const tail = saved.length - 8 - Number(saved.readBigUInt64LE(0));
    expect(saved.subarray(-tail).equals(reference.subarray(-tail))).toBe(true);
    expect(readFileSync(`${whole}/config.json`, 'utf8')).toBe(readFileSync(`${origin}/config.json`, 'utf8'));
  });
});
