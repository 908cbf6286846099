import { formatInUnits } from './format-in-units.js';

/** Bytes for people, in powers of 1000: `5.6 MB`. */
export function formatBytes(bytes: number): string {
  return formatInUnits(bytes, ['bytes', 'kB', 'MB', 'GB', 'TB']);
}
