import { unsignedLeb128 } from './leb128.js';

/**
 * A section that the runtime passes over: it may follow a module's others.
 * Format: https://webassembly.github.io/spec/core/binary/modules.html#custom-section
 */
export function customSection(name: string, content: string): readonly number[] {
  const encoder = new TextEncoder();
  const title = encoder.encode(name);
  const bytes = [...unsignedLeb128(title.length), ...title, ...encoder.encode(content)];
  return [0, ...unsignedLeb128(bytes.length), ...bytes];
}
