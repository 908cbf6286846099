import type { Attributes } from './plain-operator.js';

/** Reads attributes of a node, with their defaults. */
export const attributes = {
  float(of: Attributes, name: string, fallback: number): number {
    const attribute = of[name];
    return attribute?.type === 'float' ? attribute.value : fallback;
  },
  integer(of: Attributes, name: string, fallback: number): number {
    const attribute = of[name];
    return attribute?.type === 'int' ? Number(attribute.value) : fallback;
  },
  integers(of: Attributes, name: string): readonly number[] | undefined {
    const attribute = of[name];
    return attribute?.type === 'ints' ? attribute.value.map(Number) : undefined;
  },
  text(of: Attributes, name: string, fallback: string): string {
    const attribute = of[name];
    return attribute?.type === 'string' ? attribute.value : fallback;
  },
};
