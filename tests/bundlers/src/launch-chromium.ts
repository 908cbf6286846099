import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright';

const debianChromium = '/usr/bin/chromium';

/** The browser that AUTOMODEL_CHROMIUM names, or Debian's; undefined leaves it to playwright. */
export const chromiumProgram: string | undefined =
  process.env.AUTOMODEL_CHROMIUM ?? (existsSync(debianChromium) ? debianChromium : undefined);

/** Whether there is a browser to run in. */
export const hasChromium: boolean = chromiumProgram !== undefined || existsSync(chromium.executablePath());

/** Starts headless Chromium. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    ...(chromiumProgram === undefined ? {} : { executablePath: chromiumProgram }),
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  });
}
