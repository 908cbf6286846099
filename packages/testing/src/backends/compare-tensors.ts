import type { TensorValue } from '@automodel/core';
import { type TensorElements, tensorElements } from '@automodel/onnx';
import type { Tolerance } from './tolerances.js';

/** What is wrong with a computed tensor; undefined if nothing is. */
export function compareTensors(
  actual: TensorValue | undefined,
  expected: TensorValue | undefined,
  tolerance: Tolerance,
): string | undefined {
  if (actual === undefined || expected === undefined) return actual === expected ? undefined : 'it is missing';
  if (actual.type !== expected.type) return `its type is ${actual.type}, expected is ${expected.type}`;
  if (actual.dims.join() !== expected.dims.join()) {
    return `its dims are [${actual.dims.join(', ')}], expected are [${expected.dims.join(', ')}]`;
  }
  const [values, data] = [elementsOf(actual), elementsOf(expected)];
  if (values === undefined || data === undefined) return 'its elements are not on the CPU';
  if (values.length !== data.length) return `it has ${values.length} elements, expected are ${data.length}`;
  let largest = 0;
  for (const element of data) largest = largerFinite(largest, element);
  for (let index = 0; index < data.length; index++) {
    const [value, wanted] = [values[index], data[index]];
    if (value === wanted || (Number.isNaN(value) && Number.isNaN(wanted))) continue;
    const [number, target] = [Number(value), Number(wanted)];
    const bound = tolerance.relative * Math.abs(target) + tolerance.ofLargest * largest + tolerance.absolute;
    const error = typeof value === 'bigint' && typeof wanted === 'bigint' ? Number(value - wanted) : number - target;
    // A bound beside an infinity would be infinite: those are compared as they are.
    const isClose = Number.isFinite(target) && Math.abs(error) <= bound;
    if (!isClose)
      return `element ${index} is ${value}, expected is ${wanted} (allowed error ${bound.toExponential(1)})`;
  }
  return undefined;
}

function largerFinite(magnitude: number, element: bigint | number): number {
  const other = Math.abs(Number(element));
  return Number.isFinite(other) ? Math.max(magnitude, other) : magnitude;
}

function elementsOf(tensor: TensorValue): TensorElements | undefined {
  const data = 'data' in tensor ? tensor.data : undefined;
  if (!ArrayBuffer.isView(data)) return undefined;
  // Halves come as their bits where the runtime has no Float16Array.
  if (tensor.type === 'float16' && data instanceof Uint16Array) {
    const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
    return tensorElements({ name: '', dataType: 'float16', dims: [data.length], data: { kind: 'inline', bytes } });
  }
  return isElements(data) ? data : undefined;
}

function isElements(data: ArrayBufferView): data is TensorElements {
  return !(data instanceof DataView);
}
