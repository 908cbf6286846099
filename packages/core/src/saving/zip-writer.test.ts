import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { zipWriter } from './zip-writer.js';

/** The files of an archive, by its central directory, with their checksums checked. */
function unzip(archive: Buffer): Record<string, Buffer> {
  const end = archive.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  const files: Record<string, Buffer> = {};
  let entry = archive.readUInt32LE(end + 16);
  for (let count = archive.readUInt16LE(end + 10); count > 0; count -= 1) {
    const [nameLength, extraLength] = [archive.readUInt16LE(entry + 28), archive.readUInt16LE(entry + 30)];
    const name = archive.toString('utf8', entry + 46, entry + 46 + nameLength);
    const size = archive.readUInt32LE(entry + 20);
    const local = archive.readUInt32LE(entry + 42);
    const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const content = archive.subarray(start, start + size);
    expect(archive.readUInt16LE(entry + 10)).toBe(0);
    expect(crc32(content)).toBe(archive.readUInt32LE(entry + 16));
    files[name] = content;
    entry += 46 + nameLength + extraLength + archive.readUInt16LE(entry + 32);
  }
  return files;
}

describe('zipWriter', () => {
  it('writes an archive while it is read', async () => {
    const writer = zipWriter();
    const reading = new Response(writer.stream).arrayBuffer();
    const large = Buffer.alloc(100_000, 'weights ');
    await writer.write('model.safetensors', [large.subarray(0, 1), large.subarray(1)]);
    await writer.write('größe.json', [Buffer.from('{}')]);
    await writer.commit([]);
    expect(unzip(Buffer.from(await reading))).toEqual({ 'model.safetensors': large, 'größe.json': Buffer.from('{}') });
  });

  it('an error of what is written is one of the archive, too', async () => {
    const writer = zipWriter();
    const reading = new Response(writer.stream).arrayBuffer().then(
      () => 'complete',
      () => 'broken',
    );
    async function* failing(): AsyncGenerator<Uint8Array> {
      yield new Uint8Array(1);
      throw new TypeError('unplugged');
    }
    await expect(writer.write('model.safetensors', failing())).rejects.toThrow('unplugged');
    await writer.abort().catch(() => undefined);
    expect(await reading).toBe('broken');
  });

  it('a reader who goes away ends the writing', async () => {
    const writer = zipWriter();
    const reader = writer.stream.getReader();
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (;;) yield new Uint8Array(65_536);
    }
    const writing = writer.write('model.safetensors', endless()).then(
      () => 'complete',
      () => 'ended',
    );
    await reader.read();
    await reader.cancel().catch(() => undefined);
    expect(await writing).toBe('ended');
  });
});
