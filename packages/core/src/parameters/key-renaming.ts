import { loadRareLoads } from '../model/rare-loads/load-rare-loads.js';

/** What very old checkpoints call the parameters of a LayerNorm. */
const legacyName = /LayerNorm\.(gamma|beta)/;

/**
 * The renaming of a checkpoint's keys: by the mapping of the call, of legacy names, then by the model's own rule. The code for the first two is
 * loaded with the first checkpoint that needs it.
 * @throws {InvalidOptionError} if a pattern is no regular expression.
 */
export async function keyRenaming(
  keys: Iterable<string>,
  keyMapping: Readonly<Record<string, string>> | undefined,
  own: (key: string) => string,
): Promise<(key: string) => string> {
  if (keyMapping === undefined && ![...keys].some((key) => legacyName.test(key))) return own;
  const map = (await loadRareLoads()).keyMap(keyMapping);
  return (key) => own(map(key));
}
