import { broadcastStrides, type Loop, mergeLoops, type StepOf } from '@automodel/compiler';
import { batchedProductKernel } from '../kernels/batched-product-kernel.js';
import { type Dispatch, dispatch } from '../kernels/dispatch.js';
import { elementSize } from '../kernels/element-kernel.js';
import { linearWorkgroups } from '../kernels/linear-workgroups.js';
import type { ProductWork } from '../tuning/product-work.js';
import { type DenseTensor, denseStep } from './dense-step.js';
import { elementStrides } from './element-strides.js';
import { loopVectors } from './loop-vectors.js';
import type { OperationContext } from './operation-context.js';
import { noWindow, type ProductPlaces, productForm } from './product-form.js';
import { runsPlainly } from './runs-plainly.js';

/** Products of two tensors of the run: by tiles where their matrices lie evenly, such as those of attention. */
export function prepareMatrixMultiply(context: OperationContext, step: StepOf<'matrix-multiply'>): readonly Dispatch[] {
  return denseStep(context, step, (output, left, right) => {
    if (left === undefined || right === undefined) return [];
    const stack = matrixStack(output, left, right);
    const tiled = tiledProduct(context, stack, { output, left, right });
    if (tiled !== undefined) return tiled;
    const { rows, inner, columns } = stack;
    const { outerSizes, sizes, outerStrides, strides } = loopVectors(stack.loops, 2);
    const types = { left: left.type, right: right.type, output: output.type };
    return dispatch(batchedProductKernel(types), {
      buffers: { left: left.slot, right: right.slot, output: output.slot },
      uniforms: {
        ...{ count: output.count, rows, inner, columns, outerSizes, sizes },
        ...{ outerLeftStrides: outerStrides[0] ?? [], leftStrides: strides[0] ?? [] },
        ...{ outerRightStrides: outerStrides[1] ?? [], rightStrides: strides[1] ?? [] },
      },
      workgroups: linearWorkgroups(output.count, elementSize),
    });
  });
}

/** The sizes of a product, and loops over its matrices with elements from one to the next on both sides. */
interface MatrixStack {
  readonly rows: number;
  readonly inner: number;
  readonly columns: number;
  readonly loops: readonly Loop[];
}

function matrixStack(output: DenseTensor, left: DenseTensor, right: DenseTensor): MatrixStack {
  const batch = output.dims.slice(0, -2);
  const [leftStrides = [], rightStrides = []] = [left, right].map(({ dims }) => {
    const strides = elementStrides({ dims, layout: 'row-major' });
    return broadcastStrides(dims.slice(0, -2), strides.slice(0, -2), batch);
  });
  const loops = batch.map((size, axis) => ({ size, strides: [leftStrides[axis] ?? 0, rightStrides[axis] ?? 0] }));
  const [rows = 1, columns = 1] = output.dims.slice(-2);
  return { rows, columns, inner: left.dims.at(-1) ?? 1, loops: mergeLoops(loops) };
}

/** The product by tiles; undefined where it is computed by a plain kernel. */
function tiledProduct(
  context: OperationContext,
  { rows, inner, columns, loops }: MatrixStack,
  { output, left, right }: { readonly output: DenseTensor; readonly left: DenseTensor; readonly right: DenseTensor },
): readonly Dispatch[] | undefined {
  const { floats: storage } = context;
  const isPlain = [left, right, output].every(({ type }) => type === storage);
  if (!isPlain || loops.length > 1 || inner === 0) return undefined;
  const [
    {
      size: batches,
      strides: [leftStep = 0, rightStep = 0],
    } = { size: 1, strides: [] },
  ] = loops;
  const [hasVectors, hasColumns] = [inner % 4 === 0, columns % 4 === 0];
  const [depth, vectors] = [Math.ceil(inner / 4), Math.ceil(columns / 4)];
  const work: ProductWork = {
    ...{ left: hasVectors ? 'rows' : 'scalars', window: '', right: hasColumns ? 'vectors' : 'scalars' },
    ...{ result: hasColumns ? 'vectors' : 'scalars', storage, batches, rows, columns: vectors, inner: depth },
    winogradTiles: undefined,
  };
  if (runsPlainly(context, work)) return undefined;
  const places: ProductPlaces = {
    ...noWindow,
    ...{ depth, leftStride: hasVectors ? depth : inner, outputStride: vectors },
    ...{ innerElements: inner, columnElements: columns, biasBatch: 0 },
    leftBatch: hasVectors ? leftStep / 4 : leftStep,
    rightBatch: hasColumns ? rightStep / 4 : rightStep,
    outputBatch: hasColumns ? rows * vectors : rows * columns,
  };
  const bias = context.weights.pack({
    key: `no bias of ${vectors * 4}`,
    byteLength: vectors * 16,
    sources: [],
    write: () => undefined,
  });
  const form = {
    ...{ work, places, left: left.slot, right: right.slot, bias, result: output.slot },
    ...{ residual: undefined, activation: undefined },
    scratch: (byteLength: number, purpose: string) => context.scratch(purpose, byteLength),
  };
  return productForm(form, context.device.choices.choose(work));
}
