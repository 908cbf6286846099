import { createRegistry, globalRegistry } from '@automodel/core';
import { expect, it } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import { imageProcessors } from './image-processors.js';
import { packageIdentity } from './package-identity.js';

it('the plugins can be used by value, and carry the package as their origin', () => {
  const registry = createRegistry().use(imageProcessors);
  expect(registry.find('image-processor', 'ConvNextImageProcessor')).toBe(imageProcessors[0]);
  expect(packageIdentity).toEqual({ name: manifest.name, version: manifest.version });
  expect(imageProcessors[0]?.create({ size: 32 }, 'x.json').settings.size).toEqual({ shortest_edge: 32 });
});

it('register puts them into the global registry', async () => {
  expect(globalRegistry().find('image-processor', 'ConvNextImageProcessor')).toBeUndefined();
  await import('./register.js');
  expect(globalRegistry().find('image-processor', 'ConvNextImageProcessor')).toBe(imageProcessors[0]);
});
