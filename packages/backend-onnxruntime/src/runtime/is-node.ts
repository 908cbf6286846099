/** Whether this is Node, or a runtime that passes for it, such as Deno or Bun. */
export function isNode(): boolean {
  return typeof process !== 'undefined' && typeof process.versions?.node === 'string';
}
