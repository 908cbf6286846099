import { type Backend, BackendError, contractVersion } from '@automodel/core';
import { packageIdentity } from '../package-identity.js';

export const inspectionDevice = 'inspection';

/**
 * A backend that runs nothing and reads no weight: with it `fromPretrained` goes all the way (class, graph, match of the keys),
 * so that `inspect` shows what loading would do.
 */
export const inspectionBackend: Backend = {
  kind: 'backend',
  key: inspectionDevice,
  package: packageIdentity,
  contract: contractVersion,
  devices: [{ name: inspectionDevice, description: 'builds graphs without running them', priority: -1 }],
  unavailable: async () => undefined,
  unsupported: () => [],
  async createSession(model, _weights, { outputs }) {
    return {
      inputNames: [],
      outputNames: outputs,
      async run() {
        throw new BackendError({
          backend: inspectionDevice,
          operation: 'run',
          reason: `it builds the graph of ${model.graph.nodes.length} nodes only to be looked at.`,
          remedy: 'Run the model with "automodel classify".',
        });
      },
      async dispose() {},
    };
  },
};
