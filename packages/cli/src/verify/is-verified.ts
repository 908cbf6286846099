import type { Verification } from './verification.js';

/** Whether a model is the recorded one: something was compared, nothing differs, and no weight was missing. */
export function isVerified({ comparisons, notCompared, loadingInfo }: Verification): boolean {
  const isSame = comparisons.length > 0 && comparisons.every(({ isWithinTolerance }) => isWithinTolerance);
  return isSame && notCompared.length === 0 && loadingInfo.missingKeys.length === 0;
}
