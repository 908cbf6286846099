/**
 * The members that objects in a JSON text have twice, each as the names that lead to it; `JSON.parse` hides them. Objects inside of others are looked
 * at down to `depth`. Takes time in proportion to the text, whatever it nests.
 * @param text valid JSON.
 */
export function repeatedMembers(text: string, depth: number): readonly (readonly string[])[] {
  const repeated: (readonly string[])[] = [];
  const known: Set<string>[] = [];
  const path: string[] = [];
  let level = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '{' || character === '[') {
      level += 1;
      if (level <= depth) known[level] = new Set();
    } else if (character === '}' || character === ']') level -= 1;
    else if (character === '"') {
      const start = at;
      do at += text.charAt(at) === '\\' ? 2 : 1;
      while (text.charAt(at) !== '"' && at < text.length);
      const names = known[level];
      if (level > depth || names === undefined || !isFollowedByColon(text, at + 1)) continue;
      const name: string = JSON.parse(text.slice(start, at + 1));
      path.length = level - 1;
      path.push(name);
      if (names.has(name)) repeated.push([...path]);
      names.add(name);
    }
  }
  return repeated;
}

function isFollowedByColon(text: string, position: number): boolean {
  let next = position;
  while (' \t\r\n'.includes(text.charAt(next)) && next < text.length) next += 1;
  return text.charAt(next) === ':';
}
