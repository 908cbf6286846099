import type { WeightSource } from '../plan/weight-source.js';
import { weightKey } from './weight-key.js';

/** Reads shorter than this go on with what follows in the file. */
const shortRead = 4 * 1024 * 1024;

/** A read that is shorter than this before a weight and longer with it ends before it, where no packing needs weights from both sides. */
const longRead = 8 * 1024 * 1024;

/** What lies between two weights is read along if it is no more than this. */
const maximumGap = 64 * 1024;

/** A range of a file, or the bytes of one inline constant. */
export interface PlannedRead {
  /** The file; undefined for an inline constant. */
  readonly location: string | undefined;
  readonly offset: number;
  readonly length: number;
  readonly sources: readonly WeightSource[];
}

/**
 * Coalesces weights into reads, in the order of the file. A read ends after `shortRead` bytes where no packing needs weights from both sides, at
 * `maximumRead` bytes anyway: a weight whose packing waits for another read would have to be read twice.
 * @param groups the weights of each packing.
 * @param maximumRead in bytes. No read is longer, unless one weight is: what is packed together may lie anywhere in a file.
 */
export function planReads(groups: readonly (readonly WeightSource[])[], maximumRead: number): readonly PlannedRead[] {
  const reads: PlannedRead[] = [];
  const files = new Map<string, WeightSource[]>();
  for (const source of new Map(groups.flat().map((weight) => [weightKey(weight), weight])).values()) {
    const { data } = source;
    if (data.kind === 'inline') {
      reads.push({ location: undefined, offset: 0, length: data.bytes.length, sources: [source] });
    } else if (data.kind === 'external') {
      const others = files.get(data.location);
      if (others === undefined) files.set(data.location, [source]);
      else others.push(source);
    }
  }
  for (const [location, sources] of files) reads.push(...readsOfFile(location, sources, groups, maximumRead));
  return reads;
}

function readsOfFile(
  location: string,
  sources: readonly WeightSource[],
  groups: readonly (readonly WeightSource[])[],
  maximumRead: number,
): PlannedRead[] {
  const sorted = [...sources].sort((left, right) => startOf(left) - startOf(right));
  const lastEnds = lastEndByStart(groups, location);
  const reads: PlannedRead[] = [];
  let current: WeightSource[] = [];
  let [start, end, needed] = [0, 0, 0];
  const finish = (): void => {
    if (current.length > 0) reads.push({ location, offset: start, length: end - start, sources: current });
    current = [];
  };
  for (const source of sorted) {
    const [from, to] = [startOf(source), endOf(source)];
    const isClean = needed <= from;
    const isLong = end - start >= shortRead || to - start > longRead;
    const isFull = to - start > maximumRead || (isLong && isClean) || from - end > maximumGap;
    if (current.length > 0 && isFull) finish();
    if (current.length === 0) start = from;
    end = current.length === 0 ? to : Math.max(end, to);
    needed = Math.max(needed, lastEnds.get(from) ?? 0);
    current.push(source);
  }
  finish();
  return reads;
}

/** By where a weight starts: where the last of what is packed with it ends. */
function lastEndByStart(groups: readonly (readonly WeightSource[])[], location: string): ReadonlyMap<number, number> {
  const ends = new Map<number, number>();
  for (const group of groups) {
    const inFile = group.filter(({ data }) => data.kind === 'external' && data.location === location);
    const end = Math.max(0, ...inFile.map(endOf));
    for (const source of inFile) ends.set(startOf(source), Math.max(ends.get(startOf(source)) ?? 0, end));
  }
  return ends;
}

function startOf({ data }: WeightSource): number {
  return data.kind === 'external' ? data.offset : 0;
}

function endOf({ data }: WeightSource): number {
  return data.kind === 'external' ? data.offset + data.length : 0;
}
