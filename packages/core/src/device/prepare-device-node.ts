import type { PrepareDevice } from './prepare-device.js';
import { candidates, obstacleOf, offeredBy } from './select-device.js';

/** In Node, where backends start workers. */
export const prepareDevice: PrepareDevice | undefined = async (registry, option) => {
  for (const candidate of candidates(offeredBy(registry), option)) {
    if ((await obstacleOf(candidate)) !== undefined) continue;
    const { backend, device } = candidate;
    const preparation = await backend.prepare?.(device.name);
    return preparation && { backend, preparation };
  }
  return undefined;
};
