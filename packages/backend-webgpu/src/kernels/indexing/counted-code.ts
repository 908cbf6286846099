/** A position counted from the front. */
export const countedCode = `
fn counted(position: i32, length: i32) -> i32 {
  return select(position, position + length, position < 0);
}
`;
