import { hubSource } from '../sources/hub/hub-source.js';

/** A program that downloads one file; tests kill it. */
const [endpoint = '', cacheDir = ''] = process.argv.slice(2);
const file = await hubSource('org/model', { endpoint, cacheDir, token: false }).open('model.safetensors');
if (file === undefined) throw new TypeError('The hub has no such file.');
await file.verified?.();
await file.close();
process.stdout.write('done');
