import type { Plan } from '@automodel/compiler';
import { chooseByteMethod } from '../choose-byte-method.js';
import type { ByteMethod } from '../kernels/byte-sums.js';
import type { InstructionSet } from '../kernels/instruction-set.js';

/** Tries out how int8 are multiplied best, for the first plan that does it. */
export function byteMethodChooser(
  instructionSet: InstructionSet,
  isPortable: boolean,
): (plan: Plan) => Promise<ByteMethod> {
  let chosen: Promise<ByteMethod> | undefined;
  return async ({ steps }) => {
    if (!steps.some(({ kind }) => kind === 'quantized-convolution')) return 'words';
    // A module that is made for any machine has the kernels that are right on all of them.
    if (isPortable) return instructionSet === 'simd' ? 'words' : 'dot';
    chosen ??= chooseByteMethod(instructionSet);
    return chosen;
  };
}
