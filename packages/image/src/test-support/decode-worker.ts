import { decodeImage } from '../decode/decode-image.js';

// Decodes what it is sent, so that a test can show that workers can.
addEventListener('message', async ({ data }: MessageEvent<Blob>) => postMessage(await decodeImage(data)));
