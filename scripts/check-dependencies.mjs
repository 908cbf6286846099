// The dependency directions of the project; part of `pnpm check`.
import { cruiseDependencies } from './checks/cruise-dependencies.mjs';
import { dependencyRules } from './checks/dependency-rules.mjs';
import { probeDependencyRules } from './checks/probe-dependency-rules.mjs';
import { workspaceRoot } from './lib/workspace-root.mjs';

const broken = await probeDependencyRules();
for (const problem of broken) console.log(`rule: ${problem}`);

const rules = dependencyRules.map(({ rule }) => rule);
const { violations, fileCount } = await cruiseDependencies(workspaceRoot, rules);
for (const violation of violations) {
  const rule = rules.find(({ name }) => violation.startsWith(`${name}:`));
  console.log(`${violation}${rule?.comment ? ` (${rule.comment})` : ''}`);
}
console.log(`${rules.length} rules proven on their examples, ${fileCount} files, ${violations.length} violations`);
if (broken.length + violations.length > 0) process.exitCode = 1;
