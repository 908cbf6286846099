import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { describe, expect, it } from 'vitest';

/** The one module that a bundler makes of an entry. */
async function bundle(entry: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    resolve: { conditions: ['automodel-source', 'module', 'browser', 'development|production'] },
    build: { write: false, minify: false, lib: { entry, formats: ['es'], fileName: 'bundle' } },
  });
  const [output] = Array.isArray(result) ? result : [result];
  const [chunk] = output !== undefined && 'output' in output ? output.output : [];
  return chunk?.type === 'chunk' ? chunk.code : '';
}

describe('op functions', () => {
  it('leave operators that nobody uses out of a bundle, even out of one module', async () => {
    // As in dist: the whole package in one file, where only unused statements without effects go.
    const whole = await bundle(fileURLToPath(new URL('../../../packages/onnx/src/index.ts', import.meta.url)));
    expect(whole).toContain('NonMaxSuppression');
    const folder = await mkdtemp(join(tmpdir(), 'automodel-'));
    try {
      await writeFile(join(folder, 'onnx.mjs'), whole);
      const entry = join(folder, 'entry.mjs');
      await writeFile(
        entry,
        "import { GraphBuilder, relu } from './onnx.mjs'; export const graph = new GraphBuilder('x'); export { relu };",
      );
      const used = await bundle(entry);
      const operators = [...used.matchAll(/(?:name: |Schema\()"([A-Z]\w+)"/g)].map(([, name]) => name);
      expect(operators.sort()).toEqual(['Identity', 'Relu']);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
