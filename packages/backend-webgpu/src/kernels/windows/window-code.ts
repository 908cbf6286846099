export const windowCode = `
/** The position of a number along three axes. */
fn positionOf(number: i32, size: vec4i) -> vec3i {
  return vec3i(number / (size.y * size.z), number / size.z % size.y, number % size.z);
}

fn countOf(size: vec4i) -> i32 {
  return size.x * size.y * size.z;
}

/** The number of a position, -1 outside. */
fn numberOf(position: vec3i, size: vec4i) -> i32 {
  let isInside = all(position >= vec3i(0)) && all(position < size.xyz);
  return select(-1, (position.x * size.y + position.y) * size.z + position.z, isInside);
}

/** Where a tap of the window at a place looks. */
fn forwards(place: vec3i, tap: vec3i) -> vec3i {
  return place * uniforms.strides.xyz + tap * uniforms.dilations.xyz - uniforms.before.xyz;
}

/** The place whose window has a tap at a position; -1 for none. */
fn backwards(position: vec3i, tap: vec3i) -> vec3i {
  let start = position + uniforms.before.xyz - tap * uniforms.dilations.xyz;
  let place = start / uniforms.strides.xyz;
  return select(vec3i(-1), place, (start >= vec3i(0)) & (place * uniforms.strides.xyz == start));
}
`;
