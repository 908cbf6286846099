/**
 * Saves a checkpoint whose weights all have one value, and dies before the n-th change of the file system, if it comes to that.
 * Arguments: directory, value, largest shard in bytes, n. For tests that build it into a program of its own.
 */
import promises from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { directoryWriter } from '../saving/node/directory-writer.js';
import { saveWeights } from '../saving/save-weights.js';

const [directory = '', value = '0', maxShardSize = '4', last = '0'] = process.argv.slice(2);
let changes = 0;

function deadly<Arguments extends readonly unknown[], Result>(
  change: (...given: Arguments) => Promise<Result>,
): (...given: Arguments) => Promise<Result> {
  return (...given) => {
    changes += 1;
    if (changes === Number(last)) process.kill(process.pid, 'SIGKILL');
    return change(...given);
  };
}

Object.assign(promises, {
  link: deadly(promises.link),
  open: deadly(promises.open),
  rename: deadly(promises.rename),
  rm: deadly(promises.rm),
  writeFile: deadly(promises.writeFile),
});
syncBuiltinESMExports();

const bytes = new Uint8Array(Float32Array.of(Number(value)).buffer);
const tensors = ['a', 'b', 'c'].map((name) => ({
  name,
  dataType: 'float32' as const,
  dims: [1],
  length: 4,
  read: async (offset = 0, length = 4 - offset) => bytes.slice(offset, offset + length),
}));
const writer = directoryWriter(directory);
const { stale, outdated } = await saveWeights(tensors, writer, { maxShardSize: Number(maxShardSize) });
await writer.commit(stale, outdated);
