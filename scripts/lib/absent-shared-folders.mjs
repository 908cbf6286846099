import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceRoot } from './workspace-root.mjs';

const folders = ['checkpoints', 'fixtures', 'tools'];

/** The folders of the large reference data beside the checkout that are not there; a plain clone has none of them. */
export function absentSharedFolders() {
  return folders
    .filter((folder) => !existsSync(join(workspaceRoot, '../shared', folder)))
    .map((folder) => `../shared/${folder}`);
}
