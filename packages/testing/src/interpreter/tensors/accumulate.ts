import type { NodeRun } from '../node-run.js';
import type { Element } from './element.js';

/** What is left where an element is written over another one, by the `reduction` of a scatter operator. */
export function accumulate(run: NodeRun, reduction: string): (current: Element, update: Element) => Element {
  switch (reduction) {
    case 'none':
      return (_, update) => update;
    case 'add':
      return (current, update) =>
        typeof current === 'bigint' ? current + BigInt(update) : Number(current) + Number(update);
    case 'mul':
      return (current, update) =>
        typeof current === 'bigint' ? current * BigInt(update) : Number(current) * Number(update);
    case 'max':
      // biome-ignore lint/complexity/useMathMinMax: Math.max takes no bigint
      return (current, update) => (current > update ? current : update);
    case 'min':
      // biome-ignore lint/complexity/useMathMinMax: Math.min takes no bigint
      return (current, update) => (current < update ? current : update);
    default:
      return run.fail(`the reduction "${reduction}" is none of none, add, mul, max, min`);
  }
}
