import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { AutoModelForImageClassification } from '@automodel/core';
import { resnet } from '@automodel/model-resnet';
import { describeModel, readExpectedTensors } from '@automodel/testing';
import { plain } from './plain.js';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

describeModel('the bundled ResNet on plain loops', {
  loader: AutoModelForImageClassification,
  checkpoint: path('../../../packages/cli/assets/resnet-cifar10-small'),
  expected: await readExpectedTensors(await readFile(path('../fixtures/expected.safetensors'))),
  outputs: { logits: ({ logits }) => logits },
  load: { use: [plain(), resnet], device: 'plain' },
});
