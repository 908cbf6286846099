/**
 * Does `work` between two lines on stderr: stdout stays the program's own, so that its `--json` can be piped.
 *
 * @template Result
 * @param {string} title
 * @param {() => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function reportProgress(title, work) {
  const started = performance.now();
  process.stderr.write(`${title} …\n`);
  const result = await work();
  process.stderr.write(`${title}: done in ${((performance.now() - started) / 1000).toFixed(1)} s\n`);
  return result;
}
