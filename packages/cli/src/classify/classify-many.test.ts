import { copyFile, mkdir, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { fixturePath, recordedImages } from '../testing/fixtures.js';
import { makeImages } from '../testing/make-images.js';
import { runAutomodel } from '../testing/run-automodel.js';
import { scoreTolerance } from '../testing/score-tolerance.js';
import { seededRandom } from '../testing/seeded-random.js';
import { withTemporaryDirectory } from '../testing/with-temporary-directory.js';

interface Line {
  readonly path: string;
  readonly labels?: readonly { readonly index: number; readonly label: string; readonly score: number }[];
  readonly error?: { readonly code: string; readonly message: string };
}

function parseLines(text: string): Line[] {
  expect(text.endsWith('\n')).toBe(true);
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}

/** The best class and its probability, computed here from recorded logits. */
function best(logits: readonly number[]): { readonly index: number; readonly score: number } {
  const exponentials = logits.map(Math.exp);
  const largest = Math.max(...exponentials);
  return {
    index: exponentials.indexOf(largest),
    score: largest / exponentials.reduce((left, right) => left + right, 0),
  };
}

describe('automodel classify --jsonl', () => {
  it("writes Transformers' scores in the order of the inputs, corrupt and missing files in their places", async () => {
    await withTemporaryDirectory(async (directory) => {
      const broken = join(directory, 'broken.png');
      await writeFile(broken, 'no image');
      const images = recordedImages();
      const paths = images.flatMap(({ file }, index) => [
        fixturePath(file),
        ...(index === 2 ? [broken, 'missing.png'] : []),
      ]);
      const out = join(directory, 'out.jsonl');
      const options = ['--jsonl', out, '--top-k', '1', '--batch', '3', '--concurrency', '2'];
      const run = await runAutomodel(['classify', ...paths, ...options]);
      expect(run.exitCode).toBe(4);
      expect(run.stdout).toBe('');
      expect(run.stderr).toMatch(
        new RegExp(`^${paths.length} images in .* images/s\\), 2 failed; results in .*out.jsonl\n$`),
      );
      const lines = parseLines(await readFile(out, 'utf8'));
      expect(lines.map(({ path }) => path)).toEqual(paths);
      for (const { file, logits } of images) {
        const labels = lines.find(({ path }) => path === fixturePath(file))?.labels;
        const expected = best(logits);
        expect(labels).toHaveLength(1);
        expect(labels?.[0]?.index).toBe(expected.index);
        expect(Math.abs((labels?.[0]?.score ?? 0) - expected.score)).toBeLessThan(scoreTolerance(logits));
      }
      expect(lines[3]).toEqual({ path: broken, error: { code: 'IMAGE_DECODE_FAILED', message: expect.any(String) } });
      expect(lines[4]?.error?.code).toBe('MISSING_FILE');
    });
  });

  it('streams to standard output what a list on standard input names', async () => {
    const paths = recordedImages().map(({ file }) => fixturePath(file));
    const input = [paths.join('\n').slice(0, 20), paths.join('\n').slice(20)];
    const run = await runAutomodel(['classify', '-', '--jsonl', '-'], { input });
    expect(run.exitCode).toBe(0);
    expect(parseLines(run.stdout).map(({ path }) => path)).toEqual(paths);
  });

  it('tells success, partial and complete failure apart, also where an earlier run had them', async () => {
    await withTemporaryDirectory(async (directory) => {
      const out = join(directory, 'out.jsonl');
      const image = fixturePath('cifar10-test-0000.png');
      expect((await runAutomodel(['classify', 'missing.png', '--jsonl', out])).exitCode).toBe(5);
      const resumed = await runAutomodel(['classify', 'missing.png', image, '--jsonl', out, '--resume']);
      expect(resumed.exitCode).toBe(4);
      expect(resumed.stderr).toContain('2 images (1 of them recorded before)');
      const again = await runAutomodel(['classify', 'missing.png', image, '--jsonl', out, '--resume']);
      expect(again).toMatchObject({
        exitCode: 4,
        stderr: expect.stringContaining('2 images (2 of them recorded before), 1 failed'),
      });
      expect((await runAutomodel(['classify', image, '--jsonl', out, '--overwrite'])).exitCode).toBe(0);
      expect(parseLines(await readFile(out, 'utf8'))).toHaveLength(1);
    });
  });

  it('goes on behind the last whole line, wherever a file was torn, to the same bytes', {
    timeout: 60_000,
  }, async () => {
    await withTemporaryDirectory(async (directory) => {
      await makeImages(join(directory, 'photos'), 20, 6);
      const [photos, out] = [join(directory, 'photos'), join(directory, 'out.jsonl')];
      const rawArguments = ['classify', photos, '--batch', '6', '--jsonl', out, '--resume'];
      // Without a file, --resume starts one.
      expect((await runAutomodel(rawArguments)).exitCode).toBe(4);
      const whole = await readFile(out);
      const random = seededRandom(3);
      const places = [0, 1, whole.length - 1, ...Array.from({ length: 7 }, () => Math.floor(random() * whole.length))];
      for (const place of places) {
        await truncate(out, place);
        expect((await runAutomodel(rawArguments)).exitCode).toBe(4);
        expect((await readFile(out)).equals(whole)).toBe(true);
      }
    });
  });

  it('refuses to go on with other images, another order, another file or other labels, and leaves the file alone', async () => {
    await withTemporaryDirectory(async (directory) => {
      const [first, second] = ['0000', '1370'].map((name) => fixturePath(`cifar10-test-${name}.png`));
      if (first === undefined || second === undefined) throw new Error('unreachable');
      const out = join(directory, 'out.jsonl');
      await runAutomodel(['classify', first, second, '--jsonl', out]);
      await writeFile(out, '{"path":"torn', { flag: 'a' });
      const before = await readFile(out, 'utf8');
      const cases: [string[], string][] = [
        [[second, first], `Record 1 of ${out} is of ${first}, but image 1 is ${second}.`],
        [[first], `${out} has more records than there are images now (1).`],
        [[first, second, first, '--top-k', '2'], 'not 2 of this one'],
      ];
      for (const [changed, message] of cases) {
        const run = await runAutomodel(['classify', ...changed, '--jsonl', out, '--resume']);
        expect(run.exitCode).toBe(2);
        expect(run.stderr).toContain(message);
        expect(await readFile(out, 'utf8')).toBe(before);
      }
      const other = join(directory, 'other.txt');
      await writeFile(other, 'a diary\nof mine');
      const run = await runAutomodel(['classify', first, '--jsonl', other, '--resume']);
      expect(run).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('Line 1 of') });
      expect(await readFile(other, 'utf8')).toBe('a diary\nof mine');
    });
  });

  it('stops behind a whole batch when interrupted, says how to go on, and does', async () => {
    await withTemporaryDirectory(async (directory) => {
      const names = Array.from({ length: 12 }, (_, index) => join(directory, `${10 + index}.png`));
      for (const name of names) await copyFile(fixturePath('cifar10-test-0000.png'), name);
      const out = join(directory, 'out.jsonl');
      // A list that goes on: after six lines and four results somebody presses Ctrl-C.
      const input = new PassThrough();
      input.write(`${names.slice(0, 6).join('\n')}\n`);
      const onListen = async (interrupt: () => void): Promise<void> => {
        while ((await readFile(out, 'utf8').catch(() => '')).split('\n').length < 5) await nextTurn();
        interrupt();
      };
      const options = ['--jsonl', out, '--batch', '2', '--concurrency', '1'];
      const run = await runAutomodel(['classify', '-', ...options], { input, onListen });
      expect(run.exitCode).toBe(130);
      expect(run.stderr).toContain('Stopped before the end. Run the same command with --resume');
      const recorded = parseLines(await readFile(out, 'utf8')).map(({ path }) => path);
      expect(recorded.length % 2).toBe(0);
      expect(recorded).toEqual(names.slice(0, recorded.length));
      const resumed = await runAutomodel(['classify', '-', ...options, '--resume'], { input: [names.join('\n')] });
      expect(resumed.exitCode).toBe(0);
      expect(parseLines(await readFile(out, 'utf8')).map(({ path }) => path)).toEqual(names);
    });
  });

  it('needs to be told what to do about a file that exists, and a directory to write into', async () => {
    await withTemporaryDirectory(async (directory) => {
      const out = join(directory, 'out.jsonl');
      await writeFile(out, 'precious');
      const run = await runAutomodel(['classify', '--jsonl', out]);
      expect(run.exitCode).toBe(2);
      expect(run.stderr).toMatch(/out\.jsonl exists already\.\n.*--resume.*--overwrite/);
      expect(await readFile(out, 'utf8')).toBe('precious');
      const nowhere = await runAutomodel(['classify', '--jsonl', join(directory, 'no/out.jsonl')]);
      expect(nowhere.exitCode).toBe(6);
      expect(nowhere.stderr).toContain('cannot be written: there is no such file or directory.');
      await mkdir(join(directory, 'no'));
      expect((await runAutomodel(['classify', '--jsonl', join(directory, 'no/out.jsonl')])).exitCode).toBe(0);
    });
  });

  it('makes an empty file of an empty list', async () => {
    await withTemporaryDirectory(async (directory) => {
      const out = join(directory, 'out.jsonl');
      await writeFile(out, 'old');
      const run = await runAutomodel(['classify', '-', '--jsonl', out, '--overwrite'], { input: ['\n'] });
      expect(run).toMatchObject({ exitCode: 0, stderr: `0 images; results in ${out}\n` });
      expect(await readFile(out, 'utf8')).toBe('');
    });
  });

  it('leaves no file behind where the model cannot be loaded', async () => {
    await withTemporaryDirectory(async (directory) => {
      const out = join(directory, 'out.jsonl');
      expect((await runAutomodel(['classify', '--model', 'nowhere', '--jsonl', out])).exitCode).toBe(3);
      await expect(readFile(out)).rejects.toThrow('ENOENT');
    });
  });

  it.each([
    [['--resume'], 'The option --resume is for runs that write a file.'],
    [['--batch', '4'], 'The option --batch is for runs that write a file.'],
    [['--jsonl', 'x', '--resume', '--overwrite'], '--resume and --overwrite exclude each other'],
    [['--jsonl', 'x', '--json'], '--json and --jsonl exclude each other'],
    [['--jsonl', '-', '--resume'], 'What went to standard output cannot be resumed'],
    [['--jsonl', 'x', '--batch', '0'], '--batch is "0"'],
    [['--jsonl'], '--jsonl needs a value'],
  ])('refuses %j', async (options, message) => {
    const run = await runAutomodel(['classify', ...options]);
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain(message);
  });
});
