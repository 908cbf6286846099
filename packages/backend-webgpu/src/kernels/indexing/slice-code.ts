/** Where a slice begins whose positions along `depth` axes are given from `first` on; sizes and strides are those of these axes. */
export const sliceCode = `
fn sliceOf(first: u32) -> i32 {
  var place = 0;
  for (var axis = 0u; axis < uniforms.depth; axis++) {
    let at = 8u - uniforms.depth + axis;
    let size = select(uniforms.outerSizes[at & 3u], uniforms.sizes[at & 3u], at > 3u);
    let stride = select(uniforms.outerStrides[at & 3u], uniforms.strides[at & 3u], at > 3u);
    place += counted(i32(positions[first + axis]), i32(size)) * stride;
  }
  return place;
}
`;
