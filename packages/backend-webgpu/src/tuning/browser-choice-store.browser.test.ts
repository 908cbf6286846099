import { expect, it } from 'vitest';
import { browserChoiceStore } from './browser-choice-store.js';

it('keeps choices in the Cache API, by adapter', async () => {
  const choices = { 'f32 rows 1x50x64x64': '16x32k16r2x4d' };
  expect(await browserChoiceStore()?.load('1.0.0/maker/a card, with "signs"/')).toBeUndefined();
  await browserChoiceStore()?.save('1.0.0/maker/a card, with "signs"/', choices);
  expect(await browserChoiceStore()?.load('1.0.0/maker/a card, with "signs"/')).toEqual(choices);
  expect(await browserChoiceStore()?.load('1.0.0/maker/another card/')).toBeUndefined();
});
