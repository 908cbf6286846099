import type { ImagePlaces, Window } from '@automodel/compiler';
import type { OperationContext } from './operation-context.js';
import { placeAt } from './place-at.js';

export interface RowTableOptions {
  readonly window: Window;
  readonly input: ImagePlaces;
  readonly inputAddress: number;
  readonly output: ImagePlaces;
  /** What stands for places outside the image: zeros, or the first place of the window that lies inside. */
  readonly outside: 'inside' | 'zeros';
  /** @default 4 */
  readonly elementBytes?: number | undefined;
}

/**
 * The address of the input place under each tap of a window, for each output place: `[taps][places]`. One kernel serves every stride,
 * dilation and pad by it (the indirection buffer of XNNPACK: https://arxiv.org/abs/1907.02129).
 */
export function rowTable(context: OperationContext, options: RowTableOptions): number {
  const { window, input, inputAddress, output, outside, elementBytes = 4 } = options;
  const [kernelHeight, kernelWidth] = window.kernel;
  const table = new Int32Array(kernelHeight * kernelWidth * output.count);
  const placeBytes = input.stride * elementBytes;
  const outsideAddress = outside === 'zeros' ? context.zeros : 0;
  let entry = 0;
  for (let row = 0; row < kernelHeight; row++) {
    for (let column = 0; column < kernelWidth; column++) {
      for (let image = 0; image < output.batch; image++) {
        for (let y = 0; y < output.height; y++) {
          const inputY = y * window.strides[0] - window.pads[0] + row * window.dilations[0];
          for (let x = 0; x < output.width; x++) {
            const inputX = x * window.strides[1] - window.pads[1] + column * window.dilations[1];
            const place = placeAt(input, image, inputY, inputX);
            table[entry++] = place < 0 ? outsideAddress : inputAddress + place * placeBytes;
          }
        }
      }
    }
  }
  if (outside === 'inside') fillOutside(table, output.count);
  return context.table(table);
}

/** Puts the address of a tap that lies inside where a tap lies outside. */
function fillOutside(table: Int32Array, places: number): void {
  const taps = table.length / places;
  for (let place = 0; place < places; place++) {
    let inside = 0;
    for (let tap = 0; tap < taps && inside === 0; tap++) inside = table[tap * places + place] ?? 0;
    for (let tap = 0; tap < taps; tap++) if (table[tap * places + place] === 0) table[tap * places + place] = inside;
  }
}
