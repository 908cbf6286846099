#!/usr/bin/env node
import { nodePlatform } from './speed/node/node-platform.js';
import { runJob } from './speed/run-job.js';

// The parent writes the job as the only argument and reads the result from the last line.
const result = await runJob(JSON.parse(process.argv[2] ?? '{}'), nodePlatform);
console.log(JSON.stringify(result));
// Pools of other libraries keep a process alive.
process.exit(0);
