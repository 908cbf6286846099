/** The coordinates of every element, in C order. */
export function* coordinatesOf(dims: readonly number[]): Generator<readonly number[]> {
  const count = dims.reduce((product, size) => product * size, 1);
  const coordinates = dims.map(() => 0);
  for (let position = 0; position < count; position++) {
    yield [...coordinates];
    for (let axis = dims.length - 1; axis >= 0; axis--) {
      const next = (coordinates[axis] ?? 0) + 1;
      coordinates[axis] = next === dims[axis] ? 0 : next;
      if (next !== dims[axis]) break;
    }
  }
}
