import { existsSync } from 'node:fs';
import { playwright } from '@vitest/browser-playwright';
import { mergeConfig } from 'vite';
import { defineConfig } from 'vitest/config';
import browserPass from './vitest.config.js';

const debianChromium = '/usr/bin/chromium';
const chromium = process.env.AUTOMODEL_CHROMIUM ?? (existsSync(debianChromium) ? debianChromium : undefined);

/** The browser pass with WebGPU, which Chromium plays on the CPU (SwiftShader): no GPU is needed. */
const config = mergeConfig(
  browserPass,
  defineConfig({
    define: { 'process.env.AUTOMODEL_TEST_TIER': JSON.stringify(process.env.AUTOMODEL_TEST_TIER ?? '') },
    test: {
      browser: {
        provider: playwright({
          launchOptions: {
            ...(chromium === undefined ? {} : { executablePath: chromium }),
            args: [
              '--no-sandbox',
              '--enable-unsafe-webgpu',
              '--use-webgpu-adapter=swiftshader',
              // Frames of videos can be read as external textures only where Chromium draws with a GPU, which SwiftShader plays too.
              '--enable-features=Vulkan',
              '--use-vulkan=swiftshader',
              '--use-angle=swiftshader',
              '--enable-unsafe-swiftshader',
              '--ignore-gpu-blocklist',
              '--enable-gpu-rasterization',
              '--disable-quic',
              '--no-first-run',
              '--disable-background-networking',
              '--disable-component-update',
              '--disable-sync',
            ],
          },
        }),
      },
    },
  }),
);

// Not merged, for lists are joined.
export default {
  ...config,
  test: { ...config.test, include: ['tests/browser/webgpu/**/*.test.ts', 'tests/*/src/**/*.page.test.ts'] },
};
