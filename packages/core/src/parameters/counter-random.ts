/** FNV-1a, 32 bits: http://www.isthe.com/chongo/tech/comp/fnv/ */
function hashText(text: string, start: number): number {
  let hash = start;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}

/** The finalizer of MurmurHash3, which spreads each bit of its input over all 32. */
function mix(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Random numbers that can be asked for in any order: each is fixed by (seed, name, index) alone. */
export interface CounterRandom {
  /** Uniform in [0, 1), 53 bits. */
  uniform(index: number): number;
  /** Standard normal, by Box and Muller (1958). */
  normal(index: number): number;
}

/**
 * The random numbers of one parameter.
 * @param seed an integer from 0 to 2⁵³ − 1.
 */
export function counterRandom(seed: number, name: string): CounterRandom {
  const seedBits = mix(seed) ^ mix(Math.floor(seed / 2 ** 32));
  const high = mix(hashText(name, 0x811c9dc5) ^ seedBits);
  const low = mix(hashText(name, 0x01234567) + mix(seedBits ^ 0x9e3779b9));
  const uniform = (index: number): number => {
    // The name enters before and after a mix: added to a counter alone, it would give parameters shifted copies of one sequence.
    const upper = mix(high ^ mix(index + low)) >>> 5;
    const lower = mix(low ^ mix(index + 0x7f4a7c15)) >>> 6;
    return (upper * 2 ** 26 + lower) / 2 ** 53;
  };
  return {
    uniform,
    normal(index: number): number {
      const radius = Math.sqrt(-2 * Math.log(1 - uniform(2 * index)));
      return radius * Math.cos(2 * Math.PI * uniform(2 * index + 1));
    },
  };
}
