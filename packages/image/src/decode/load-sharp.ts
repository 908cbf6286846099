import { MissingDependencyError } from '@automodel/core';

/**
 * Loads sharp when the first file is decoded: it is an optional peer, and processors of raw pixels do without it.
 * @throws {MissingDependencyError} if it is not installed, or has no binary for this platform.
 */
export async function loadSharp(): Promise<typeof import('sharp').default> {
  try {
    const { default: sharp } = await import('sharp');
    return sharp;
  } catch (cause) {
    throw new MissingDependencyError({ packageName: 'sharp', purpose: 'to decode image files in Node', cause });
  }
}
