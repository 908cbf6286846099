/** Whether dimensions are those of a shape, in which names stand for any number. */
export function fitsShape(dims: readonly number[], shape: readonly unknown[]): boolean {
  return dims.length === shape.length && shape.every((size, axis) => typeof size !== 'number' || size === dims[axis]);
}
