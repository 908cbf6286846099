import { createRegistry, globalRegistry } from '@automodel/core';
import { expect, it } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import { imageProcessors } from './image-processors.js';
import { packageIdentity } from './package-identity.js';

it('the plugins can be used by value, and carry the package as their origin', async () => {
  const registry = createRegistry().use(imageProcessors);
  for (const plugin of imageProcessors) {
    expect(registry.find('image-processor', plugin.key)).toBe(plugin);
    expect((await plugin.create({}, 'x.json')).type).toBe(plugin.key);
  }
  expect(imageProcessors.map(({ key }) => key)).toEqual([
    'BitImageProcessor',
    'CLIPImageProcessor',
    'ConvNextImageProcessor',
    'TimmWrapperImageProcessor',
    'ViTImageProcessor',
  ]);
  expect(packageIdentity).toEqual({ name: manifest.name, version: manifest.version });
});

it('register puts them into the global registry', async () => {
  expect(globalRegistry().find('image-processor', 'ConvNextImageProcessor')).toBeUndefined();
  await import('./register.js');
  expect(globalRegistry().find('image-processor', 'ConvNextImageProcessor')).toBe(
    imageProcessors.find(({ key }) => key === 'ConvNextImageProcessor'),
  );
});
