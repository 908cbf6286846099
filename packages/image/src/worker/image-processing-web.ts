import { type ProcessImage, processImage } from './process-image.js';

/**
 * Where the images of a processor are worked on, in browsers and what is like them: in the caller's thread unless there is to be a worker.
 * @param worker whether there is, or the address of its file.
 */
export async function imageProcessing(worker: boolean | string | URL = false): Promise<ProcessImage> {
  if (worker === false) return processImage;
  // Few pages have one.
  const loaded = await import('./web-image-workers.js');
  return loaded.webImageWorkers(worker);
}
