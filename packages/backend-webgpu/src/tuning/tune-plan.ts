import type { Plan } from '@automodel/compiler';
import type { OpenDevice } from '../devices/open-device.js';
import type { FloatStorage } from '../operations/operation-context.js';
import { algorithmName } from './algorithm.js';
import { measureAlgorithms } from './measure-algorithms.js';
import { planProducts } from './plan-products.js';

/** Of each product the algorithms that the estimate finds best. */
const candidates = 24;

/** Measures the products of a plan that were not measured on this device yet, remembers what was fastest and keeps it. */
export async function tunePlan(
  device: OpenDevice,
  plan: Plan,
  floats: FloatStorage,
  signal: AbortSignal | undefined,
): Promise<void> {
  const unmeasured = planProducts(plan, floats).filter(({ work }) => !device.choices.isMeasured(work));
  const measured = await measureAlgorithms(device, unmeasured, { candidates, signal });
  const table = Array.from(measured, ([key, [fastest]]) =>
    fastest === undefined ? [] : [[key, algorithmName(fastest.algorithm)] as const],
  );
  const choices = Object.fromEntries(table.flat());
  device.choices.remember(choices);
  await device.kept.add(choices);
}
