import type { Backend } from '@automodel/contracts';
import { BackendError, type SessionHandler } from '@automodel/contracts';
import type { Model } from '@automodel/onnx';
import { describe, expect, it } from 'vitest';
import { kernelRecorder } from '../emit.js';
import { Tensor } from '../tensor.js';
import { noise } from '../test-support/reference.js';
import { smallNetwork } from '../test-support/small-network.js';
import { wasm } from '../wasm.js';

const network = smallNetwork();
const image = (size: number): Tensor => new Tensor('float32', noise(3 * size * size, 1), [1, 3, size, size]);

async function open(backend: Backend<Model>, model = network): Promise<SessionHandler> {
  const session = await backend.createSession?.(model, new Map(), { device: 'wasm', outputs: ['result'] });
  if (session === undefined) throw new TypeError('no session');
  return session;
}

const run = async (session: SessionHandler, size: number): Promise<unknown> => {
  const { result } = await session.run({ image: image(size) }, ['result']);
  return result instanceof Tensor ? result.data : undefined;
};

async function record(sizes: readonly number[]): Promise<{ bytes: Uint8Array<ArrayBuffer>; results: unknown[] }> {
  const recorder = kernelRecorder();
  const session = await open(recorder.backend);
  const results = [];
  for (const size of sizes) results.push(await run(session, size));
  await session.dispose();
  return { bytes: recorder.encode(), results };
}

describe('a ready module', () => {
  it('runs what it was recorded for without compiling anything, to the same bits', async () => {
    const { bytes, results } = await record([64, 96]);
    const module = await WebAssembly.compile(bytes);
    const { Module: OriginalModule, instantiate, compile } = WebAssembly;
    try {
      const refused = (): never => {
        throw new WebAssembly.CompileError('Wasm code generation disallowed by embedder');
      };
      WebAssembly.compile = refused;
      Object.assign(WebAssembly, {
        instantiate: (code: WebAssembly.Module | BufferSource, imports: WebAssembly.Imports) =>
          code instanceof OriginalModule ? instantiate(code, imports) : refused(),
      });
      const session = await open(wasm({ module }));
      expect([await run(session, 64), await run(session, 96)]).toEqual(results);
      expect(session.notes).toEqual(['1 thread: a ready module runs on one']);
      await session.dispose();
      const without = await open(wasm({ worker: false, threads: 1 }));
      await expect(run(without, 64)).rejects.toThrow(/does not compile WebAssembly at run time.*wasm\(\{ module \}\)/s);
      await without.dispose();
    } finally {
      Object.assign(WebAssembly, { compile, instantiate });
    }
  });

  it('is the same whenever it is made of the same', async () => {
    expect((await record([64])).bytes).toEqual((await record([64])).bytes);
  });

  it('says what it lacks', async () => {
    const { bytes } = await record([64]);
    const module = await WebAssembly.compile(bytes);
    const other = await open(wasm({ module }), smallNetwork(4));
    const error = await run(other, 64).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(BackendError);
    expect(error).toMatchObject({ reason: expect.stringContaining('it lacks f32-') });
    const empty = await WebAssembly.compile(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0));
    await expect(open(wasm({ module: empty }))).rejects.toThrow('it holds no kernels of automodel');
  });
});
