import { expect, it } from 'vitest';
import { AutoModel } from '../auto/auto-model.js';
import { FakeBackend } from '../test-support/fake-backend.js';
import { toy, toyFiles } from '../test-support/toy-model.js';
import { memoryWriter } from './memory-writer.js';

const original = `{
  "big": 12345678901234567890,
  "eps": 1.0,
  "factor": 2.0,
  "list": [
    1,
    1.0
  ],
  "model_type": "toy",
  "tiny": 0.00001
}`;

it('keeps how the config.json of a checkpoint spells numbers, as Python does: floats without a fraction, integers of any size', async () => {
  const files = { ...toyFiles, 'config.json': original };
  const config = { factor: 3 };
  const model = await AutoModel.fromPretrained(files, { use: [new FakeBackend(), toy], config });
  const writer = memoryWriter();
  await model.savePretrained(writer);
  await model.dispose();
  const saved = new TextDecoder().decode(writer.files['config.json']);
  const lines = saved.split('\n').filter((line) => /"(big|eps|factor|list|tiny)"|^ {4}1/.test(line));
  expect(lines.map((line) => line.trim())).toEqual([
    '"big": 12345678901234567890,',
    '"eps": 1.0,',
    '"factor": 3,',
    '"list": [',
    '1,',
    '1.0',
    '"tiny": 1e-05',
  ]);
});
