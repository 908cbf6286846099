import { encodeModule } from './assembler/encode-module.js';
import { FunctionBuilder, type VectorOperation } from './assembler/function-builder.js';
import type { InstructionSet } from './kernels/instruction-set.js';

/** Whether the runtime accepts a module with a vector instruction. */
function validates(operation: VectorOperation, operands: number): boolean {
  if (typeof WebAssembly === 'undefined') return false;
  const builder = new FunctionBuilder('probe', 0);
  const vector = builder.local('v128');
  for (let operand = 0; operand < operands; operand++) builder.get(vector);
  builder.vector(operation).set(vector);
  return WebAssembly.validate(encodeModule([builder], { shared: false, maximumPages: 1 }));
}

/** The best instruction set of this runtime; undefined where it has no vector instructions. */
export function detectInstructionSet(): InstructionSet | undefined {
  if (validates('relaxedMultiplyAdd', 3)) return 'relaxed-simd';
  return validates('add', 2) ? 'simd' : undefined;
}
