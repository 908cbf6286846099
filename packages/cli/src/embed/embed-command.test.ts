import { readFileSync } from 'node:fs';
import { readFile, truncate, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { encodeNpyHeader } from '../many/encode-npy-header.js';
import { bundledModel, fixturePath, recordedImages } from '../testing/fixtures.js';
import { makeImages } from '../testing/make-images.js';
import { runAutomodel } from '../testing/run-automodel.js';
import { seededRandom } from '../testing/seeded-random.js';
import { withTemporaryDirectory } from '../testing/with-temporary-directory.js';

/** A float16 tensor of the bundled checkpoint, read here by the format's own rules. */
function readFloat16(name: string): number[] {
  const file = readFileSync(join(bundledModel, 'model.safetensors'));
  const headerLength = Number(file.readBigUInt64LE());
  const header = JSON.parse(file.toString('utf8', 8, 8 + headerLength));
  const { dtype, data_offsets: offsets } = header[name];
  expect(dtype).toBe('F16');
  const bytes = file.subarray(8 + headerLength + offsets[0], 8 + headerLength + offsets[1]);
  return Array.from({ length: bytes.length / 2 }, (_, index) => fromFloat16(bytes.readUInt16LE(2 * index)));
}

function fromFloat16(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = (bits & 1023) / 1024;
  return sign * (exponent === 0 ? fraction * 2 ** -14 : (1 + fraction) * 2 ** (exponent - 15));
}

interface Line {
  readonly path: string;
  readonly features?: readonly number[];
  readonly error?: object;
}

async function readLines(path: string): Promise<Line[]> {
  return (await readFile(path, 'utf8'))
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}

async function readRows(path: string, columns: number): Promise<{ header: string; rows: number[][] }> {
  const file = await readFile(path);
  const values = Array.from({ length: (file.length - 128) / 4 }, (_, index) => file.readFloatLE(128 + 4 * index));
  const rows = Array.from({ length: values.length / columns }, (_, row) =>
    values.slice(row * columns, (row + 1) * columns),
  );
  return { header: file.toString('latin1', 10, 128), rows };
}

const paths = recordedImages().map(({ file }) => fixturePath(file));

describe('automodel embed', () => {
  it("gives the features from which the checkpoint's classifier computes Transformers' logits", async () => {
    const weight = readFloat16('classifier.1.weight');
    const bias = readFloat16('classifier.1.bias');
    const run = await runAutomodel(['embed', ...paths]);
    expect(run.exitCode).toBe(0);
    const lines: Line[] = run.stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map(({ path }) => path)).toEqual(paths);
    for (const [position, { logits }] of recordedImages().entries()) {
      const features = lines[position]?.features ?? [];
      expect(features).toHaveLength(256);
      for (const [label, logit] of logits.entries()) {
        const computed = features.reduce(
          (sum, value, index) => sum + value * (weight[label * 256 + index] ?? 0),
          bias[label] ?? 0,
        );
        expect(Math.abs(computed - logit)).toBeLessThan(1e-4);
      }
    }
  });

  it('writes the rows of a .npy file, NaN for images that fail, with a list of whose they are', async () => {
    await withTemporaryDirectory(async (directory) => {
      const [broken, npy, jsonl] = ['broken.png', 'f.npy', 'f.jsonl'].map((name) => join(directory, name)) as [
        string,
        string,
        string,
      ];
      await writeFile(broken, 'no image');
      const images = [...paths.slice(0, 2), broken, ...paths.slice(2)];
      expect((await runAutomodel(['embed', ...images, '--npy', npy, '--normalize', '--batch', '2'])).exitCode).toBe(4);
      expect((await runAutomodel(['embed', ...images, '--jsonl', jsonl, '--batch', '2'])).exitCode).toBe(4);
      const { header, rows } = await readRows(npy, 256);
      expect(header.trim()).toBe(`{'descr': '<f4', 'fortran_order': False, 'shape': (${images.length}, 256), }`);
      expect(rows[2]?.every(Number.isNaN)).toBe(true);
      const list = await readLines(`${npy}.jsonl`);
      expect(list.map(({ path }) => path)).toEqual(images);
      expect(list.map(({ error }) => error !== undefined)).toEqual(images.map((path) => path === broken));
      for (const [position, { features }] of (await readLines(jsonl)).entries()) {
        if (features === undefined) continue;
        const length = Math.hypot(...features);
        for (const [index, value] of features.entries()) {
          expect(Math.abs((rows[position]?.[index] ?? 0) - value / length)).toBeLessThan(1e-7);
        }
      }
    });
  });

  it('goes on wherever the array or its list was torn, to the same bytes', { timeout: 60_000 }, async () => {
    await withTemporaryDirectory(async (directory) => {
      await makeImages(join(directory, 'photos'), 15, 4);
      const npy = join(directory, 'f.npy');
      const rawArguments = ['embed', join(directory, 'photos'), '--npy', npy, '--batch', '4', '--resume'];
      expect((await runAutomodel(rawArguments)).exitCode).toBe(4);
      const [array, list] = [await readFile(npy), await readFile(`${npy}.jsonl`)];
      // Killed behind the last line and before the last header: nothing is left to do but that.
      await writeFile(npy, Buffer.concat([encodeNpyHeader(12, 256), array.subarray(128)]));
      expect((await runAutomodel(rawArguments)).exitCode).toBe(4);
      expect((await readFile(npy)).equals(array)).toBe(true);
      const random = seededRandom(5);
      for (let round = 0; round < 6; round++) {
        await truncate(npy, Math.floor(random() * array.length));
        if (round % 2 === 0) await truncate(`${npy}.jsonl`, Math.floor(random() * list.length));
        expect((await runAutomodel(rawArguments)).exitCode).toBe(4);
        expect((await readFile(npy)).equals(array)).toBe(true);
        expect((await readFile(`${npy}.jsonl`)).equals(list)).toBe(true);
      }
    });
  });

  it('refuses to go on behind what is not its own, and leaves it alone', async () => {
    await withTemporaryDirectory(async (directory) => {
      const npy = join(directory, 'f.npy');
      await runAutomodel(['embed', ...paths.slice(0, 2), '--npy', npy]);
      expect((await runAutomodel(['embed', ...paths, '--npy', npy])).stderr).toContain('exists already');
      await unlink(`${npy}.jsonl`);
      const noList = await runAutomodel(['embed', ...paths, '--npy', npy, '--resume']);
      expect(noList).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('does not exist') });
      await writeFile(npy, 'x'.repeat(500));
      const foreign = await runAutomodel(['embed', ...paths, '--npy', npy, '--resume']);
      expect(foreign).toMatchObject({
        exitCode: 2,
        stderr: expect.stringContaining('not a file that automodel embed wrote'),
      });
      expect(await readFile(npy, 'utf8')).toBe('x'.repeat(500));
    });
  });

  it.each([
    [['--npy', 'a', '--jsonl', 'b'], '--jsonl and --npy exclude each other'],
    [['--npy', '-'], 'cannot go to standard output'],
    [['--resume'], 'What went to standard output cannot be resumed'],
  ])('refuses %j', async (options, message) => {
    const run = await runAutomodel(['embed', ...options]);
    expect(run).toMatchObject({ exitCode: 2, stderr: expect.stringContaining(message) });
  });
});
