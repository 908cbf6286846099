// A process whose first work is to choose the tile of its runtime, as that of a first session is; prints the milliseconds that it took.
const engine = import.meta.resolve('@automodel/backend-wasm');
const load = (path: string): Promise<Readonly<Record<string, unknown>>> => import(new URL(path, engine).href);
const { chooseTile } = await load('tiles/choose-tile.js');
const { detectInstructionSet } = await load('detect-instruction-set.js');
if (typeof chooseTile !== 'function' || typeof detectInstructionSet !== 'function')
  throw new Error('The engine has no probe.');
const instructionSet: unknown = detectInstructionSet();
const begin = performance.now();
chooseTile(instructionSet, false);
console.log(performance.now() - begin);
