import { readdirSync, readFileSync } from 'node:fs';
import { webgpu } from '@automodel/backend-webgpu';
import { AutoModelForImageClassification } from '@automodel/core';
import { resnet } from '@automodel/model-resnet';
import { describeModel } from '@automodel/testing';
import { useSoftwareGpu } from '@automodel/testing/software-gpu';
import { describe, it, vi } from 'vitest';
import { fixture, recorded, runsAll } from './fixtures.js';

/**
 * How GPUs compute products, with tiles so small that a program that plays a GPU compiles them in reasonable time; it would take plain loops
 * by itself.
 */
const algorithms: Readonly<Record<string, string>> = {
  tiles: '16x32k16r2x4d',
  'tiles, in parts': '16x32k16r2x4d /3, 16x32k16r2x4d',
  'transforms of Winograd': '16x32k16r2x4d winograd, 16x32k16s4r4x4',
};

// Tiles take a program that plays a GPU seconds to compile, and longer where others work beside it.
vi.setConfig({ hookTimeout: 300_000, testTimeout: 300_000 });

const missing = useSoftwareGpu() ?? (runsAll ? undefined : 'the long suites run it');

for (const [label, algorithm] of Object.entries(algorithms)) {
  if (missing !== undefined) {
    describe(`webgpu by ${label}`, () => it.skip(missing));
    continue;
  }
  const load = { use: [webgpu({ choices: { '*': algorithm } }), resnet], device: 'webgpu' };
  for (const name of readdirSync(fixture('hf-tiny'))) {
    const checkpoint = fixture(`hf-tiny/${name}`);
    const config: { readonly architectures: readonly string[] } = JSON.parse(
      readFileSync(`${checkpoint}/config.json`, 'utf8'),
    );
    if (config.architectures[0] !== 'ResNetForImageClassification') continue;
    describeModel(`${name} on webgpu by ${label}`, {
      loader: AutoModelForImageClassification,
      checkpoint,
      expected: await recorded(`${checkpoint}/expected.safetensors`),
      load,
      outputs: { logits: ({ logits }) => logits },
    });
  }
}
