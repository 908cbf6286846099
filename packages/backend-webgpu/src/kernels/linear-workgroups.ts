/** No dimension of a dispatch may have more workgroups (https://www.w3.org/TR/webgpu/#limits). */
const maximum = 65_535;

/** Workgroups of `size` invocations for `count` elements, in two dimensions where one does not hold them. */
export function linearWorkgroups(count: number, size: number): readonly [x: number, y: number, z: number] {
  const groups = Math.max(Math.ceil(count / size), 1);
  const rows = Math.ceil(groups / maximum);
  return [Math.ceil(groups / rows), rows, 1];
}

/** The number of this invocation among those of `linearWorkgroups`, as a WGSL expression. */
export function linearIndex(size: number): string {
  return `(group.y * groups.x + group.x) * ${size}u + localIndex`;
}
