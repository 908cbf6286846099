import type { StepOf } from '@automodel/compiler';
import { type Dispatch, dispatch } from '../../kernels/dispatch.js';
import { elementSize } from '../../kernels/element-kernel.js';
import { linearWorkgroups } from '../../kernels/linear-workgroups.js';
import { dequantizeBlocksKernel } from '../../kernels/quantization/dequantize-blocks-kernel.js';
import { denseStep } from '../dense-step.js';
import { elementwise } from '../elementwise.js';
import type { OperationContext } from '../operation-context.js';
import { prepareOperand } from '../prepare-operand.js';
import { broadcastScale } from './broadcast-scale.js';
import { scaleUniforms } from './scale-uniforms.js';

/** Integers of a run to floats: as they lie, but for scales of blocks, which are found in C order. Constant ones are widened while they are packed. */
export function prepareDequantize(
  context: OperationContext,
  step: StepOf<'dequantize'>,
): Dispatch | readonly Dispatch[] {
  if (step.blockSize === 0) {
    const { dims } = context.tensor(step.output);
    const [input, ...scales] = step.inputs.map((operand) => prepareOperand(context, operand));
    return elementwise(context, {
      operation: `dequantize${scales.length > 1 ? '-around' : ''}`,
      inputs: [
        ...(input === undefined ? [] : [input]),
        ...scales.map((operand) => broadcastScale(operand, dims.length, step.axis)),
      ],
      output: step.output,
      expression: scales.length > 1 ? 'vec4f(x - z) * y' : 'vec4f(x) * y',
      globals: '',
      parameters: [],
    });
  }
  return denseStep(context, step, (output, input, scale, zeroPoint) => {
    if (input === undefined || scale === undefined) return [];
    return dispatch(dequantizeBlocksKernel({ scale: scale.type, output: output.type }), {
      buffers: { input: input.slot, scale: scale.slot, zeroPoint: (zeroPoint ?? input).slot, output: output.slot },
      uniforms: {
        ...{ count: output.count, hasZeroPoint: Number(zeroPoint !== undefined) },
        ...scaleUniforms(output.dims, scale.dims, step),
      },
      workgroups: linearWorkgroups(output.count, elementSize),
    });
  });
}
