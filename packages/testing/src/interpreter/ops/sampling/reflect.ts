/** A place outside [low, high] mirrored at the ends until it is inside. */
export function reflect(place: number, low: number, high: number): number {
  const range = high - low;
  if (range <= 0) return low;
  const beyond = place < low ? low - place : place - high;
  if (beyond <= 0) return place;
  const turns = Math.floor(beyond / range);
  const rest = beyond - turns * range;
  return place < low === (turns % 2 === 0) ? low + rest : high - rest;
}
