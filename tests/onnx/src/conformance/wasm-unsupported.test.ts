import { wasm } from '@automodel/backend-wasm';
import { dropConstantInputs, liftOldModel } from '@automodel/onnx/lifting';
import { decodeModel } from '@automodel/onnx/serde';
import { runRecordedCase } from '@automodel/testing';
import { describe, expect, it } from 'vitest';
import { caseCollections } from './case-collections.js';

/** Cases whose form a fed input decides, which the graph does not tell: whether Dropout drops. */
const decidedByFeeds = [
  'test_training_dropout',
  'test_training_dropout_default',
  'test_training_dropout_default_mask',
  'test_training_dropout_mask',
];

const backend = wasm({ worker: false });

/** Runs whatever it is given. */
const unasked = { ...backend, unsupported: () => [] };

// All cases in ../shared and of Debian's libonnx-testdata, where they are; those of types that the JavaScript API cannot hold and that draw at random included.
describe.each(caseCollections)('unsupported() of wasm on $title', ({ isPresent, read }) => {
  it.skipIf(!isPresent)(
    'tells before anything is read what will not run, and nothing else',
    {
      timeout: 600_000,
    },
    async () => {
      const [silent, mistaken]: [string[], string[]] = [[], []];
      for (const recorded of read()) {
        const model = dropConstantInputs(liftOldModel(decodeModel(recorded.model)));
        const told = backend.unsupported(model, 'wasm');
        const { outcome, problem } = await runRecordedCase(recorded, {
          backend: unasked,
          device: 'wasm',
          path: 'graph',
        });
        if (told.length === 0 && outcome === 'unsupported') silent.push(`${recorded.name}: ${problem}`);
        if (told.length > 0 && outcome === 'passes') mistaken.push(`${recorded.name}: ${told.join()}`);
      }
      expect(silent.filter((text) => !decidedByFeeds.some((name) => text.startsWith(`${name}:`)))).toEqual([]);
      expect(mistaken).toEqual([]);
    },
  );
});
