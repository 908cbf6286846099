import type { StorageType } from './product-variant.js';

/** How readers keep four elements in registers: as such, or as the bits of 16-bit floats where nothing is computed with them. */
export type KeptVector = `vec4<${StorageType}>` | 'vec2u';

/** Four elements as they are kept. */
export function keptAs(elements: string, kept: KeptVector): string {
  return kept === 'vec2u' ? `bitcast<vec2u>(${elements})` : elements;
}
