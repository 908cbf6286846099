import type { FunctionBuilder, Local } from '../assembler/function-builder.js';

/** Takes the first address; the others follow, each behind the one before by what `emitStep` adds. */
export function emitPointers(builder: FunctionBuilder, pointers: readonly Local[], emitStep: () => void): void {
  for (const [index, pointer] of pointers.entries()) {
    const previous = pointers[index - 1];
    if (previous !== undefined) {
      builder.get(previous);
      emitStep();
    }
    builder.set(pointer);
  }
}
