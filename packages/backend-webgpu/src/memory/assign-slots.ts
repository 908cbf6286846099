/** From which step to which a tensor is needed, and how many bytes it takes. */
export interface TensorLife {
  readonly byteLength: number;
  /** The step that writes it; -1 for an input. */
  readonly first: number;
  readonly last: number;
}

/** Which tensor lies in which buffer, and how long the buffers are. */
export interface SlotAssignment {
  /** The slot of each tensor. */
  readonly slots: readonly number[];
  readonly byteLengths: readonly number[];
}

/**
 * Gives each tensor a buffer such that those which are needed at the same time have different ones: in the order in which they are written,
 * each takes the free buffer whose length fits best. Buffers rather than places in a single one, since WebGPU lets no dispatch read and
 * write one buffer.
 */
export function assignSlots(lives: readonly TensorLife[]): SlotAssignment {
  const slots = lives.map(() => 0);
  const open: { byteLength: number; last: number }[] = [];
  const order = lives.map((_, index) => index).sort((a, b) => (lives[a]?.first ?? 0) - (lives[b]?.first ?? 0));
  for (const index of order) {
    const life = lives[index];
    if (life === undefined) continue;
    let best = -1;
    for (const [slot, { last, byteLength }] of open.entries()) {
      if (last >= life.first) continue;
      const waste = Math.abs(byteLength - life.byteLength);
      if (best < 0 || waste < Math.abs((open[best]?.byteLength ?? 0) - life.byteLength)) best = slot;
    }
    const chosen = open[best];
    if (chosen === undefined) {
      slots[index] = open.length;
      open.push({ byteLength: life.byteLength, last: life.last });
    } else {
      slots[index] = best;
      chosen.byteLength = Math.max(chosen.byteLength, life.byteLength);
      chosen.last = life.last;
    }
  }
  return { slots, byteLengths: open.map(({ byteLength }) => byteLength) };
}
