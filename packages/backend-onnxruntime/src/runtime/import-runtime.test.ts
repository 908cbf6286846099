import { BackendError, MissingDependencyError } from '@automodel/contracts';
import { describe, expect, it } from 'vitest';
import { importRuntime } from './import-runtime.js';

const runtime = { InferenceSession: class {}, Tensor: class {}, env: {} };
const load = (load: () => Promise<unknown>) => importRuntime('onnxruntime-node', 'for the device "cpu"', load);

describe('importRuntime', () => {
  it('takes named exports, and the default export that a CommonJS module has', async () => {
    expect(await load(async () => runtime)).toBe(runtime);
    expect(await load(async () => ({ default: runtime }))).toBe(runtime);
  });

  it('says that a package is not installed', async () => {
    const absent = 'onnxruntime-that-does-not-exist';
    const attempt = load(() => import(/* @vite-ignore */ absent));
    await expect(attempt).rejects.toSatisfy(MissingDependencyError.is.bind(MissingDependencyError));
    await expect(attempt).rejects.toThrow(/"onnxruntime-node" cannot be loaded.*npm install onnxruntime-node/);
  });

  it('says in the runtime’s words why an installed package cannot be loaded', async () => {
    const attempt = load(() => Promise.reject(new Error('libonnxruntime.so.1: cannot open shared object file')));
    await expect(attempt).rejects.toSatisfy(BackendError.is.bind(BackendError));
    await expect(attempt).rejects.toThrow(/cannot open shared object file/);
    await expect(load(async () => ({}))).rejects.toThrow(/has no InferenceSession/);
  });
});
