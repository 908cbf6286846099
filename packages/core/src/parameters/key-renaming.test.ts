import { expect, it } from 'vitest';
import { keyRenaming } from './key-renaming.js';

it('applies the mapping of the call, then the legacy names of a LayerNorm, then the model’s own rule', async () => {
  const rename = await keyRenaming({ '^old\\.': 'new.' }, (key) => key.replace('new.', 'own.'));
  expect(rename('old.LayerNorm.gamma')).toBe('own.LayerNorm.weight');
  expect(rename('layer.0.LayerNorm.beta')).toBe('layer.0.LayerNorm.bias');
  expect(rename('layer.0.gamma')).toBe('layer.0.gamma');
});
