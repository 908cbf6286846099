import { type Dispatch, dispatch } from '../kernels/dispatch.js';
import { linearWorkgroups } from '../kernels/linear-workgroups.js';
import { product } from '../kernels/product/product.js';
import { tileResources } from '../kernels/product/tile-resources.js';
import { productActivation } from '../kernels/product-activation.js';
import { vectorWorkgroup } from '../kernels/vector-workgroup.js';
import { winogradInput } from '../kernels/winograd/winograd-input.js';
import { winogradOutput } from '../kernels/winograd/winograd-output.js';
import type { Algorithm } from '../tuning/algorithm.js';
import { noWindow, type ProductForm, packedRows } from './product-form.js';

/** Tiles of 2×2 outputs along both axes of an image. */
export function winogradTiles(height: number, width: number): readonly [tilesY: number, tilesX: number] {
  return [Math.ceil(height / 2), Math.ceil(width / 2)];
}

/** The dispatches of a 3×3 convolution through Winograd's transforms; its right side is `[16][channels][outputs]`, as `pack-winograd` writes it. */
export function winogradForm(form: ProductForm, { tile }: Algorithm): readonly Dispatch[] {
  const { work, places, left: image, right, bias, residual, result, activation } = form;
  const { columns, storage } = work;
  const channels = places.depth;
  const [tilesY, tilesX] = winogradTiles(places.outputHeight, places.outputWidth);
  const tiles = (work.rows / places.outputHeight / places.outputWidth) * tilesY * tilesX;
  const elementBytes = storage === 'f16' ? 2 : 4;
  const transformed = form.scratch(16 * tiles * channels * 4 * elementBytes, 'transformed images');
  const products = form.scratch(16 * tiles * columns * 16, 'parts of products');
  const chunks = Math.ceil((channels * 4) / tileResources(tile).step);
  const grid = { tiles, tilesY, tilesX };
  return [
    dispatch(winogradInput(storage), {
      buffers: { image, result: transformed },
      uniforms: {
        ...grid,
        channels,
        height: places.height,
        width: places.width,
        padTop: places.padTop,
        padLeft: places.padLeft,
      },
      workgroups: linearWorkgroups(tiles * channels, vectorWorkgroup),
    }),
    dispatch(product({ tile, left: 'rows', right: 'packed', result: 'partial', storage, activation: undefined }), {
      buffers: { left: transformed, right, bias, residual: bias, result: products },
      uniforms: {
        ...noWindow,
        rows: tiles,
        columns,
        depth: channels,
        leftStride: channels,
        outputStride: columns,
        innerElements: channels * 4,
        columnElements: columns * 4,
        leftBatch: tiles * channels,
        rightBatch: Math.ceil((channels * 4) / packedRows) * packedRows * columns,
        biasBatch: 0,
        outputBatch: 0,
        splits: 1,
        chunksPerSplit: chunks,
        chunks,
        hasResidual: 0,
        parameters: [0, 0, 0, 0],
      },
      workgroups: [Math.ceil((columns * 4) / tile.columns), Math.ceil(tiles / tile.rows), 16],
    }),
    dispatch(winogradOutput(storage, activation), {
      buffers: { products, result, bias, residual: residual ?? bias },
      uniforms: {
        ...grid,
        channels: columns,
        height: places.outputHeight,
        width: places.outputWidth,
        hasResidual: residual === undefined ? 0 : 1,
        parameters: productActivation(activation).parameters,
      },
      workgroups: linearWorkgroups(tiles * columns, vectorWorkgroup),
    }),
  ];
}
