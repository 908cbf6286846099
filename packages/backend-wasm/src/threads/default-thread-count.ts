/** More threads than this gain little: they wait for memory and for each other. */
const maximumThreads = 8;

/**
 * How many threads to use on so many logical cores: all of one or two, else half of them, which are the physical cores of most machines, or the
 * fast ones, up to 8.
 */
export function defaultThreadCount(cores: number): number {
  return cores <= 2 ? Math.max(1, cores) : Math.min(maximumThreads, Math.ceil(cores / 2));
}
