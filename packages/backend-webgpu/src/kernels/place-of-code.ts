/**
 * The function `placeOf` in WGSL: where the element of a number lies, for up to eight loops of which the last is the innermost; their sizes
 * and the elements from step to step are in two vectors each.
 */
export const placeOfCode = `
fn placeOf(number: u32, outerSizes: vec4u, sizes: vec4u, outerStrides: vec4i, strides: vec4i) -> i32 {
  var rest = number;
  var place = 0;
  for (var axis = 3; axis >= 0; axis--) {
    place += i32(rest % sizes[axis]) * strides[axis];
    rest /= sizes[axis];
  }
  if (rest > 0u) {
    for (var axis = 3; axis >= 0; axis--) {
      place += i32(rest % outerSizes[axis]) * outerStrides[axis];
      rest /= outerSizes[axis];
    }
  }
  return place;
}
`;
