import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleApp } from './bundle-app.js';
import { expectReports } from './expect-reports.js';
import { paths, programOf } from './paths.js';
import { runProgram } from './run-program.js';

const runsAll = process.env.AUTOMODEL_TEST_TIER === 'all';

/** https://github.com/cloudflare/workerd/blob/main/src/workerd/server/workerd.capnp */
const configuration = (port: number): string => `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = (
    compatibilityDate = "2026-01-01",
    modules = [
      (name = "workerd.js", esModule = embed "workerd.js"),
      (name = "network/kernels.wasm", wasm = embed "network/kernels.wasm"),
      (name = "network/config.json", data = embed "network/config.json"),
      (name = "network/expected.safetensors", data = embed "network/expected.safetensors"),
      (name = "network/model.safetensors", data = embed "network/model.safetensors"),
    ],
  ))],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")],
);
`;

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('There is no port.');
  return address.port;
}

// On the built packages: it needs "npm run build".
describe.skipIf(!runsAll)('our engine in workerd', () => {
  let directory: string;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'automodel-workerd-'));
  });
  afterAll(() => rm(directory, { recursive: true, force: true }));

  it('runs from a module of kernels that was made before, and says how where there is none', async () => {
    const program = programOf('workerd', '@cloudflare', 'bin/workerd');
    expect(program).toBeDefined();
    await bundleApp(directory, 'workerd', 'esm');
    const kernels = join(directory, 'network/kernels.wasm');
    await runProgram(process.execPath, [join(paths.app, 'record-kernels.js'), paths.network, kernels]);
    const port = await freePort();
    await writeFile(join(directory, 'config.capnp'), configuration(port));
    const server = spawn(program ?? '', ['serve', 'config.capnp'], { cwd: directory, stdio: 'ignore' });
    try {
      const report = await answerOf(`http://127.0.0.1:${port}/`);
      expectReports(report, { ready: ['1 thread: a ready module runs on one'] });
      expect(report).toMatchObject({
        without: { code: 'BACKEND_FAILED', message: expect.stringContaining('wasm({ module })') },
      });
    } finally {
      server.kill();
    }
  }, 120_000);
});

/** It takes a moment to start. */
async function answerOf(address: string): Promise<unknown> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await (await fetch(address)).json();
    } catch (error) {
      if (attempt > 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}
