import { expect, it } from 'vitest';
import { loadRenameKey } from './load-rename-key.js';
import { ResNetConfig } from './resnet-config.js';

it('gives a rule only for configs with num_layers', async () => {
  expect((await loadRenameKey(new ResNetConfig({ num_layers: 18 })))?.('fc.bias')).toBe('classifier.1.bias');
  expect(await loadRenameKey(new ResNetConfig())).toBeUndefined();
});
