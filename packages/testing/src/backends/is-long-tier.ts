/** Whether long suites run in full; never in browsers, which have no environment variables. */
export function isLongTier(): boolean {
  return typeof process !== 'undefined' && process.env.AUTOMODEL_TEST_TIER === 'all';
}
