import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bundledModel, fixturePath, recordedImages } from '../testing/fixtures.js';
import { runAutomodel } from '../testing/run-automodel.js';
import { scoreTolerance } from '../testing/score-tolerance.js';
import { withTemporaryDirectory } from '../testing/with-temporary-directory.js';

const classes = ['airplane', 'automobile', 'bird', 'cat', 'deer', 'dog', 'frog', 'horse', 'ship', 'truck'];
const airplane = fixturePath('cifar10-test-0000.png');

/** Probabilities in the order of the classes, computed here from recorded logits. */
function probabilities(logits: readonly number[]): number[] {
  const exponentials = logits.map(Math.exp);
  const sum = exponentials.reduce((left, right) => left + right, 0);
  return exponentials.map((exponential) => exponential / sum);
}

describe('automodel classify', () => {
  it("gives Transformers' scores for every class, right or wrong", async () => {
    const images = recordedImages();
    const paths = images.map(({ file }) => fixturePath(file));
    const { exitCode, stdout, stderr } = await runAutomodel(['classify', ...paths, '--top-k', '10', '--json']);
    expect(stderr).toBe('');
    expect(exitCode).toBe(0);
    const report = JSON.parse(stdout);
    expect(report.classes).toEqual(classes);
    expect(report.model).toMatchObject({
      className: 'ResNetForImageClassification',
      modelType: 'resnet',
      dtype: { storage: 'float16', compute: 'float32' },
      scores: 'softmax',
    });
    expect(report.device).toMatchObject({ name: 'wasm', backend: 'wasm' });
    for (const [position, { logits }] of images.entries()) {
      const result = report.results[position];
      expect(result.path).toBe(paths[position]);
      const expected = probabilities(logits);
      const best = expected.indexOf(Math.max(...expected));
      expect(result.labels[0]).toMatchObject({ index: best, label: classes[best] });
      expect(result.labels).toHaveLength(10);
      for (const { index, label, score } of result.labels) {
        expect(label).toBe(classes[index]);
        expect(Math.abs(score - (expected[index] ?? 0))).toBeLessThan(scoreTolerance(logits));
      }
      expect(result.milliseconds.run).toBeGreaterThan(0);
    }
    expect(report.milliseconds.load).toBeGreaterThan(0);
    expect(report.milliseconds.preprocessing).toBeGreaterThan(0);
  });

  it('classifies the bundled photographs with the bundled checkpoint where nothing is named', async () => {
    const { exitCode, stdout } = await runAutomodel(['classify', '--json', '--top-k', '1']);
    expect(exitCode).toBe(0);
    const { results } = JSON.parse(stdout);
    const names = results.map(({ path }: { readonly path: string }) => /(\w+)\.png$/.exec(path)?.[1]);
    expect(names).toEqual(['airplane', 'automobile', 'bird', 'cat', 'dog', 'frog', 'horse', 'ship']);
    const labels = results.map(({ labels: [{ label }] }: { readonly labels: [{ readonly label: string }] }) => label);
    expect(labels).toEqual(names);
  });

  it('shows a table with the labels asked for', async () => {
    const { exitCode, stdout } = await runAutomodel(['classify', airplane, '-k', '3', '--model', bundledModel]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('knows   10 classes: airplane, automobile, bird, cat');
    expect(stdout).toMatch(/^cifar10-test-0000\.png {2}airplane +\d\d\.\d % {2}█+/m);
    expect(stdout.match(/ % /g)).toHaveLength(3);
    expect(stdout).toMatch(/^time {4}load \d.* ms; preprocessing .* ms, run .* ms$/m);
  });

  it('goes on behind images that fail, and says which', async () => {
    await withTemporaryDirectory(async (directory) => {
      const broken = join(directory, 'broken.png');
      await writeFile(broken, 'no image');
      const missing = join(directory, 'missing.png');
      const run = await runAutomodel(['classify', missing, airplane, broken, directory, '--json']);
      expect(run.exitCode).toBe(4);
      const { results } = JSON.parse(run.stdout);
      expect(results[0].error).toMatchObject({ code: 'MISSING_FILE', message: expect.stringContaining('missing.png') });
      expect(results[1].labels[0].label).toBe('airplane');
      expect(results[2].error).toMatchObject({ code: 'IMAGE_DECODE_FAILED' });
      // The directory stands for the images in it.
      expect(results[3]).toMatchObject({ path: broken, error: { code: 'IMAGE_DECODE_FAILED' } });
      expect(results).toHaveLength(4);

      const text = await runAutomodel(['classify', missing, airplane]);
      expect(text.exitCode).toBe(4);
      expect(text.stdout).toMatch(/^missing\.png +error: There is no missing\.png in /m);
      expect(text.stderr).toBe('');

      const none = await runAutomodel(['classify', missing, broken, '--debug']);
      expect(none.exitCode).toBe(5);
      expect(none.stderr).toContain('    at ');
    });
  });

  it('says in two lines why a model cannot be loaded', async () => {
    const { exitCode, stdout, stderr } = await runAutomodel(['classify', '--model', 'nowhere']);
    expect(exitCode).toBe(3);
    expect(stdout).toBe('');
    expect(stderr.trimEnd().split('\n')).toEqual([
      'error: There is no directory "nowhere" in the file system.',
      '       Pass the path of a directory that holds config.json and model.safetensors.',
    ]);
  });

  it('calls an unknown device wrong usage, and names those there are', async () => {
    const { exitCode, stdout, stderr } = await runAutomodel(['classify', airplane, '--device', 'cup', '--json']);
    expect(exitCode).toBe(2);
    expect(JSON.parse(stdout).error.code).toBe('UNKNOWN_DEVICE');
    expect(stderr).toContain('There is no device "cup". Registered backends offer "cpu", "wasm"');
    expect(stderr).toContain('automodel devices');
  });

  it('goes through devices in the order given', async () => {
    const run = await runAutomodel(['classify', airplane, '--device', 'ort-webgpu,cpu', '--json']);
    expect(run.exitCode).toBe(0);
    expect(JSON.parse(run.stdout).device.name).toBe('cpu');
  });
});
