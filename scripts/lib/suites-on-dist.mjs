/**
 * Long suites that `test:all` runs once, on the built packages: what they are about are processes, memory, bundles and whole networks of what is published. All
 * others run on the sources, too. `npm test` runs on the sources what these have in the normal tier.
 */
export const suitesOnDist = [
  'apps/third-party-model/src/cifar-resnet.test.ts',
  'packages/backend-wasm/src/session/session-lifetime.test.ts',
  'packages/backend-webgpu/src/session/lifetimes.test.ts',
  'packages/cli/src/many/kill-and-resume.test.ts',
  'packages/cli/src/many/memory.test.ts',
  'tests/bundlers/src/bundlers.test.ts',
  'tests/bundlers/src/download-size.test.ts',
  'tests/consumer/src/consumer.test.ts',
  'tests/models/src/cifar10.test.ts',
  'tests/models/src/full-size.test.ts',
  'tests/models/src/memory/loading-memory.test.ts',
  'tests/models/src/webgpu-algorithms.test.ts',
];
