import { format } from 'node:util';
import { vi } from 'vitest';

const registry = Symbol.for('automodel.registry@1');

/**
 * Runs a module with nothing registered and nothing imported before.
 * @returns what it printed with `console.log`, as Node formats it.
 */
export async function runExample(file: string): Promise<string> {
  vi.resetModules();
  Reflect.deleteProperty(globalThis, registry);
  const lines: string[] = [];
  const log = vi.spyOn(console, 'log').mockImplementation((...values) => {
    lines.push(format(...values));
  });
  try {
    await import(/* @vite-ignore */ file);
  } finally {
    log.mockRestore();
  }
  return lines.join('\n');
}
