import { type Backend, contractVersion, UnsupportedOperatorsError } from '@automodel/contracts';
import type { Model } from '@automodel/onnx';
import { PlainSession } from './plain-session.js';
import { readInitializers } from './read-initializers.js';
import { unsupportedOperators } from './unsupported-operators.js';

const device = 'plain';

/** Runs models in plain loops: slow, and short enough to read in one sitting. */
export function plain(): Backend<Model> {
  return {
    kind: 'backend',
    key: 'plain',
    package: { name: 'automodel-backend-plain', version: '0.0.0' },
    contract: contractVersion,
    // A negative priority: taken only by name.
    devices: [{ name: device, description: 'plain loops, slow', priority: -1 }],
    async unavailable(name) {
      return name === device ? undefined : `there is no device "${name}" here; the only one is "${device}"`;
    },
    unsupported: unsupportedOperators,
    async createSession(model, weights, { signal }) {
      signal?.throwIfAborted();
      const operators = unsupportedOperators(model);
      if (operators.length > 0) throw new UnsupportedOperatorsError({ missing: [{ device, operators }] });
      return new PlainSession(model.graph, await readInitializers(model.graph, weights, signal));
    },
  };
}
