import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright';

const debianChromium = '/usr/bin/chromium';

/** Headless Chromium: the one that AUTOMODEL_CHROMIUM names, Debian's, or playwright's own. */
export async function launchChromium(): Promise<Browser> {
  const program = process.env.AUTOMODEL_CHROMIUM ?? (existsSync(debianChromium) ? debianChromium : undefined);
  return chromium.launch({
    ...(program === undefined ? {} : { executablePath: program }),
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  });
}
