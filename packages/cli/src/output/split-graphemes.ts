const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** The parts of a text that a cursor steps over, such as a letter with its accents. */
export function splitGraphemes(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}
