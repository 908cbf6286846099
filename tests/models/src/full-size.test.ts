import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  AutoModel,
  AutoModelForImageClassification,
  encodeSafetensors,
  readSafetensors,
  Tensor,
} from '@automodel/core';
import { relativeError } from '@automodel/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { devices, use } from './devices.js';
import { hasShared, runsAll, shared } from './fixtures.js';

// Full-size checkpoints whose weights are a function of their names; the logits were computed in float64 by PyTorch.
const names = runsAll ? ['hf-resnet-18', 'hf-resnet-34', 'hf-resnet-50', 'hf-resnet-152'] : ['hf-resnet-18'];
const timmNames = runsAll ? ['timm-resnet18', 'timm-resnet34', 'timm-resnet50', 'timm-resnet101'] : ['timm-resnet18'];
const tolerance = 2e-6;
const timeout = 300_000;

const run = promisify(execFile);
const makeCheckpoint = (...args: string[]) => run(process.execPath, [shared('tools/make-checkpoint.mjs'), ...args]);

interface Reference {
  readonly logits: readonly number[];
}

describe.skipIf(!hasShared)('full-size checkpoints', () => {
  let directory: string;
  let pixelValues: Tensor;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'automodel-full-size-'));
    await makeCheckpoint('--input', '1x3x224x224', join(directory, 'input.f32'));
    const bytes = await readFile(join(directory, 'input.f32'));
    pixelValues = new Tensor('float32', new Float32Array(new Uint8Array(bytes).buffer), [1, 3, 224, 224]);
  }, timeout);
  afterAll(async () => {
    await rm(directory, { recursive: true, force: true });
  });

  async function reference(name: string): Promise<readonly number[]> {
    const json: Reference = JSON.parse(await readFile(shared(`fixtures/full/${name}.json`), 'utf8'));
    return json.logits.flat();
  }

  it.each(names)(
    '%s',
    async (name) => {
      const checkpoint = join(directory, name);
      await makeCheckpoint(name, checkpoint);
      for (const { device, load } of devices) {
        const model = await AutoModelForImageClassification.fromPretrained(checkpoint, load);
        expect(model.loadingInfo).toMatchObject({ missingKeys: [], unexpectedKeys: [], mismatchedKeys: [] });
        const { logits } = await model.forward({ pixelValues });
        const error = relativeError(floats(logits), await reference(name));
        expect(error.relativeError, `${device}: ${JSON.stringify(error)}`).toBeLessThanOrEqual(tolerance);
        await model.dispose();
      }
      await rm(checkpoint, { recursive: true });
    },
    timeout,
  );

  // A config with num_layers and num_classes, and timm's names under "resnet.": the form of the "build your own model" article.
  it.each(timmNames)(
    '%s under "resnet."',
    async (name) => {
      const checkpoint = join(directory, name);
      await makeCheckpoint(name, checkpoint);
      const tensors = await readSafetensors(await readFile(join(checkpoint, 'model.safetensors')));
      await rm(checkpoint, { recursive: true });
      const files = {
        'config.json': JSON.stringify({
          model_type: 'resnet',
          num_layers: Number(name.slice('timm-resnet'.length)),
          num_classes: 1000,
        }),
        'model.safetensors': encodeSafetensors(new Map([...tensors].map(([key, tensor]) => [`resnet.${key}`, tensor]))),
      };
      for (const autoClass of [AutoModel, AutoModelForImageClassification]) {
        const model = await autoClass.fromPretrained(files, { use });
        expect(model.loadingInfo).toMatchObject({ missingKeys: [], unexpectedKeys: [], mismatchedKeys: [] });
        const { logits } = await model.forward({ pixelValues });
        expect(logits?.dims).toEqual([1, 1000]);
        const error = relativeError(logits === undefined ? [] : floats(logits), await reference(name));
        expect(error.relativeError, JSON.stringify(error)).toBeLessThanOrEqual(tolerance);
        await model.dispose();
      }
    },
    timeout,
  );
});

function floats({ data }: Tensor): Float32Array {
  if (data instanceof Float32Array) return data;
  throw new TypeError('The logits are not float32.');
}
