import { describe, expect, it } from 'vitest';
import { renderTable } from './render-table.js';

describe('renderTable', () => {
  it('aligns columns of wide characters, numbers at their right, and leaves no spaces at the end', () => {
    const lines = renderTable([
      { cells: [{ text: 'image' }, { text: 'score', align: 'right' }, { text: 'bar' }] },
      { cells: [{ text: '猫猫猫' }, { text: '7', align: 'right' }, { text: '' }] },
    ]);
    expect(lines).toEqual(['image   score  bar', '猫猫猫      7']);
  });

  it('pads before it paints', () => {
    const lines = renderTable([
      { cells: [{ text: 'a', paint: (text) => `<${text}>` }, { text: 'b' }] },
      { cells: [{ text: 'ccc' }, { text: 'd' }] },
    ]);
    expect(lines).toEqual(['<a  >  b', 'ccc  d']);
  });

  it('does not widen a column for a cell that spans the rest', () => {
    const lines = renderTable([
      { cells: [{ text: 'a' }, { text: 'b' }, { text: 'c' }] },
      { cells: [{ text: 'd' }, { text: 'a long sentence' }], spans: true },
    ]);
    expect(lines).toEqual(['a  b  c', 'd  a long sentence']);
  });
});
