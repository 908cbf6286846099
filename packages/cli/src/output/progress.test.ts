import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { TextStream } from '../testing/text-stream.js';
import { createProgress } from './progress.js';

describe('createProgress', () => {
  it('draws a bar on a terminal once the work takes long, and takes it away', () => {
    const stream = new TextStream({ isTTY: true });
    let time = 0;
    const progress = createProgress(stream, () => time);
    progress.report('Loading', 1, 4);
    expect(stream.text).toBe('');
    time = 1000;
    progress.report('Loading', 2, 4);
    expect(stripVTControlCharacters(stream.text)).toContain('Loading  ██████████░░░░░░░░░░ 50 %');
    progress.stop();
    progress.stop();
    // The last of it: to the first column, clear the line.
    expect(stream.text.endsWith('\u001b[1G\u001b[2K')).toBe(true);
  });

  it('writes nothing to a pipe', () => {
    const stream = new TextStream();
    let time = 0;
    const progress = createProgress(stream, () => time);
    time = 1000;
    progress.report('Loading', 2, 4);
    progress.stop();
    expect(stream.text).toBe('');
  });
});
