import { describe, expect, it } from 'vitest';
import { formatDuration } from '../output/format-duration.js';
import { TextStream } from '../testing/text-stream.js';
import { createProgressReport } from './progress-report.js';

const silent = { report: () => undefined, stop: () => undefined };

describe('createProgressReport', () => {
  it('writes a line now and then where there is no terminal', () => {
    const stream = new TextStream();
    let time = 0;
    const report = createProgressReport(stream, silent, 1000, () => time);
    time = 5000;
    report.report({ done: 1250, failed: 0, total: 4000 });
    expect(stream.text).toBe('');
    time = 10_000;
    // 500 in 10 s; 2500 more at that rate take 50 s.
    report.report({ done: 1500, failed: 2, total: 4000 });
    expect(stream.text).toBe('1,500 of 4,000 images, 50.0 images/s, 50 s left, 2 failed\n');
    time = 11_000;
    report.report({ done: 1550, failed: 2, total: 4000 });
    expect(stream.text.split('\n')).toHaveLength(2);
  });

  it('shows a bar on a terminal, and no time left where the total is not known', () => {
    const stream = new TextStream({ isTTY: true });
    let time = 0;
    const reported: unknown[] = [];
    const progress = { ...silent, report: (...values: unknown[]) => reported.push(values) };
    const report = createProgressReport(stream, progress, 0, () => time);
    time = 2000;
    report.report({ done: 400, failed: 0, total: undefined });
    report.report({ done: 400, failed: 0, total: 60_000 });
    expect(reported).toEqual([
      ['400 images, 200 images/s', 400, 0],
      ['400 of 60,000 images, 200 images/s, 4 min 58 s left', 400, 60_000],
    ]);
    expect(stream.text).toBe('');
  });

  it('sums up', () => {
    let time = 0;
    const report = createProgressReport(new TextStream(), silent, 100, () => time);
    time = 200_000;
    expect(report.summary({ done: 300, failed: 1, total: 300 })).toBe(
      '300 images (100 of them recorded before) in 3 min 20 s (1.0 images/s), 1 failed',
    );
    expect(report.summary({ done: 100, failed: 0, total: 100 })).toBe('100 images (100 of them recorded before)');
  });
});

describe('formatDuration', () => {
  it.each([
    [0.4, '0 s'],
    [59.4, '59 s'],
    [59.6, '1 min 0 s'],
    [7500, '2 h 5 min'],
  ])('of %d seconds is %s', (seconds, text) => {
    expect(formatDuration(seconds)).toBe(text);
  });
});
