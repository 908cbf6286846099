import { readdirSync, readFileSync } from 'node:fs';
import { webgpu } from '@automodel/backend-webgpu';
import { AutoModelForImageClassification, DeviceUnavailableError } from '@automodel/core';
import { resnet } from '@automodel/model-resnet';
import { describeModel } from '@automodel/testing';
import { useSoftwareGpu } from '@automodel/testing/software-gpu';
import { describe, expect, it, vi } from 'vitest';
import { fixture, recorded } from './fixtures.js';

/** Of the largest logit: a few units of the eleven bits that 16-bit floats have, through some ten layers. */
const tolerance = 5e-3;

vi.setConfig({ hookTimeout: 300_000, testTimeout: 300_000 });

const missing = useSoftwareGpu();
const backend = webgpu({ dtype: 'float16' });
const load = { use: [backend, resnet], device: 'webgpu' };
const obstacle = missing ?? (await backend.unavailable('webgpu'));

describe('models in float16 on webgpu', () => {
  // SwiftShader has no 16-bit floats; a driver that has them computes the rest of this file.
  it.runIf(missing === undefined && obstacle !== undefined)(
    'are refused with the reason where there is none',
    async () => {
      const loading = AutoModelForImageClassification.fromPretrained(fixture('hf-tiny/basic'), load);
      await expect(loading).rejects.toSatisfy(DeviceUnavailableError.is.bind(DeviceUnavailableError));
      await expect(loading).rejects.toThrow(/shader-f16/);
    },
  );
});

for (const name of obstacle === undefined ? readdirSync(fixture('hf-tiny')) : []) {
  const checkpoint = fixture(`hf-tiny/${name}`);
  const config: { readonly architectures: readonly string[] } = JSON.parse(
    readFileSync(`${checkpoint}/config.json`, 'utf8'),
  );
  if (config.architectures[0] !== 'ResNetForImageClassification') continue;
  describeModel(`${name} on webgpu in float16`, {
    loader: AutoModelForImageClassification,
    checkpoint,
    expected: await recorded(`${checkpoint}/expected.safetensors`),
    load,
    outputs: { logits: ({ logits }) => logits },
    tolerance,
  });
}
