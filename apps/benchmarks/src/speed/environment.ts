import type { Job } from './job.js';
import type { JobResult } from './job-result.js';

/** Where jobs run: a version of Node, or Chromium. */
export interface Environment {
  readonly name: string;
  /** Version and what else matters, for the report. */
  readonly description: string;
  readonly kind: 'browser' | 'node';
  /** Runs a job in a fresh process or page. */
  run(job: Omit<Job, 'folder'> & { readonly kind: Job['kind'] }): Promise<JobResult>;
  close(): Promise<void>;
}
