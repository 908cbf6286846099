import { join } from 'node:path';
import { toTenths } from '../common/to-tenths.js';
import { buildPage } from '../speed/chromium/build-page.js';
import { launchChromium } from '../speed/chromium/launch-chromium.js';
import { serveFolders } from '../speed/chromium/serve-folders.js';

/** The tasks of a page's main thread by Chromium's own trace, while a ResNet-50 was loaded and run on one thread. */
export interface PageReport {
  readonly session: string;
  readonly tasks: number;
  readonly over50Milliseconds: number;
  readonly longestMilliseconds: number;
  /** What the page's own observer of long tasks saw. */
  readonly observed: number;
}

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly dur?: number;
  readonly args?: { readonly name?: string };
}

/** Loads and runs a ResNet-50 in a page: the session in a worker, and in the page. */
export async function measurePage(network: string, directory: string, runs: number): Promise<readonly PageReport[]> {
  const page = join(directory, 'page');
  await buildPage('responsiveness-page', page);
  const server = await serveFolders({ page, network });
  const browser = await launchChromium();
  try {
    const reports: PageReport[] = [];
    for (const worker of [true, false]) {
      const tab = await browser.newPage();
      await tab.goto(`${server.address}/page/responsiveness-page.html`);
      await browser.startTracing(tab, {
        categories: ['toplevel', 'disabled-by-default-devtools.timeline', 'devtools.timeline', '__metadata'],
      });
      const observed = Number(await tab.evaluate(`classify(${worker}, ${runs})`));
      const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as {
        traceEvents: readonly TraceEvent[];
      };
      await tab.close();
      const milliseconds = mainThreadTasks(traceEvents);
      reports.push({
        session: worker ? 'in a worker' : 'in the page',
        tasks: milliseconds.length,
        over50Milliseconds: milliseconds.filter((duration) => duration > 50).length,
        longestMilliseconds: toTenths(Math.max(...milliseconds)),
        observed,
      });
    }
    return reports;
  } finally {
    await browser.close();
    await server.close();
  }
}

/** How long each task of renderers' main threads took. */
function mainThreadTasks(events: readonly TraceEvent[]): readonly number[] {
  const isMain = (event: TraceEvent): boolean => event.name === 'thread_name' && event.args?.name === 'CrRendererMain';
  const threads = new Set(events.filter(isMain).map(({ pid, tid }) => `${pid} ${tid}`));
  return events
    .filter(({ name, pid, tid }) => name === 'RunTask' && threads.has(`${pid} ${tid}`))
    .map(({ dur = 0 }) => dur / 1000);
}
