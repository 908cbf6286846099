import { imageFields } from '../kernels/image-kernel.js';
import type { ImageGeometry, Region, Size } from './image-geometry.js';

/** Rows of a buffer that a texture is copied to begin at multiples of this many bytes. */
const rowAlignment = 256;

/** How the pixels of an image lie: packed, or as they come out of a texture. */
export interface ImageForm extends Size {
  readonly channels: 3 | 4;
  readonly isTexture: boolean;
  readonly geometry: ImageGeometry;
  /** What of it is brought to the GPU. */
  readonly region: Region;
}

/** Where the region of an image lies. */
export interface ImagePlace {
  readonly offset: number;
  readonly rowBytes: number;
}

/** A batch of images in one buffer: a table for the kernel, then their bytes. */
export interface ImageLayout {
  readonly table: Uint8Array;
  readonly images: readonly ImagePlace[];
  readonly byteLength: number;
}

/** Where the images of a batch go; those that are uploaded lie side by side behind the table, those from textures after them. */
export function imageLayout(forms: readonly ImageForm[]): ImageLayout {
  let end = forms.length * imageFields.length * 4;
  const place = (form: ImageForm): ImagePlace => {
    const rowBytes = rowLength(form);
    const offset = end;
    end = align(offset + rowBytes * form.region.height, 16);
    return { offset, rowBytes };
  };
  end = align(end, 16);
  const uploaded = new Map(forms.flatMap((form, index) => (form.isTexture ? [] : [[index, place(form)] as const])));
  const images = forms.map((form, index) => uploaded.get(index) ?? place(form));
  const table = new DataView(new ArrayBuffer(forms.length * imageFields.length * 4));
  for (const [index, { width, height, channels, geometry, region }] of forms.entries()) {
    const { offset = 0, rowBytes = 0 } = images[index] ?? {};
    const { scaleX, scaleY, offsetX, offsetY } = geometry;
    // Of the whole image, before the buffer if need be: the kernel adds to it modulo 2³².
    const firstByte = offset - region.top * rowBytes - region.left * channels;
    const values = { width, height, channels, rowBytes, firstByte, scaleX, scaleY, offsetX, offsetY };
    for (const [field, name] of imageFields.entries()) {
      const at = (index * imageFields.length + field) * 4;
      if (/^(scale|offset)/.test(name)) table.setFloat32(at, values[name], true);
      else table.setUint32(at, values[name], true);
    }
  }
  return { table: new Uint8Array(table.buffer), images, byteLength: end };
}

/** Bytes from row to row: whole rows of images in memory follow one another as they do there, parts of rows are copied to multiples of 4. */
function rowLength({ isTexture, width, channels, region }: ImageForm): number {
  if (isTexture) return align(width * channels, rowAlignment);
  return region.width === width ? width * channels : align(region.width * channels, 4);
}

/** Whether every pixel of the output is one of the image's. */
export function keepsPixels({ scaleX, scaleY, offsetX, offsetY }: ImageGeometry): boolean {
  return scaleX === 1 && scaleY === 1 && offsetX >= 0 && offsetY >= 0;
}

function align(value: number, to: number): number {
  return Math.ceil(value / to) * to;
}
