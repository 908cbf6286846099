import { foldedNormalization, type ImagePlaces, type Window } from '@automodel/compiler';
import { winogradInput, winogradInputArguments, winogradInputName } from '../kernels/winograd-input.js';
import { type WinogradSize, winogradMatrices } from '../kernels/winograd-matrices.js';
import { winogradOutput, winogradOutputArguments, winogradOutputName } from '../kernels/winograd-output.js';
import { packWinograd, winogradPlaneFloats } from '../packing/pack-winograd.js';
import type { Convolution } from './convolution.js';
import type { OperationContext } from './operation-context.js';
import { placeAt } from './place-at.js';
import { panelCount, partCalls } from './product-calls.js';
import type { KernelCall } from './task.js';

/**
 * Tiles that share one pass over the weights: few enough for the transformed inputs and products to stay near, many enough for images of 28 × 28
 * to need one pass only (48, 56, 64 and 100 were tried; ResNet-50 took 133, 132, 132 and 127 ms).
 */
const tilesTogether = 100;

/** Below so many channels the transforms cost more than they save. */
const minimumChannels = 16;

/** Large tiles save more work; small images lose it to the rest of their last tiles, and to four times the weights. */
const smallestImageForSize4 = 20;

/** The size of tile with which a convolution is computed; undefined where it is computed directly. */
export function winogradSize({ step, input, output }: Convolution): WinogradSize | undefined {
  const isPlain = step.group === 1 && [...step.strides, ...step.dilations].every((value) => value === 1);
  const [height, width] = step.kernel;
  if (!isPlain || height !== 3 || width !== 3) return undefined;
  if (input.channels < minimumChannels || output.channels < minimumChannels) return undefined;
  if (output.height < 2 || output.width < 2) return undefined;
  return Math.min(output.height, output.width) >= smallestImageForSize4 ? 4 : 2;
}

/** Weights of more bytes than this do not stay in the cache of one core. */
const cachedWeightBytes = 1024 * 1024;

/**
 * A 3×3 convolution as many small products of transformed tiles (Winograd), as phases after which threads meet: where each thread has tiles
 * of its own there is one; where all tiles share one pass over large weights there are three, so that each thread reads only its part of the
 * weights.
 */
