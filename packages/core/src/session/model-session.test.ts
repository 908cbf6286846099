import { DisposedError } from '@automodel/contracts';
import { GraphBuilder, type Model, relu } from '@automodel/onnx';
import { describe, expect, it } from 'vitest';
import { memoryByteSource } from '../sources/memory-byte-source.js';
import { FakeBackend, gate } from '../test-support/fake-backend.js';
import { ModelSession } from './model-session.js';

function model(): Model {
  const graph = new GraphBuilder('test');
  const input = graph.input('x', 'float32', ['n']);
  for (const name of ['a', 'b', 'c']) graph.output(name, relu(input));
  return graph.build();
}

function start() {
  const backend = new FakeBackend();
  const file = memoryByteSource(new Uint8Array(1), 'weights');
  const target = { backend, device: 'fake', report: [] };
  const session = new ModelSession('TestModel', model(), new Map([['weights', file]]), target);
  return { backend, file, session, run: (...outputs: string[]) => session.run({}, outputs) };
}

describe('ModelSession', () => {
  it('makes a session for each choice of outputs, of the part of the graph that it needs', async () => {
    const { backend, run } = start();
    expect([...(await run('a')).keys()]).toEqual(['a']);
    await run('b', 'a');
    await run('a', 'b');
    await run('a');
    expect(backend.sessions.map(({ outputNames, state }) => [outputNames, state.runs])).toEqual([
      [['a'], 2],
      [['a', 'b'], 2],
    ]);
    expect(backend.sessions[0]?.model.graph.nodes).toHaveLength(1);
  });

  it('keeps the two that were used last', async () => {
    const { backend, run } = start();
    await run('a');
    await run('b');
    await run('a');
    await run('c');
    await run('a');
    const disposed = () => backend.sessions.map(({ outputNames, state }) => [outputNames.join(), state.isDisposed]);
    expect(disposed()).toEqual([
      ['a', false],
      ['b', true],
      ['c', false],
    ]);
    await run('b');
    expect(disposed()).toEqual([
      ['a', false],
      ['b', true],
      ['c', true],
      ['b', false],
    ]);
  });

  it('makes one session for runs that start together', async () => {
    const { backend, run } = start();
    const results = await Promise.all([run('a'), run('a'), run('a')]);
    expect(backend.sessions).toHaveLength(1);
    expect(results.map((result) => result.get('a')?.data[0])).toEqual([1, 2, 3]);
  });

  it('frees no session that a run still waits for or uses, whatever other choices come in between', async () => {
    const { backend, run } = start();
    const created = gate();
    backend.beforeCreate = () => created.opened;
    const runs = ['a', 'b', 'c', 'a,b', 'b,c', 'a,b,c', 'a'].map((outputs) => run(...outputs.split(',')));
    created.open();
    await expect(Promise.all(runs)).resolves.toHaveLength(7);
    await new Promise((resolve) => setTimeout(resolve));
    expect(backend.sessions.filter(({ state }) => !state.isDisposed)).toHaveLength(2);
  });

  it('remembers no failure, and tells everyone who waited', async () => {
    const { backend, run } = start();
    let failures = 1;
    backend.beforeCreate = async () => {
      if (failures-- > 0) throw new Error('out of memory');
    };
    const results = await Promise.allSettled([run('a'), run('a')]);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect((await run('a')).size).toBe(1);
    backend.beforeResult = () => Promise.reject(new Error('a run failed'));
    await expect(run('a')).rejects.toThrow('a run failed');
    backend.beforeResult = async () => undefined;
    expect((await run('a')).size).toBe(1);
    expect(backend.sessions).toHaveLength(1);
  });

  it('lets runs end before it frees what they use', async () => {
    const { backend, file, session, run } = start();
    const finished = gate();
    backend.beforeResult = () => finished.opened;
    const running = run('a');
    await new Promise((resolve) => setTimeout(resolve));
    const disposed = session.dispose();
    await new Promise((resolve) => setTimeout(resolve));
    expect(backend.sessions[0]?.state).toEqual({ runs: 1, running: 1, isDisposed: false });
    finished.open();
    await disposed;
    expect((await running).size).toBe(1);
    expect(backend.sessions[0]?.state.isDisposed).toBe(true);
    await expect(file.read(0, 1)).rejects.toThrow('closed');
  });

  it('frees a session that was in the making when it was disposed of, after its run', async () => {
    const { backend, session, run } = start();
    const created = gate();
    backend.beforeCreate = () => created.opened;
    const running = run('a');
    const disposed = session.dispose();
    created.open();
    expect((await running).size).toBe(1);
    await disposed;
    expect(backend.sessions.map(({ state }) => state.isDisposed)).toEqual([true]);
  });

  it('refuses runs after dispose, which may be called again', async () => {
    const { session, run, backend } = start();
    await run('a');
    await Promise.all([session.dispose(), session.dispose()]);
    await expect(run('a')).rejects.toThrow('TestModel was used after dispose().');
    await expect(session.prepare(['a'])).rejects.toSatisfy((error) => DisposedError.is(error));
    expect(backend.sessions).toHaveLength(1);
  });

  it('closes the files although a session cannot be freed, and says so', async () => {
    const { session, run, backend, file } = start();
    await run('a');
    const [made] = backend.sessions;
    if (made !== undefined) made.state.running = 1;
    await expect(session.dispose()).rejects.toThrow('disposed of during a run');
    await expect(file.read(0, 1)).rejects.toThrow('closed');
  });

  it('frees a session that is ready only after the abort', async () => {
    const { session, backend } = start();
    const controller = new AbortController();
    backend.beforeCreate = async () => controller.abort(new Error('enough'));
    await expect(session.prepare(['a'], { signal: controller.signal })).rejects.toThrow('enough');
    expect(backend.sessions.map(({ state }) => state.isDisposed)).toEqual([true]);
    backend.beforeCreate = async () => undefined;
    await session.prepare(['a']);
    expect(backend.sessions).toHaveLength(2);
  });

  it('aborts one run and leaves the session to the others', async () => {
    const { session, backend, run } = start();
    const created = gate();
    backend.beforeCreate = () => created.opened;
    const controller = new AbortController();
    const aborted = session.run({}, ['a'], { signal: controller.signal });
    const other = run('a');
    controller.abort(new Error('enough'));
    created.open();
    await expect(aborted).rejects.toThrow('enough');
    expect((await other).size).toBe(1);
    await expect(session.run({}, ['a'], { signal: controller.signal })).rejects.toThrow('enough');
    expect(backend.sessions[0]?.state).toEqual({ runs: 1, running: 0, isDisposed: false });
  });
});
