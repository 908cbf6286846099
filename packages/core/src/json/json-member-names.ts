/**
 * The names of the members of a JSON object's text, in order and with repetitions, which `JSON.parse` hides.
 * @param text valid JSON.
 */
export function jsonMemberNames(text: string): readonly string[] {
  const names: string[] = [];
  let depth = 0;
  for (const { 0: token, index } of text.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\]]/g)) {
    if (token === '{' || token === '[') depth += 1;
    else if (token === '}' || token === ']') depth -= 1;
    else if (depth === 1 && isFollowedByColon(text, index + token.length)) names.push(JSON.parse(token));
  }
  return names;
}

function isFollowedByColon(text: string, position: number): boolean {
  let next = position;
  while (' \t\r\n'.includes(text.charAt(next)) && next < text.length) next += 1;
  return text.charAt(next) === ':';
}