export function winogradForm(
  context: OperationContext,
  convolution: Convolution,
  size: WinogradSize,
): KernelCall[][][] {
  const { step, input, output, key, residual } = convolution;
  const places = winogradMatrices[size].tile ** 2;
  const shape = { inputs: input.channels, depth: input.stride, outputs: output.channels };
  const planeFloats = winogradPlaneFloats(shape);
  const weights = context.weights.pack({
    key: `${key} winograd ${size}`,
    floats: places * planeFloats,
    sources: convolution.sources,
    write: (tools) =>
      packWinograd(tools, tools.locate(step.weight), shape, size, foldedNormalization(step, tools).factors),
  });
  const [inputBytes, outputBytes] = [input.stride * 4, output.stride * 4];
  const { zeros } = context;
  const tiling = { rows: Math.ceil(output.height / size), columns: Math.ceil(output.width / size), size };
  const tiles = output.batch * tiling.rows * tiling.columns;
  // Tiles reach beyond the image: what they write there nobody reads.
  const unread = context.allocate(outputBytes);
  const inputTable = tileTable(context, { ...input, address: convolution.inputAddress, outside: zeros }, tiling, step);
  const outputs = { ...output, address: convolution.outputAddress, outside: unread };
  const table = tileTable(context, outputs, tiling);
  const residualTable = residual && tileTable(context, { ...output, address: residual, outside: zeros }, tiling);
  const variant = { size, residual: residual !== 0, activation: context.activation(step.activation) };

  const panels = panelCount(output.channels);
  const scratch = (thread: number): number => context.scratch(thread, places * Math.max(inputBytes, outputBytes));
  const transformed = (thread: number): number =>
    context.scratch(thread, places * tilesTogether * inputBytes, 'transformed');
  const products = (thread: number): number =>
    context.scratch(thread, places * tilesTogether * outputBytes, 'products');

  /** Transforms tiles; those of a pass start at `passBegin` and lie at the owner's place. */
  function transformInput(thread: number, owner: number, pass: Range, [tileBegin, tileEnd]: Range): KernelCall {
    const values = (end: number): readonly number[] =>
      winogradInputArguments({
        table: inputTable,
        channelBytes: inputBytes,
        scratch: scratch(thread),
        output: transformed(owner) + (tileBegin - pass[0]) * inputBytes,
        planeStride: (pass[1] - pass[0]) * inputBytes,
        tileBegin,
        tileEnd: end,
      });
    return context.call(winogradInputName(size), () => winogradInput(size), values(tileEnd), values(tileBegin + 1));
  }

  /** The products of all tiles of a pass with a range of panels, those of all places counted through. */
  function multiply(owner: number, pass: Range, [panelBegin, panelEnd]: Range): KernelCall[] {
    const count = pass[1] - pass[0];
    const calls: KernelCall[] = [];
    for (let place = 0; place < places; place++) {
      const begin = Math.max(0, panelBegin - place * panels);
      const end = Math.min(panels, panelEnd - place * panels);
      if (begin >= end) continue;
      const product = {
        rows: count,
        panels,
        addressing: 'rows' as const,
        activation: undefined,
        epilogue: false,
        input: transformed(owner) + place * count * inputBytes,
        inputStride: inputBytes,
        taps: 1,
        depth: input.stride,
        inputOffset: 0,
        weights: weights + place * planeFloats * 4,
        output: products(owner) + place * count * outputBytes,
        outputStride: outputBytes,
        bias: 0,
        residual: 0,
      };
      calls.push(...partCalls(context, product, { rowBegin: 0, rowEnd: count, panelBegin: begin, panelEnd: end }));
    }
    return calls;
  }

  function transformOutput(thread: number, owner: number, pass: Range, [tileBegin, tileEnd]: Range): KernelCall {
    const values = (end: number): readonly number[] =>
      winogradOutputArguments({
        input: products(owner) + (tileBegin - pass[0]) * outputBytes,
        planeStride: (pass[1] - pass[0]) * outputBytes,
        channelBytes: outputBytes,
        scratch: scratch(thread),
        table,
        bias: convolution.bias,
        residualTable,
        tileBegin,
        tileEnd: end,
      });
    return context.call(
      winogradOutputName(variant),
      () => winogradOutput(variant),
      values(tileEnd),
      values(tileBegin + 1),
    );
  }

  if (context.threads > 1 && tiles <= tilesTogether && places * planeFloats * 4 > cachedWeightBytes) {
    const all: Range = [0, tiles];
    const tileParts = context.split(tiles);
    const some = (part: Range, make: () => readonly KernelCall[]): KernelCall[] =>
      part[0] < part[1] ? [...make()] : [];
    return [
      tileParts.map((part, thread) => some(part, () => [transformInput(thread, 0, all, part)])),
      context.split(places * panels).map((part) => multiply(0, all, part)),
      tileParts.map((part, thread) => some(part, () => [transformOutput(thread, 0, all, part)])),
    ];
  }
  const perThread = context.split(tiles).map(([begin, end], thread) => {
    const parts = Math.ceil((end - begin) / tilesTogether);
    return Array.from({ length: parts }, (_, part): KernelCall[] => {
      const pass: Range = [
        begin + Math.floor(((end - begin) * part) / parts),
        begin + Math.floor(((end - begin) * (part + 1)) / parts),
      ];
      return [
        transformInput(thread, thread, pass, pass),
        ...multiply(thread, pass, [0, places * panels]),
        transformOutput(thread, thread, pass, pass),
      ];
    }).flat();
  });
  return [perThread];
}

/** From the first to before the last. */
type Range = readonly [begin: number, end: number];

interface Tiling {
  /** Tiles in a column, and in a row, of an image. */
  readonly rows: number;
  readonly columns: number;
  /** Places of the output along a side of a tile. */
  readonly size: WinogradSize;
}

interface TiledImages extends ImagePlaces {
  readonly address: number;
  /** What stands for places outside the image. */
  readonly outside: number;
}

/**
 * Writes the addresses of the places of each tile.
 * @param window of which inputs a tile of outputs is computed, if the images are inputs.
 */
function tileTable(
  context: OperationContext,
  images: TiledImages,
  { rows, columns, size }: Tiling,
  window?: Window,
): number {
  const side = window === undefined ? size : winogradMatrices[size].tile;
  const [top, left] = window?.pads ?? [0, 0];
  const table = new Int32Array(images.batch * rows * columns * side * side);
  let entry = 0;
  for (let image = 0; image < images.batch; image++) {
    for (let row = -top; row < rows * size - top; row += size) {
      for (let column = -left; column < columns * size - left; column += size) {
        for (let y = row; y < row + side; y++) {
          for (let x = column; x < column + side; x++) {
            const place = placeAt(images, image, y, x);
            table[entry++] = place < 0 ? images.outside : images.address + place * images.stride * 4;
          }
        }
      }
    }
  }
  return context.table(table);
}
