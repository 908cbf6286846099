import { each } from '../each.js';
import { type KeptVector, keptAs } from './kept-vector.js';
import type { LeftReading, StorageType } from './product-variant.js';

/** The WGSL that brings vectors of the left side into registers: each thread reads `loads` rows at one vector along the inner dimension. */
export interface LeftReader {
  /** The element type of the binding. */
  readonly element: string;
  /** Before the first step: where the thread's rows begin. */
  readonly prepare: string;
  /** Reads `a0` … for the step `chunk`, and moves on to the next. */
  readonly load: string;
  /** What load `index` brought, or zero where it lies outside: asked for only when it is stored, for memory answers late. */
  value(index: number): string;
}

export interface LeftReaderOptions {
  readonly storage: StorageType;
  readonly kept: KeptVector;
  readonly loads: number;
  /** Vectors of one step. */
  readonly step: number;
  /** Rows between the loads of a thread. */
  readonly rowStep: number;
}

/**
 * The reader of one kind of left side. It may use `firstRow`, `leftRow` and `leftColumn` of the thread, `batch`, `firstChunk` and `chunk`. Rows past the end
 * are read as the last one, what lies past the inner dimension as zero.
 */
export function leftReader(reading: LeftReading, options: LeftReaderOptions): LeftReader {
  const row = (index: number): string => `min(firstRow + leftRow + ${index * options.rowStep}u, uniforms.rows - 1u)`;
  const readers = { rows: readRows, scalars: readScalars, window: readWindow };
  return readers[reading](options, row);
}

type Row = (index: number) => string;

/** Registers for the loads of a thread, in the type in which they are stored. */
function registers({ kept, loads }: LeftReaderOptions): string {
  return each(loads, (r) => `var a${r}: ${kept};`);
}

function readRows(options: LeftReaderOptions, row: Row): LeftReader {
  const { kept, loads, step } = options;
  return {
    element: kept,
    prepare: `${registers(options)}
var isInside = false;
${each(loads, (r) => `let place${r} = batch * uniforms.leftBatch + ${row(r)} * uniforms.leftStride + leftColumn;`)}`,
    load: `{
  let along = chunk * ${step}u;
  isInside = along + leftColumn < uniforms.depth;
${each(loads, (r) => `  a${r} = left[place${r} + along];`)}
}`,
    value: (r) => `select(${kept}(0), a${r}, isInside)`,
  };
}

function readScalars(options: LeftReaderOptions, row: Row): LeftReader {
  const { storage, kept, loads, step } = options;
  return {
    element: storage,
    prepare: `${each(loads, (r) => `var a${r}: vec4<${storage}>;`)}
var isInside = vec4<bool>(false);
${each(loads, (r) => `let place${r} = batch * uniforms.leftBatch + ${row(r)} * uniforms.leftStride;`)}`,
    load: `{
  let along = (chunk * ${step}u + leftColumn) * 4u;
  isInside = vec4u(along) + vec4u(0, 1, 2, 3) < vec4u(uniforms.innerElements);
${each(loads, (r) => `  { let at = place${r} + along; a${r} = vec4<${storage}>(left[at], left[at + 1u], left[at + 2u], left[at + 3u]); }`)}
}`,
    value: (r) => keptAs(`select(vec4<${storage}>(0), a${r}, isInside)`, kept),
  };
}

/** Each thread keeps its own tap and channel, so that windows of any number of channels fill all steps. */
function readWindow(options: LeftReaderOptions, row: Row): LeftReader {
  const { kept, loads, step } = options;
  return {
    element: kept,
    prepare: `${registers(options)}
${each(
  loads,
  (r) => `var isInside${r} = false; var top${r}: i32; var start${r}: i32; var image${r}: u32;
{ let row = ${row(r)}; let image = row / (uniforms.outputHeight * uniforms.outputWidth);
  let inImage = row - image * uniforms.outputHeight * uniforms.outputWidth;
  let y = inImage / uniforms.outputWidth; let x = inImage - y * uniforms.outputWidth;
  top${r} = i32(y * uniforms.strideY) - i32(uniforms.padTop); start${r} = i32(x * uniforms.strideX) - i32(uniforms.padLeft); image${r} = image * uniforms.height; }`,
)}
var channel = 0u; var tapY = 0u; var tapX = 0u;
{ let along = firstChunk * ${step}u + leftColumn; let tap = along / uniforms.depth;
  channel = along - tap * uniforms.depth; tapY = tap / uniforms.kernelWidth; tapX = tap - tapY * uniforms.kernelWidth; }
let stepTaps = ${step}u / uniforms.depth;
let stepChannels = ${step}u - stepTaps * uniforms.depth;
let stepTapsY = stepTaps / uniforms.kernelWidth;
let stepTapsX = stepTaps - stepTapsY * uniforms.kernelWidth;
let batchPlace = batch * uniforms.leftBatch;`,
    load: `{
  let downward = i32(tapY * uniforms.dilationY);
  let across = i32(tapX * uniforms.dilationX);
  let isTap = tapY < uniforms.kernelHeight;
${each(
  loads,
  (r) => `  { let y = u32(top${r} + downward); let x = u32(start${r} + across);
    isInside${r} = isTap && y < uniforms.height && x < uniforms.width;
    a${r} = left[select(0u, batchPlace + ((image${r} + y) * uniforms.width + x) * uniforms.leftStride + channel, isInside${r})]; }`,
)}
  channel += stepChannels;
  tapX += stepTapsX;
  tapY += stepTapsY;
  if (channel >= uniforms.depth) {
    channel -= uniforms.depth;
    tapX++;
  }
  if (tapX >= uniforms.kernelWidth) {
    tapX -= uniforms.kernelWidth;
    tapY++;
  }
}`,
    value: (r) => `select(${kept}(0), a${r}, isInside${r})`,
  };
}
