// Runs ONNX's recorded cases (in ../shared, and in Debian's libonnx-testdata where it is installed) on every device and writes what they compute: tests/onnx/fixtures/conformance and docs/ops.md.
import { spawnSync } from 'node:child_process';
import { childEnvironment } from './lib/child-environment.mjs';
import { exitOnStepError } from './lib/exit-on-step-error.mjs';
import { tool } from './lib/tool.mjs';
import { workspaceRoot } from './lib/workspace-root.mjs';

await exitOnStepError(async () => {
  // The page last: it is made of what the devices' tests write.
  for (const files of [['wasm', 'webgpu', 'onnxruntime-web'], ['operators-page']]) {
    const tests = files.map((name) => `tests/onnx/src/conformance/${name}.test.ts`);
    const { status } = spawnSync(process.execPath, [tool('vitest'), 'run', ...tests, '--maxWorkers=1'], {
      cwd: workspaceRoot,
      env: childEnvironment({ AUTOMODEL_WRITE_CONFORMANCE: '1' }),
      stdio: 'inherit',
    });
    if (status !== 0) process.exitCode = status ?? 1;
  }
});
