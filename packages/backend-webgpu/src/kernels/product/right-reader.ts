import { each } from '../each.js';
import { type KeptVector, keptAs } from './kept-vector.js';
import type { RightReading, StorageType } from './product-variant.js';

/** The WGSL that brings vectors of the right side into registers: each thread reads `loads` inner rows at one vector of columns. */
export interface RightReader {
  readonly element: string;
  readonly prepare: string;
  /** Reads `b0` … for the step `chunk`. */
  readonly load: string;
  /** What load `index` brought, or zero where it lies outside. */
  value(index: number): string;
}

export interface RightReaderOptions {
  readonly storage: StorageType;
  readonly kept: KeptVector;
  readonly loads: number;
  /** Inner rows of one step. */
  readonly step: number;
  /** Inner rows between the loads of a thread. */
  readonly rowStep: number;
}

/** The reader of one kind of right side. Columns past the end are read as the last ones; they are not written. */
export function rightReader(reading: RightReading, options: RightReaderOptions): RightReader {
  const { storage, kept, loads, step, rowStep } = options;
  const column = 'min(firstColumn + rightColumn, uniforms.columns - 1u)';
  const inner = (r: number): string => `chunk * ${step}u + rightRow + ${r * rowStep}u`;
  const registers = (type: string): string => each(loads, (r) => `var b${r}: ${type};`);
  switch (reading) {
    case 'packed':
      return {
        element: kept,
        prepare: `${registers(kept)}
let rightStride = uniforms.columns;
let rightPlace = batch * uniforms.rightBatch + rightRow * rightStride + ${column};`,
        load: `{
  let along = rightPlace + chunk * ${step}u * rightStride;
${each(loads, (r) => `  b${r} = right[along + ${r * rowStep}u * rightStride];`)}
}`,
        value: (r) => `b${r}`,
      };
    case 'vectors':
      return {
        element: kept,
        prepare: `${registers(kept)}
${each(loads, (r) => `var isRow${r} = false;`)}
let rightStride = uniforms.columns;
let rightRows = uniforms.innerElements;
let rightPlace = batch * uniforms.rightBatch + ${column};`,
        load: each(
          loads,
          (r) => `{ let row = ${inner(r)}; isRow${r} = row < rightRows;
  b${r} = right[rightPlace + row * rightStride]; }`,
        ),
        value: (r) => `select(${kept}(0), b${r}, isRow${r})`,
      };
    case 'scalars':
      return {
        element: storage,
        prepare: `${registers(`vec4<${storage}>`)}
${each(loads, (r) => `var isRow${r} = false;`)}
let rightElement = ${column} * 4u;
let rightStride = uniforms.columnElements;
let rightRows = uniforms.innerElements;
let rightPlace = batch * uniforms.rightBatch + rightElement;
let isColumn = vec4u(rightElement) + vec4u(0, 1, 2, 3) < vec4u(uniforms.columnElements);`,
        load: each(
          loads,
          (r) => `{ let row = ${inner(r)}; let at = rightPlace + row * rightStride; isRow${r} = row < rightRows;
  b${r} = vec4<${storage}>(right[at], right[at + 1u], right[at + 2u], right[at + 3u]); }`,
        ),
        value: (r) => keptAs(`select(vec4<${storage}>(0), b${r}, isColumn & vec4<bool>(isRow${r}))`, kept),
      };
  }
}
