import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  AutoModelForImageClassification,
  type ByteSource,
  memorySource,
  type Source,
  SourceError,
} from '@automodel/core';
import { floatTensor, tensorMatchers } from '@automodel/testing';
import { describe, expect, it } from 'vitest';
import { devices } from './devices.js';
import { fixture, recorded, tensorOf } from './fixtures.js';

expect.extend(tensorMatchers);

const basic = fixture('hf-tiny/basic');
const expected = await recorded(`${basic}/expected.safetensors`);
const pixelValues = floatTensor(tensorOf(expected, 'pixel_values'));
const files = memorySource({
  'config.json': await readFile(`${basic}/config.json`),
  'model.safetensors': await readFile(`${basic}/model.safetensors`),
});

/** A source that counts what is done with it and says so before it is done. */
function watched(onEvent: (count: number) => void) {
  const state = { events: 0, open: 0 };
  const event = (): void => {
    state.events += 1;
    onEvent(state.events);
  };
  const source: Source = {
    location: 'watched',
    list: (options) => files.list(options),
    async open(path, options): Promise<ByteSource | undefined> {
      event();
      const file = await files.open(path, options);
      if (file === undefined) return undefined;
      state.open += 1;
      let isOpen = true;
      return {
        size: file.size,
        async read(offset, length, settings) {
          event();
          // As from a disk: the abort comes while the bytes are on their way.
          await new Promise((resolve) => setTimeout(resolve, 1));
          return file.read(offset, length, settings);
        },
        async close() {
          if (isOpen) state.open -= 1;
          isOpen = false;
          await file.close();
        },
      };
    },
  };
  return { source, state };
}

describe.each(devices)('on $device', ({ load }) => {
  it('an abort at any step of loading ends it with its reason, closes all files, and nothing goes on', async () => {
    const whole = watched(() => undefined);
    const model = await AutoModelForImageClassification.fromPretrained(whole.source, load);
    await model.dispose();
    expect(whole.state.open).toBe(0);
    for (let step = 1; step <= whole.state.events; step += 1) {
      const controller = new AbortController();
      const reason = new Error(`enough at ${step}`);
      const { source, state } = watched((count) => {
        if (count === step) controller.abort(reason);
      });
      const { signal } = controller;
      await expect(AutoModelForImageClassification.fromPretrained(source, { ...load, signal })).rejects.toBe(reason);
      expect(state.open).toBe(0);
      const { events } = state;
      await new Promise((resolve) => setTimeout(resolve, 5));
      expect(state.events).toBe(events);
    }
  });

  it('a file that changes under a model is a typed error for whoever must read it again; what runs goes on', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'automodel-changed-'));
    try {
      await cp(basic, directory, { recursive: true });
      const model = await AutoModelForImageClassification.fromPretrained(directory, load);
      try {
        const before = await model.forward({ pixelValues });
        expect(before.logits).toMatchTensor(tensorOf(expected, 'logits'), 5e-6);
        await writeFile(join(directory, 'model.safetensors'), 'another file');
        const again = await model.forward({ pixelValues });
        expect(again.logits.data).toEqual(before.logits.data);
        // Other outputs need a session of their own, which reads the weights.
        const other = await model
          .forward({ pixelValues }, { outputHiddenStates: true })
          .catch((error: unknown) => error);
        expect(SourceError.is(other)).toBe(true);
        const last = await model.forward({ pixelValues });
        expect(last.logits.data).toEqual(before.logits.data);
      } finally {
        await model.dispose();
      }
    } finally {
      await rm(directory, { recursive: true });
    }
  });
});
