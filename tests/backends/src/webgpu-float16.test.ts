import { wasm } from '@automodel/backend-wasm';
import { type WebgpuBackend, webgpu } from '@automodel/backend-webgpu';
import { allOperatorCases, describeBackend } from '@automodel/testing';
import { webgpuExceptions } from './webgpu-exceptions.js';

const isLong = process.env.AUTOMODEL_TEST_TIER === 'all';

/** A short pass takes every third operator, others than the pass in float32 does. */
const operators = allOperatorCases.filter((_, index) => isLong || index % 3 === 1);

type CreateSession = NonNullable<WebgpuBackend['createSession']>;

/**
 * Dawn's device that computes nothing: it has 16-bit floats, which SwiftShader has not, and validates kernels, bindings and dispatches as every
 * other does.
 */
const validating = webgpu({ dtype: 'float16', nodeFlags: ['backend=null'] });
const trusted = wasm({ worker: false, threads: 1 });

/** Sessions that run on that device, and give what another backend computes. */
const createSession: CreateSession = async (model, files, options) => {
  const create = (backend: Pick<WebgpuBackend, 'createSession'>, device: string): ReturnType<CreateSession> => {
    if (backend.createSession === undefined) throw new TypeError(`"${device}" makes no sessions from graphs.`);
    return backend.createSession(model, files, { ...options, device });
  };
  const [validated, computed] = await Promise.all([create(validating, 'webgpu'), create(trusted, 'wasm')]);
  return {
    inputNames: validated.inputNames,
    outputNames: validated.outputNames,
    async run(...run) {
      await validated.run(...run);
      return computed.run(...run);
    },
    async dispose() {
      await Promise.all([validated.dispose(), computed.dispose()]);
    },
  };
};

const { createInferenceSessionHandler: _, ...fromGraphs } = validating;

describeBackend('backend-webgpu in float16, as far as Dawn validates it', {
  backend: { ...fromGraphs, createSession },
  device: 'webgpu',
  oracle: { backend: trusted, device: 'wasm' },
  operators,
  exceptions: webgpuExceptions.filter(
    ({ cases }) =>
      /int64/.test(cases.source) && operators.some(({ operator }) => cases.source.startsWith(`^${operator}:`)),
  ),
  fuzzRuns: isLong ? 20 : 1,
});
