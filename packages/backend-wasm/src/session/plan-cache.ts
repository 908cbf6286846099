/** A plan as far as keeping it needs it. */
export interface CachedPlan {
  /** Bytes of memory that it holds, beside weights, which plans share. */
  readonly bytes: number;
  release(): void;
}

/** How much is kept beside the plan in use. */
export interface PlanLimits {
  readonly plans: number;
  readonly bytes: number;
}

/** Workers keep instances of as many programs (worker.js). 256 MiB hold a ResNet-50's plans for some batches of 8. */
const defaultLimits: PlanLimits = { plans: 4, bytes: 256 * 2 ** 20 };

/** The plans of a session by their key, bounded in number and in memory: the one that was not used for the longest time goes first. */
export class PlanCache<Plan extends CachedPlan> {
  readonly #limits: PlanLimits;
  // In order of use, the latest last.
  readonly #plans = new Map<string, Plan>();

  constructor(limits: PlanLimits = defaultLimits) {
    this.#limits = limits;
  }

  /** The plan of a key, which is then the latest. */
  get(key: string): Plan | undefined {
    const plan = this.#plans.get(key);
    if (plan !== undefined) this.add(key, plan);
    return plan;
  }

  /** Keeps a plan as the latest; lets others go until what is left is within the limits. */
  add(key: string, plan: Plan): void {
    this.#plans.delete(key);
    this.#plans.set(key, plan);
    let bytes = [...this.#plans.values()].reduce((sum, kept) => sum + kept.bytes, 0);
    for (const [oldest, kept] of this.#plans) {
      const isWithin = this.#plans.size <= this.#limits.plans && bytes <= this.#limits.bytes;
      if (isWithin || kept === plan) return;
      this.#plans.delete(oldest);
      bytes -= kept.bytes;
      kept.release();
    }
  }

  /** Forgets all of them, with the memory that they lie in. */
  clear(): void {
    this.#plans.clear();
  }
}
