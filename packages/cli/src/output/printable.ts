/** A text from outside (a file's name, a label) with its control characters spelled out: printed raw, they steer the terminal. */
export function printable(text: string): string {
  return text.replace(
    /\p{Cc}|\p{Bidi_Control}/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
