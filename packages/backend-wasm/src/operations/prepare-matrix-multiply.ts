import { broadcastStrides, type StepOf } from '@automodel/compiler';
import { copyPanel, copyPanelArguments, copyPanelName } from '../kernels/copy-panel.js';
import { stridedMap, stridedMapArguments, stridedMapName } from '../kernels/strided-map.js';
import { panelColumns } from '../kernels/tile-product.js';
import { matrixMultiply } from './dense/matrix-multiply.js';
import { denseTask } from './dense-task.js';
import { elementStrides, forEachElement } from './element-strides.js';
import type { OperationContext } from './operation-context.js';
import { type PreparedOperand, prepareOperand } from './prepare-operand.js';
import { panelCount, partCalls } from './product-calls.js';
import type { KernelCall, Task } from './task.js';

/** Stacks of so many matrices are left to plain loops: each is a call of its own. */
const maximumBatch = 4096;

/** Products of two tensors of the run: the right sides are copied into panels first, then all threads multiply. */
export function prepareMatrixMultiply(context: OperationContext, step: StepOf<'matrix-multiply'>): readonly Task[] {
  const [left, right] = step.inputs.map((operand) => prepareOperand(context, operand));
  const output = prepareOperand(context, { kind: 'tensor', tensor: step.output });
  const batch = output.dims.slice(0, -2);
  const count = batch.reduce((product, dim) => product * dim, 1);
  const isPlain = [left, right, output].every((tensor) => tensor !== undefined && isPlainFloats(tensor));
  if (left === undefined || right === undefined || !isPlain || output.dims.includes(0) || count > maximumBatch) {
    return [denseTask(context, step, matrixMultiply)];
  }
  const [rows = 1, depth = 1] = left.dims.slice(-2);
  if (depth === 0) return [denseTask(context, step, matrixMultiply)];
  const columns = right.dims.at(-1) ?? 1;
  const panels = panelCount(columns);
  const panelBytes = depth * panelColumns * 4;
  const rightBatch = right.dims.slice(0, -2);
  const rightCount = rightBatch.reduce((product, dim) => product * dim, 1);
  // Panels of each matrix; the last rows of the last one may be read behind their end.
  const packed = context.allocate(rightCount * panels * panelBytes + 64);
  const pack = context.split(rightCount * panels).map(([begin, end]) =>
    Array.from({ length: end - begin }, (_, index): KernelCall => {
      const unit = begin + index;
      const [matrix, panel] = [Math.floor(unit / panels), unit % panels];
      const source = (right.at + matrix * depth * columns + panel * panelColumns) * 4;
      const values = { source, rowBytes: columns * 4, rows: depth, target: packed + unit * panelBytes };
      return context.call(copyPanelName, copyPanel, copyPanelArguments(values));
    }),
  );

  const offsets: (readonly number[])[] = [];
  const strides = [left, right, output].map(({ dims, strides: own }) =>
    broadcastStrides(dims.slice(0, -2), own.slice(0, -2), batch),
  );
  forEachElement(batch, strides, (position) => offsets.push([...position]));
  const isPadded = columns % panelColumns !== 0;
  const stride = panels * panelColumns;
  // Stacks are shared by matrices, few matrices by rows.
  const byMatrix = count >= context.threads;
  const calls = Array.from({ length: context.threads }, (_, thread): KernelCall[] => {
    const [first = 0, last = 0] = byMatrix ? (context.split(count)[thread] ?? []) : [0, count];
    const [rowBegin = 0, rowEnd = 0] = byMatrix ? [0, rows] : (context.split(rows)[thread] ?? []);
    if (rowBegin >= rowEnd) return [];
    const buffer = isPadded ? context.scratch(thread, rows * stride * 4, 'padded products') : 0;
    return offsets.slice(first, last).flatMap(([leftAt = 0, rightAt = 0, at = 0]) => {
      const target = (output.at + at) * 4;
      const matrix = rightAt / (depth * columns);
      const product = {
        rows,
        addressing: 'rows',
        input: (left.at + leftAt) * 4,
        inputStride: depth * 4,
        inputOffset: 0,
        taps: 1,
        depth,
        weights: packed + matrix * panels * panelBytes,
        output: isPadded ? buffer : target,
        outputStride: (isPadded ? stride : columns) * 4,
        bias: 0,
        residual: 0,
        activation: undefined,
        epilogue: false,
        panels,
      } as const;
      const multiply = partCalls(context, product, { rowBegin, rowEnd, panelBegin: 0, panelEnd: panels });
      const part = { rowBegin, rowEnd, columns, stride };
      return isPadded ? [...multiply, copyRows(context, buffer, target, part)] : multiply;
    });
  });
  return [
    { kind: 'kernels', name: `${step.name} (panels)`, calls: pack },
    { kind: 'kernels', name: step.name, calls },
  ];
}

function isPlainFloats({ dims, strides, dataType }: PreparedOperand): boolean {
  const dense = elementStrides({ dims, layout: 'row-major' });
  return dataType === 'float32' && dims.every((size, axis) => size === 1 || strides[axis] === dense[axis]);
}

/** Copies the columns that count from rows that are padded. */
function copyRows(
  context: OperationContext,
  from: number,
  to: number,
  part: { readonly rowBegin: number; readonly rowEnd: number; readonly columns: number; readonly stride: number },
): KernelCall {
  const { rowBegin, rowEnd, columns, stride } = part;
  const variant = { combine: 'copy', reads: ['vectors'], activation: undefined } as const;
  const values = {
    inputs: [{ address: from + rowBegin * stride * 4, row: stride * 4, plane: 0 }],
    output: { address: to + rowBegin * columns * 4, row: columns * 4, plane: 0 },
    planes: 1,
    rows: rowEnd - rowBegin,
    length: columns,
  };
  return context.call(stridedMapName(variant), () => stridedMap(variant), stridedMapArguments(values));
}
