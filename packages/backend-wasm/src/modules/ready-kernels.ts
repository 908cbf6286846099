import { BackendError } from '@automodel/contracts';
import { usualTile } from '../kernels/usual-tile.js';
import type { KernelLoader } from './kernel-loader.js';
import { type ModuleDescription, moduleSection } from './module-description.js';

/**
 * Kernels of a module that was made before, by `kernelRecorder` of `@automodel/backend-wasm/emit`.
 * @throws {BackendError} if the module is another one, or when a kernel is needed that it does not have.
 */
export function readyKernels(module: WebAssembly.Module): KernelLoader {
  const [section] = WebAssembly.Module.customSections(module, moduleSection);
  if (section === undefined) throw failure('it holds no kernels of automodel.');
  // Written by this package.
  const { instructionSet } = JSON.parse(new TextDecoder().decode(section)) as ModuleDescription;
  const indices = new Map(WebAssembly.Module.exports(module).map(({ name }, index) => [name, index]));
  return {
    tile: usualTile(instructionSet),
    load(kernels, { memory }) {
      const missing = kernels.filter(({ name }) => !indices.has(name)).map(({ name }) => name);
      if (missing.length > 0) throw failure(`it lacks ${missing.join(', ')}.`);
      const instance = WebAssembly.instantiate(module, { environment: { memory } });
      return { bytes: new Uint8Array(), indices, exports: instance.then((made) => made.exports) };
    },
  };
}

function failure(reason: string): BackendError {
  return new BackendError({
    backend: 'wasm',
    operation: 'create a session',
    reason: `the module given as \`module\` does not fit: ${reason}`,
    remedy:
      'Make it anew with kernelRecorder of @automodel/backend-wasm/emit, of this version, for this model and these shapes of inputs.',
  });
}
