import { AutomodelError, contractVersion, DisposedError, type SessionHandler, type Tensor } from '@automodel/core';
import { expect, it } from 'vitest';
import type { BackendSuite } from './backend-suite.js';
import { type ContractModel, contractModel } from './contract-model.js';
import { contractRows } from './contract-rows.js';
import { defineRunContractTests } from './define-run-contract-tests.js';
import { floatElements } from './float-elements.js';
import { openSession } from './open-session.js';
import { sessionPaths } from './session-paths.js';

const isAutomodelError = (error: unknown): boolean => AutomodelError.is(error);
const isDisposedError = (error: unknown): boolean => DisposedError.is(error);

/** The tests of what `@automodel/contracts` promises of a backend and its sessions. */
export function defineContractTests(suite: BackendSuite): void {
  const { backend, device } = suite.options;
  it('says what it is', async () => {
    expect(backend).toMatchObject({ kind: 'backend', contract: contractVersion });
    expect(backend.devices.map(({ name }) => name)).toContain(device);
    expect(await backend.unavailable(device)).toBeUndefined();
    expect(await backend.unavailable('no such device')).toEqual(expect.any(String));
    expect(sessionPaths(backend)).not.toEqual([]);
  });
  it('names unknown operators from the graph alone', () => {
    const { model } = contractModel();
    const [node, ...rest] = model.graph.nodes;
    if (node === undefined) throw new TypeError('The model has no node.');
    const nodes = [{ ...node, opType: 'Nothing', domain: 'org.example' }, ...rest];
    expect(backend.unsupported(model, device)).toEqual([]);
    expect(backend.unsupported({ ...model, graph: { ...model.graph, nodes } }, device)).toEqual([
      'org.example.Nothing',
    ]);
  });

  for (const path of sessionPaths(backend)) {
    const open = ({ model, weights }: ContractModel = contractModel()): Promise<SessionHandler> =>
      openSession(model, weights, { backend, device, path });
    defineRunContractTests(suite, path, open);

    suite.test('contract: disposal', path, async () => {
      const session = await open();
      const other = await open(contractModel([1, 2, 3]));
      await Promise.all([session.dispose(), session.dispose()]);
      await session.dispose();
      await expect(session.run({ x: contractRows(1) }, ['sum'])).rejects.toSatisfy(isDisposedError);
      expect(await values(other, contractRows(1), 'sum')).toEqual([2, 3, 4]);
      await other.dispose();
    });

    suite.test('contract: disposal while runs wait', path, async () => {
      const session = await open();
      const runs = Array.from({ length: 8 }, () => session.run({ x: contractRows(1) }, ['sum']));
      const settled = Promise.allSettled(runs);
      await session.dispose();
      for (const result of await settled) {
        if (result.status === 'rejected') expect(result.reason).toSatisfy(isDisposedError);
        else expect(floatElements(result.value.sum)).toEqual([11, 21, -29]);
      }
    });

    suite.test('contract: a file of weights is missing', path, async () => {
      const { model } = contractModel();
      const attempt = open({ model, weights: new Map() }).then((session) =>
        session.run({ x: contractRows(1) }, ['sum']),
      );
      await expect(attempt).rejects.toSatisfy(isAutomodelError);
      const session = await open();
      expect(await values(session, contractRows(1), 'sum')).toEqual([11, 21, -29]);
      await session.dispose();
    });

    suite.test('contract: sessions side by side', path, async () => {
      const factors = [1, 2, 3, 4];
      const sessions = await Promise.all(factors.map((factor) => open(contractModel([factor, factor, factor]))));
      const results = await Promise.all(sessions.map((session) => values(session, contractRows(0), 'sum')));
      expect(results).toEqual(factors.map((factor) => [factor, factor, factor]));
      await Promise.all(sessions.map((session) => session.dispose()));
    });
  }

  const { createSession } = backend;
  if (createSession === undefined) return;
  suite.test('contract: creation is aborted', 'graph', async () => {
    const reason = new Error('changed my mind');
    const { model } = contractModel();
    const source = { size: 64, read: () => Promise.reject(reason), close: async () => undefined };
    const weights = new Map(
      model.graph.initializers.flatMap(({ data }) =>
        data.kind === 'external' ? [[data.location, source] as const] : [],
      ),
    );
    const options = { device, outputs: ['sum'], inputShapes: { x: [1, 3] }, signal: AbortSignal.abort(reason) };
    await expect(createSession.call(backend, model, weights, options)).rejects.toBe(reason);
  });
}

async function values(session: SessionHandler, x: Tensor, output: string): Promise<readonly number[]> {
  return floatElements((await session.run({ x }, [output]))[output]);
}
