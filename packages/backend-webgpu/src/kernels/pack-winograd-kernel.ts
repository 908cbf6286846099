import type { RawType } from '../packing/packing.js';
import { each } from './each.js';
import { defineKernel, type Kernel } from './kernel.js';
import { linearIndex } from './linear-workgroups.js';
import { rawWeightCode } from './raw-weight-code.js';
import { vectorWorkgroup } from './vector-workgroup.js';

const uniforms = {
  inputs: 'u32',
  outputs: 'u32',
  /** Rows and elements of a row of each of the 16 matrices. */
  rows: 'u32',
  columns: 'u32',
  firstByte: 'u32',
} as const;

/** The rows of G (https://arxiv.org/abs/1509.09308, section 4.1) applied to three values. */
const transformed = (a: string, b: string, c: string): readonly string[] => [
  a,
  `0.5 * (${a} + ${b} + ${c})`,
  `0.5 * (${a} - ${b} + ${c})`,
  c,
];

/**
 * The weights G g Gᵀ of Winograd's F(2×2, 3×3), `[16][rows][columns]`, from weights `[output][input][3][3]`, each output multiplied by its factor. An
 * invocation for each output of each input; what pads the matrices is left as it is.
 */
export function packWinogradKernel(from: RawType): Kernel<keyof typeof uniforms, 'factors' | 'matrices' | 'raw'> {
  return defineKernel({
    name: `pack-winograd-${from}`,
    uniforms,
    bindings: [
      { name: 'raw', access: 'read', type: 'array<u32>' },
      { name: 'factors', access: 'read', type: 'array<f32>' },
      { name: 'matrices', access: 'read_write', type: 'array<f32>' },
    ],
    workgroupSize: [vectorWorkgroup, 1, 1],
    globals: rawWeightCode(from),
    body: `let index = ${linearIndex(vectorWorkgroup)};
if (index >= uniforms.inputs * uniforms.outputs) { return; }
let output = index % uniforms.outputs;
let input = index / uniforms.outputs;
let first = (output * uniforms.inputs + input) * 9u;
${each(9, (tap) => `let g${tap} = rawValue(uniforms.firstByte, first + ${tap}u) * factors[output];`)}
${each(3, (x) =>
  transformed(`g${x}`, `g${3 + x}`, `g${6 + x}`)
    .map((value, y) => `let h${y}${x} = ${value};`)
    .join(' '),
)}
let place = input * uniforms.columns + output;
let size = uniforms.rows * uniforms.columns;
${each(4, (y) =>
  transformed(`h${y}0`, `h${y}1`, `h${y}2`)
    .map((value, x) => `matrices[${y * 4 + x}u * size + place] = ${value};`)
    .join(' '),
)}`,
  });
}
