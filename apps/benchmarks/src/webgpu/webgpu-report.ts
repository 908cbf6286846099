/** Runs of one network by one library at one batch. */
export interface ForwardTimes {
  readonly library: string;
  readonly batch: number;
  /** Where the pixels come from: memory of the GPU, of the CPU as float32 or as bytes, or a frame of 1280×720 to be resized on the GPU. */
  readonly input: 'bytes' | 'cpu' | 'frame' | 'gpu';
  readonly runs: number;
  /** Milliseconds from the call to the logits on the CPU. */
  readonly median: number;
  readonly minimum: number;
}

/** From the checkpoint or ONNX file to a session, and the first run. */
export interface StartTimes {
  readonly library: string;
  readonly createMilliseconds: number;
  readonly firstRunMilliseconds: number;
}

/** A kind of step of a network: what it computes, how often, how fast. */
export interface LayerTimes {
  readonly name: string;
  readonly kernel: string;
  readonly count: number;
  readonly gigaflop: number;
  /** Of one. */
  readonly microseconds: number;
  readonly teraflops: number;
}

export interface NetworkLayers {
  readonly network: string;
  readonly batch: number;
  readonly milliseconds: number;
  readonly layers: readonly LayerTimes[];
}

/** Logits against references in float64, with the same weights and pixels. */
export interface Accuracy {
  readonly network: string;
  readonly dtype: string;
  readonly largestDifference: number;
  readonly largestLogit: number;
}

/** Sessions made, run once and disposed of one after another. */
export interface Lifetimes {
  readonly sessions: number;
  /** Megabytes of the process after so many sessions. */
  readonly memory: readonly {
    readonly sessions: number;
    readonly megabytes: number;
    readonly gpuMegabytes: number | undefined;
  }[];
}

/** What one job measured; each runs in a process of its own. */
export interface JobResult {
  readonly adapter?: string;
  /** The day, and which measurement of it, where a report is put together of several: figures of one are compared with each other. */
  readonly measurement?: string;
  readonly forward?: readonly ForwardTimes[];
  readonly start?: StartTimes;
  readonly layers?: readonly NetworkLayers[];
  readonly accuracy?: readonly Accuracy[];
  readonly lifetimes?: Lifetimes;
  /** Why it could not be done here. */
  readonly failure?: string;
}

export interface WebgpuReport {
  readonly date: string;
  readonly processor: string;
  readonly cores: number;
  readonly node: string;
  readonly adapter: string;
  readonly jobs: Readonly<Record<string, JobResult>>;
  /** What a person has to say to the figures, a paragraph each. */
  readonly notes?: readonly string[];
}
