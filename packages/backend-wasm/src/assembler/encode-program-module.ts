import { encodeModule, type MemoryDeclaration } from './encode-module.js';
import { FunctionBuilder } from './function-builder.js';

/** The name under which the module exports the function that runs a program. */
export const runProgram = 'runProgram';

/**
 * The bytes of a module with kernels and one more function, `runProgram(begin, end)`, which makes the kernel calls that are written between two
 * addresses of the memory: for each the index of the kernel, the bytes of the whole entry, and the arguments, all int32. One call from JavaScript
 * then serves a whole step, and threads share their programs through the memory.
 */
export function encodeProgramModule(
  kernels: readonly FunctionBuilder[],
  memory: MemoryDeclaration,
): Uint8Array<ArrayBuffer> {
  const callers = kernels.map(callerOf);
  const indices = callers.map((_, index) => kernels.length + index);
  return encodeModule([...kernels, ...callers, programRunner()], memory, indices);
}

/** A function that calls a kernel with the arguments that lie at an address. */
function callerOf({ name, parameterCount }: FunctionBuilder, index: number): FunctionBuilder {
  const builder = new FunctionBuilder(`${name} from memory`, 1);
  for (let parameter = 0; parameter < parameterCount; parameter++) builder.get(0).loadNumber(parameter * 4);
  return builder.call(index);
}

function programRunner(): FunctionBuilder {
  const builder = new FunctionBuilder(runProgram, 2);
  const [entry, end] = [0, 1];
  return builder.loop(() => {
    builder.get(entry).constant(8).number('add').get(entry).loadNumber(0).callIndirect(1);
    builder.get(entry).get(entry).loadNumber(4).number('add').set(entry);
    builder.get(entry).get(end).number('lessUnsigned').continueIf();
  });
}
