import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { constants, homedir } from 'node:os';
import { dirname, join } from 'node:path';

const manifest = 'vk_swiftshader_icd.json';

/** RTLD_NODELETE of Linux: the library stays when it turns out to be no addon. */
const keepLoaded = 0x1000;

/**
 * Makes the package `webgpu` use SwiftShader, the software GPU that every Chromium on Linux brings, in this process; call it before that
 * package is loaded. Elsewhere than on Linux it does nothing.
 *
 * Chromium is the one that `AUTOMODEL_CHROMIUM` names, Debian's, or playwright's. A driver that the environment names in `VK_DRIVER_FILES` is used instead of
 * SwiftShader: one with 16-bit floats, such as Mesa's lavapipe, computes what SwiftShader cannot.
 * @returns why there is none and what to do; undefined if all is well.
 */
export function useSoftwareGpu(): string | undefined {
  if (process.platform !== 'linux') return undefined;
  const folder = chromiumFolders().find((candidate) => existsSync(join(candidate, manifest)));
  if (folder === undefined) {
    return `no Chromium with ${manifest} beside it was found: install Debian's package chromium, or name one in AUTOMODEL_CHROMIUM`;
  }
  process.env.VK_DRIVER_FILES ??= join(folder, manifest);
  try {
    // Vulkan's loader, which not every system has, comes with Chromium too. It is found by its name once it is in the process.
    const flags = constants.dlopen.RTLD_NOW | constants.dlopen.RTLD_GLOBAL | keepLoaded;
    process.dlopen({ exports: {} }, join(folder, 'libvulkan.so.1'), flags);
  } catch {
    // It is no addon of Node, which is all that this says.
  }
  return undefined;
}

function chromiumFolders(): readonly string[] {
  const named = process.env.AUTOMODEL_CHROMIUM;
  const cache = process.env.PLAYWRIGHT_BROWSERS_PATH ?? join(homedir(), '.cache/ms-playwright');
  const playwright = existsSync(cache) ? readdirSync(cache).filter((name) => name.startsWith('chromium')) : [];
  return [
    ...(named !== undefined && existsSync(named) ? [dirname(realpathSync(named))] : []),
    ...['chromium', 'chromium-browser'].map((name) => `/usr/lib/${name}`),
    ...playwright.flatMap((name) => ['chrome-linux', 'chrome-linux64'].map((part) => join(cache, name, part))),
  ];
}
