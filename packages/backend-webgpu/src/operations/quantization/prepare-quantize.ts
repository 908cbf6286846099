import type { StepOf } from '@automodel/compiler';
import { type Dispatch, dispatch } from '../../kernels/dispatch.js';
import { elementSize } from '../../kernels/element-kernel.js';
import { functionCode } from '../../kernels/function-code.js';
import { linearWorkgroups } from '../../kernels/linear-workgroups.js';
import { quantizeBlocksKernel } from '../../kernels/quantization/quantize-blocks-kernel.js';
import { denseStep } from '../dense-step.js';
import { elementwise } from '../elementwise.js';
import type { OperationContext } from '../operation-context.js';
import { prepareOperand } from '../prepare-operand.js';
import { broadcastScale } from './broadcast-scale.js';
import { integerRange } from './integer-range.js';
import { scaleUniforms } from './scale-uniforms.js';

/** Floats to integers of 8 bits, which lie as int32: as they lie, but for scales of blocks, which are found in C order. */
export function prepareQuantize(context: OperationContext, step: StepOf<'quantize'>): Dispatch | readonly Dispatch[] {
  const { dataType, dims } = context.tensor(step.output);
  const { lowest, highest } = integerRange(dataType);
  if (step.blockSize === 0) {
    const [input, ...scales] = step.inputs.map((operand) => prepareOperand(context, operand));
    const point = scales.length > 1 ? ' + vec4f(z)' : '';
    const expression = `vec4i(clamp(round(quotientOf(vec4f(x), y))${point}, vec4f(p.x), vec4f(p.y)))`;
    return elementwise(context, {
      operation: `quantize${scales.length > 1 ? '-around' : ''}`,
      inputs: [
        ...(input === undefined ? [] : [input]),
        ...scales.map((operand) => broadcastScale(operand, dims.length, step.axis)),
      ],
      output: step.output,
      expression,
      globals: functionCode(expression),
      parameters: [lowest, highest],
    });
  }
  return denseStep(context, step, (output, input, scale, zeroPoint) => {
    if (input === undefined || scale === undefined) return [];
    const point = zeroPoint ?? scale;
    return dispatch(quantizeBlocksKernel({ input: input.type, scale: scale.type, zeroPoint: point.type }), {
      buffers: { input: input.slot, scale: scale.slot, zeroPoint: point.slot, output: output.slot },
      uniforms: {
        ...{ count: output.count, hasZeroPoint: Number(zeroPoint !== undefined), lowest, highest },
        ...scaleUniforms(output.dims, scale.dims, step),
      },
      workgroups: linearWorkgroups(output.count, elementSize),
    });
  });
}
