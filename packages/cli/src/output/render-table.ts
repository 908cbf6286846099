import { displayWidth } from './display-width.js';
import { padToWidth } from './pad-to-width.js';

/** A cell: its text, what is shown of it, and where it stands in its column. */
export interface Cell {
  readonly text: string;
  /** Colours for the padded text. */
  readonly paint?: (text: string) => string;
  readonly align?: 'left' | 'right';
}

/** A row; one that `spans` has fewer cells than there are columns, the last of which takes the rest of the line. */
export interface Row {
  readonly cells: readonly Cell[];
  readonly spans?: boolean;
}

/** Lays rows out in columns, two spaces apart, without trailing spaces. */
export function renderTable(rows: readonly Row[]): string[] {
  const widths: number[] = [];
  for (const { cells, spans = false } of rows) {
    for (const [column, { text }] of cells.entries()) {
      const isFree = spans && column === cells.length - 1;
      widths[column] = Math.max(widths[column] ?? 0, isFree ? 0 : displayWidth(text));
    }
  }
  return rows.map(({ cells }) => {
    const last = cells.findLastIndex(({ text }) => text !== '');
    return cells
      .slice(0, last + 1)
      .map((cell, column) => renderCell(cell, widths[column] ?? 0, column === last))
      .join('  ');
  });
}

function renderCell({ text, paint = (plain) => plain, align = 'left' }: Cell, width: number, isLast: boolean): string {
  if (align === 'right') return paint(padToWidth(text, width, 'start'));
  return paint(isLast ? text : padToWidth(text, width));
}
