import { readFileSync } from 'node:fs';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';

/**
 * What publint says about a packed package: errors, warnings and suggestions alike.
 *
 * @param {{ name: string, path: string }} tarball
 * @returns {Promise<string[]>}
 */
export async function checkWithPublint({ name, path }) {
  const file = readFileSync(path);
  const tarball = file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength);
  const { messages, pkg } = await publint({ pack: { tarball }, strict: true });
  return messages.map(
    (message) => `${name}: ${formatMessage(message, /** @type {Record<string, any>} */ (pkg)) ?? message.code}`,
  );
}
