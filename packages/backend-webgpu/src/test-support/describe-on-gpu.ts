import { useSoftwareGpu } from '@automodel/testing/software-gpu';
import { describe } from 'vitest';

/** Tests that need a GPU: they run on SwiftShader, and are skipped with the reason where there is none. */
export function describeOnGpu(name: string, define: () => void): void {
  const missing = useSoftwareGpu();
  if (missing === undefined) describe(name, define);
  else describe.skip(`${name}: ${missing}`, define);
}
