import { styleText } from 'node:util';
import type { OutputStream } from '../command-environment.js';
import { hasColor } from './has-color.js';

type Format = 'bold' | 'cyan' | 'dim' | 'green' | 'red' | 'yellow';

/** Colours a text, or leaves it as it is. */
export type Style = (format: Format, text: string) => string;

/** The style for a stream. */
export function createStyle(stream: OutputStream, variables: Readonly<Record<string, string | undefined>>): Style {
  if (!hasColor(stream, variables)) return (_format, text) => text;
  return (format, text) => styleText(format, text, { validateStream: false });
}
