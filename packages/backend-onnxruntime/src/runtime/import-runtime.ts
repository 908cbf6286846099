import { BackendError, MissingDependencyError } from '@automodel/contracts';
import { errorText } from './error-text.js';
import type { OnnxruntimeModule } from './onnxruntime-common.js';

// Node's codes; then the words of browsers, Vite, and webpack for a package that cannot be found.
const missingCodes = ['ERR_MODULE_NOT_FOUND', 'MODULE_NOT_FOUND'];
const missingText = /module specifier|cannot find (module|package)|could not resolve|bare specifier/i;

/**
 * Imports an official runtime, whether its exports come as ES module or as the default export of CommonJS.
 * @throws {MissingDependencyError} if the package is not installed.
 * @throws {BackendError} if it is there and cannot be loaded, for example because it has no binary for this platform.
 */
export async function importRuntime(
  packageName: string,
  purpose: string,
  load: () => Promise<unknown>,
): Promise<OnnxruntimeModule> {
  const module = await load().catch((error: unknown) => {
    if (isMissing(error)) throw new MissingDependencyError({ packageName, purpose, cause: error });
    throw failure(packageName, errorText(error), error);
  });
  const candidates = [module, isObject(module) && 'default' in module ? module.default : undefined];
  const runtime = candidates.find(isRuntime);
  if (runtime === undefined) throw failure(packageName, `the module has no InferenceSession.`);
  return runtime;
}

function isMissing(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? error.code : undefined;
  return missingCodes.some((missing) => missing === code) || missingText.test(error.message);
}

function failure(packageName: string, reason: string, cause?: unknown): BackendError {
  return new BackendError({
    backend: packageName,
    operation: 'create a session',
    reason: `"${packageName}" is installed but cannot be loaded: ${reason}`,
    remedy: `Check that ${packageName} 1.30 or newer of the same major version is installed whole and supports this platform; the next call tries again.`,
    cause,
  });
}

function isRuntime(value: unknown): value is OnnxruntimeModule {
  return isObject(value) && 'InferenceSession' in value && 'Tensor' in value && 'env' in value;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
