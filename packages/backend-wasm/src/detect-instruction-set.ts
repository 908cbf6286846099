import { encodeModule } from './assembler/encode-module.js';
import { FunctionBuilder } from './assembler/function-builder.js';
import type { InstructionSet } from './kernels/instruction-set.js';

/** Whether the runtime accepts a module with vector instructions, and with relaxed ones. */
function validates(emit: (builder: FunctionBuilder, vector: number) => void): boolean {
  if (typeof WebAssembly === 'undefined') return false;
  const builder = new FunctionBuilder('probe', 0);
  emit(builder, builder.local('v128'));
  return WebAssembly.validate(encodeModule([builder], { shared: false, maximumPages: 1 }));
}

/** The best instruction set of this runtime; undefined where it has no vector instructions. */
export function detectInstructionSet(): InstructionSet | undefined {
  const hasRelaxed = validates((builder, vector) => {
    builder.get(vector).get(vector).get(vector).vector('relaxedMultiplyAdd').set(vector);
  });
  if (hasRelaxed) return 'relaxed-simd';
  return validates((builder, vector) => builder.get(vector).get(vector).vector('add').set(vector)) ? 'simd' : undefined;
}
