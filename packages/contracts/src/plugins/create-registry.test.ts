import { describe, expect, it } from 'vitest';
import { PluginConflictError } from '../errors/plugin-conflict-error.js';
import { contractVersion } from './contract-version.js';
import { createRegistry } from './create-registry.js';
import { globalRegistry } from './global-registry.js';
import type { Plugin } from './plugin.js';

function plugin(
  version: string,
  { name = 'first', key = 'resnet', contract = contractVersion as number } = {},
): Plugin {
  return { kind: 'model', key, package: { name, version }, contract };
}

describe('createRegistry', () => {
  it('ignores the same identity, whichever object it is', () => {
    const registered = plugin('1.0.0');
    const registry = createRegistry().use(registered, plugin('1.0.0'));
    expect(registry.find('model', 'resnet')).toBe(registered);
    expect(registry.list('model')).toEqual([registered]);
  });

  it('keeps the first of two versions while they share a contract', () => {
    const registry = createRegistry().use(plugin('1.0.0'), plugin('1.1.0'), plugin('1.1.0'));
    expect(registry.find('model', 'resnet')?.package.version).toBe('1.0.0');
    expect(registry.list('model')).toHaveLength(1);
  });

  it('reports versions of other contracts when the plugin is used, not before', () => {
    const registry = createRegistry().use(
      plugin('1.0.0'),
      plugin('2.0.0', { contract: contractVersion + 1 }),
      plugin('1.0.0', { key: 'vit' }),
    );
    expect(registry.list('model')).toHaveLength(2);
    expect(registry.find('model', 'vit')?.key).toBe('vit');
    expect(() => registry.find('model', 'resnet')).toThrow(
      'The model "resnet" is registered by first@1.0.0 and by first@2.0.0: they were built against the contracts 1 and 2.',
    );
  });

  it('reports a plugin of another contract than its own', () => {
    const registry = createRegistry().use(plugin('2.0.0', { contract: contractVersion + 1 }));
    expect(() => registry.find('model', 'resnet')).toThrow(PluginConflictError);
  });

  it('gives a name to one package, unless the second is to take its place', () => {
    const registry = createRegistry().use(plugin('1.0.0'));
    const other = plugin('1.0.0', { name: 'second' });
    expect(() => registry.register(other)).toThrow('is registered by first@1.0.0 and by second@1.0.0');
    expect(registry.find('model', 'resnet')?.package.name).toBe('first');
    registry.register(other, { existOk: true });
    expect(registry.find('model', 'resnet')).toBe(other);
    registry.register(plugin('1.0.0'), { existOk: true });
    expect(registry.find('model', 'resnet')?.package.name).toBe('first');
  });

  it('keeps kinds apart', () => {
    const backend: Plugin = { ...plugin('1.0.0', { name: 'second' }), kind: 'backend' };
    const registry = createRegistry().use(plugin('1.0.0'), backend);
    expect(registry.find('backend', 'resnet')).toBe(backend);
    expect(registry.list('image-processor')).toEqual([]);
    expect(registry.find('model', '__proto__')).toBeUndefined();
  });

  it('takes nested lists', () => {
    const registry = createRegistry().use([plugin('1.0.0'), [plugin('1.0.0', { key: 'vit' }), []]]);
    expect(registry.list('model').map(({ key }) => key)).toEqual(['resnet', 'vit']);
  });

  it('looks into its parent for what it does not have, and hides what it has', () => {
    const parent = createRegistry().use(plugin('1.0.0'), plugin('1.0.0', { key: 'vit' }));
    const own = plugin('3.0.0', { name: 'own' });
    const registry = createRegistry({ parent }).use(own);
    expect(registry.find('model', 'resnet')).toBe(own);
    expect(registry.find('model', 'vit')?.package.name).toBe('first');
    expect(registry.list('model').map(({ key, package: { name } }) => `${key} of ${name}`)).toEqual([
      'resnet of own',
      'vit of first',
    ]);
    expect(parent.find('model', 'resnet')?.package.name).toBe('first');
  });
});

describe('globalRegistry', () => {
  it('is one for all copies of the package', () => {
    expect(globalRegistry()).toBe(globalRegistry());
    expect(Reflect.get(globalThis, Symbol.for('automodel.registry@1'))).toBe(globalRegistry());
  });
});
