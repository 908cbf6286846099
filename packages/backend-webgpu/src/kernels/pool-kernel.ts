import { functionCode } from './function-code.js';
import { defineKernel, type Kernel } from './kernel.js';
import { linearIndex } from './linear-workgroups.js';

export const poolSize = 64;

type Field =
  | 'batch'
  | 'blocks'
  | 'countIncludesPads'
  | 'dilationX'
  | 'dilationY'
  | 'height'
  | 'kernelHeight'
  | 'kernelWidth'
  | 'outputHeight'
  | 'outputWidth'
  | 'padBottom'
  | 'padLeft'
  | 'padRight'
  | 'padTop'
  | 'strideX'
  | 'strideY'
  | 'width';

/** What is no number wins. */
const maximum =
  'result = select(select(max(result, value), value, isNanOf(value) | vec4<bool>(isFirst)), result, isNanOf(result));';

export interface PoolVariant {
  readonly floats: 'f16' | 'f32';
  readonly mode: 'average' | 'maximum';
  /** The window, where it has few taps: all of them are read at once then, in a pipeline of its own. @default any window, tap by tap */
  readonly window?: readonly [height: number, width: number] | undefined;
}

/** Pooling over channels-last images, four channels of a place at a time. */
export function poolKernel({ floats, mode, window }: PoolVariant): Kernel<Field, 'image' | 'output'> {
  const combine = mode === 'average' ? 'result += value;' : maximum;
  return defineKernel({
    name: `${floats}-pool-${mode}${window === undefined ? '' : `-${window.join('x')}`}`,
    uniforms: {
      batch: 'u32',
      height: 'i32',
      width: 'i32',
      blocks: 'u32',
      outputHeight: 'u32',
      outputWidth: 'u32',
      kernelHeight: 'u32',
      kernelWidth: 'u32',
      strideY: 'u32',
      strideX: 'u32',
      dilationY: 'u32',
      dilationX: 'u32',
      padTop: 'i32',
      padLeft: 'i32',
      padBottom: 'i32',
      padRight: 'i32',
      countIncludesPads: 'u32',
    },
    bindings: [
      { name: 'image', access: 'read', type: `array<vec4<${floats}>>` },
      { name: 'output', access: 'read_write', type: `array<vec4<${floats}>>` },
    ],
    workgroupSize: [poolSize, 1, 1],
    globals: functionCode(mode === 'maximum' ? maximum : ''),
    body: `
  let index = ${linearIndex(poolSize)};
  let u = uniforms;
  if (index >= u.batch * u.outputHeight * u.outputWidth * u.blocks) {
    return;
  }
  let block = index % u.blocks;
  let place = index / u.blocks;
  let x = place % u.outputWidth;
  let y = (place / u.outputWidth) % u.outputHeight;
  let n = i32(place / (u.outputWidth * u.outputHeight));
  var result = vec4f(0);
  var count = 0u;
  var isFirst = true;
${window === undefined ? tapByTap(combine) : allTaps(combine, window)}
  ${mode === 'average' ? 'result /= f32(max(count, 1u));' : ''}
  output[index] = vec4<${floats}>(result);`,
  });
}

/** Any window: taps outside are not read. */
function tapByTap(combine: string): string {
  return `  for (var ky = 0u; ky < u.kernelHeight; ky++) {
    let iy = i32(y * u.strideY + ky * u.dilationY) - u.padTop;
    if (iy >= u.height + u.padBottom) {
      continue;
    }
    for (var kx = 0u; kx < u.kernelWidth; kx++) {
      let ix = i32(x * u.strideX + kx * u.dilationX) - u.padLeft;
      if (ix >= u.width + u.padRight) {
        continue;
      }
      let isInside = iy >= 0 && iy < u.height && ix >= 0 && ix < u.width;
      if (isInside) {
        let value = vec4f(image[u32((n * u.height + iy) * u.width + ix) * u.blocks + block]);
        ${combine}
        isFirst = false;
      }
      count += select(u.countIncludesPads, 1u, isInside);
    }
  }`;
}

/** A window of so many taps, read without waiting for one another; taps outside read the first place, and are left out. */
function allTaps(combine: string, [height, width]: readonly [number, number]): string {
  const taps = Array.from({ length: height * width }, (_, tap) => [Math.floor(tap / width), tap % width] as const);
  const read = (
    [ky, kx]: readonly [number, number],
    tap: number,
  ): string => `let y${tap} = i32(y * u.strideY + ${ky}u * u.dilationY) - u.padTop;
  let x${tap} = i32(x * u.strideX + ${kx}u * u.dilationX) - u.padLeft;
  let isInside${tap} = y${tap} >= 0 && y${tap} < u.height && x${tap} >= 0 && x${tap} < u.width;
  let value${tap} = image[select(0u, u32((n * u.height + y${tap}) * u.width + x${tap}) * u.blocks + block, isInside${tap})];`;
  const take = (tap: number): string => `if (isInside${tap}) {
    let value = vec4f(value${tap});
    ${combine}
    isFirst = false;
  }
  count += select(select(0u, u.countIncludesPads, y${tap} < u.height + u.padBottom && x${tap} < u.width + u.padRight), 1u, isInside${tap});`;
  return `  ${taps.map(read).join('\n  ')}
  ${taps.map((_, tap) => take(tap)).join('\n  ')}`;
}
