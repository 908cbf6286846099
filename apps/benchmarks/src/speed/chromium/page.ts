import type { Job } from '../job.js';
import type { JobResult } from '../job-result.js';
import { runJob } from '../run-job.js';
import { pagePlatform } from './page-platform.js';

declare global {
  interface Window {
    runJob(job: Job): Promise<JobResult>;
  }
}

window.runJob = (job) => runJob(job, pagePlatform);
