/** Whether `a` comes before `b` in order, in WGSL. What is no number is the largest of all. */
export function isBeforeCode(mode: 'maximum' | 'minimum', type: 'f32' | 'i32'): string {
  const operator = mode === 'maximum' ? '>' : '<';
  if (type === 'i32') return `fn isBefore(a: i32, b: i32) -> bool {\n  return a ${operator} b;\n}\n`;
  const [first, second] = mode === 'maximum' ? ['a', 'b'] : ['b', 'a'];
  return `
fn isBefore(a: f32, b: f32) -> bool {
  let isMissing = isNanOf(vec4f(${first}, ${second}, 0, 0));
  return (a ${operator} b && !isMissing.x && !isMissing.y) || (isMissing.x && !isMissing.y);
}
`;
}
