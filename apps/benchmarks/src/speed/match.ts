import type { ContestantName } from './contestant.js';
import type { Environment } from './environment.js';

/** automodel's ways to run, of which one is a contestant of each match. */
export type OurName = Extract<ContestantName, 'automodel' | 'automodel-v8-flags'>;

/** Two libraries on one network. */
export interface Match {
  readonly environment: Environment;
  readonly network: string;
  readonly batch: number;
  readonly threads: number;
  readonly ours: OurName;
  readonly opponent: ContestantName;
}

/** What matches are made of. */
export interface MatchOptions {
  readonly networks: readonly string[];
  readonly batches: readonly number[];
  readonly threads: readonly number[];
  /** Others are left out; undefined for all. */
  readonly opponents: readonly string[] | undefined;
}

/**
 * Which matches are worth their time: at batch 1 every library in every environment; larger batches beside the official runtimes, in the newest Node and,
 * on one thread, in Chromium; with V8's flags beside the official runtimes, where Node has such flags.
 */
export function plannedMatches(environments: readonly Environment[], options: MatchOptions): readonly Match[] {
  const { networks, batches, threads } = options;
  const newest = Math.max(0, ...environments.map(nodeVersion));
  const matches = environments.flatMap((environment) =>
    networks.flatMap((network) =>
      batches.flatMap((batch) =>
        threads.flatMap((count): readonly Match[] => {
          const match = { environment, network, batch, threads: count };
          const isNewest = nodeVersion(environment) === newest;
          if (batch > 1 && !isNewest && (environment.kind === 'node' || count > 1)) return [];
          return [
            ...opponents(match).map((opponent) => ({ ...match, ours: 'automodel' as const, opponent })),
            ...(batch === 1 && hasFlags(environment) ? runtimes(environment) : []).map((opponent) => ({
              ...{ ...match, ours: 'automodel-v8-flags' as const, opponent },
            })),
          ];
        }),
      ),
    ),
  );
  return matches.filter(({ opponent }) => options.opponents?.includes(opponent) ?? true);
}

function runtimes({ kind }: Environment): readonly ContestantName[] {
  return kind === 'node' ? ['onnxruntime-web', 'onnxruntime-node'] : ['onnxruntime-web'];
}

function opponents({ environment, batch, threads }: Pick<Match, 'batch' | 'environment' | 'threads'>) {
  if (batch > 1) return runtimes(environment);
  // LiteRT.js loads its WebAssembly by a script element.
  const inPages: readonly ContestantName[] = environment.kind === 'browser' ? ['litert.js'] : [];
  // tfjs-wasm's choice of threads has no effect on the number that work; in Node transformers.js is onnxruntime-node.
  const others: readonly ContestantName[] = threads === 1 ? ['tfjs-wasm', 'transformers.js'] : [];
  return [...runtimes(environment), ...inPages, ...others];
}

/** 0 for what is no Node. */
function nodeVersion({ name, kind }: Environment): number {
  return kind === 'node' ? Number(name.split(' ')[1]) : 0;
}

/** What `wasm({ v8Flags: true })` says of the versions of V8. */
function hasFlags(environment: Environment): boolean {
  return nodeVersion(environment) === 20 || nodeVersion(environment) >= 24;
}
