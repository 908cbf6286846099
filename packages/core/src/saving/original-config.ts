import type { Source } from '@automodel/contracts';
import { readFile } from '../sources/read-file.js';

/**
 * The text of the config.json that a model came with, which tells how its numbers were spelled; undefined where it cannot be read any more: numbers are
 * then spelled by us.
 */
export async function originalConfig(source: Source | undefined): Promise<string | undefined> {
  if (source === undefined) return undefined;
  const bytes = await readFile(source, 'config.json').catch(() => undefined);
  return bytes === undefined ? undefined : new TextDecoder().decode(bytes);
}
