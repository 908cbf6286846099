import type { RawImage } from '../raw-image.js';
import type { ImageTransform } from '../transforms/transform-image.js';

/** What a worker can do for an image processor. */
export type ImageWork =
  | { readonly kind: 'transform'; readonly image: RawImage; readonly transform: ImageTransform }
  | { readonly kind: 'decode'; readonly input: unknown; readonly name: string };
