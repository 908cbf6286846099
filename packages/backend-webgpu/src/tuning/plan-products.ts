import type { Plan } from '@automodel/compiler';
import { convolutionForm } from '../operations/convolution-form.js';
import { type ConvolutionWork, convolutionWork } from '../operations/convolution-work.js';
import { matrixProductWork } from '../operations/matrix-product-work.js';
import { type FloatStorage, placesOf } from '../operations/operation-context.js';

/** All products of a plan whose algorithms are chosen. */
export function planProducts({ steps, tensors }: Plan, floats: FloatStorage): readonly ConvolutionWork[] {
  return steps.flatMap((step) => {
    if (step.kind !== 'convolution' && step.kind !== 'matrix-product') return [];
    const [input, output] = [tensors[step.input], tensors[step.output]];
    if (input === undefined || output === undefined) return [];
    if (step.kind === 'convolution') {
      const places = [placesOf(input), placesOf(output)] as const;
      return convolutionForm(step, ...places) === 'product' ? [convolutionWork(step, ...places, floats)] : [];
    }
    const inner = input.dims.at(-1) ?? 1;
    const rows = input.dims.slice(0, -1).reduce((product, dim) => product * dim, 1);
    return [matrixProductWork({ rows, inner, columns: output.dims.at(-1) ?? 1 }, floats)];
  });
}
