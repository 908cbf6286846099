import { splitGraphemes } from './split-graphemes.js';

// East Asian wide and fullwidth characters, and emoji, take two columns: https://www.unicode.org/reports/tr11/
const wide =
  /^(?:[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303e\uff01-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}|\p{Extended_Pictographic}\ufe0f)/u;
const halfwidth = /^[\uff61-\uffdc]/u;
// Most texts are; splitting into graphemes takes far longer.
const ascii = /^[\x20-\x7e]*$/;

/** The columns that a text takes in a terminal. */
export function displayWidth(text: string): number {
  if (ascii.test(text)) return text.length;
  return splitGraphemes(text).reduce(
    (width, grapheme) => width + (wide.test(grapheme) && !halfwidth.test(grapheme) ? 2 : 1),
    0,
  );
}
