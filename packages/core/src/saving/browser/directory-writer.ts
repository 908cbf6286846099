import { SourceError } from '@automodel/contracts';
import type { CheckpointWriter } from '../checkpoint-writer.js';

/** @throws {SourceError} always: this runtime has no file system. */
export function directoryWriter(directory: string): CheckpointWriter {
  throw new SourceError({
    location: directory,
    problem: 'this runtime has no file system',
    remedy: 'Pass a writer: directoryHandleWriter(handle), or memoryWriter().',
  });
}
