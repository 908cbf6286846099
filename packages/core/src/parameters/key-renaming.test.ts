import { expect, it } from 'vitest';
import { keyRenaming } from './key-renaming.js';

const own = (key: string): string => key.replace('new.', 'own.');

it('applies the mapping of the call, then the legacy names of a LayerNorm, then the model’s own rule', async () => {
  const rename = await keyRenaming([], { '^old\\.': 'new.' }, own);
  expect(rename('old.LayerNorm.gamma')).toBe('own.LayerNorm.weight');
  expect(rename('layer.0.LayerNorm.beta')).toBe('layer.0.LayerNorm.bias');
  expect(rename('layer.0.gamma')).toBe('layer.0.gamma');
});

it('knows legacy names without a mapping', async () => {
  const rename = await keyRenaming(['new.weight', 'new.LayerNorm.beta'], undefined, own);
  expect(rename('new.LayerNorm.beta')).toBe('own.LayerNorm.bias');
  expect(rename('new.weight')).toBe('own.weight');
});

it('is the model’s own rule where no key needs another', async () => {
  expect(await keyRenaming(['LayerNorm.weight', 'gamma'], undefined, own)).toBe(own);
});
