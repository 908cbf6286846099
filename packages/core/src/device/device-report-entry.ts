/** Why a device was chosen or passed over. */
export interface DeviceReportEntry {
  readonly device: string;
  readonly backend: string;
  readonly chosen: boolean;
  readonly reason: string;
  /** Of the chosen device: how it runs, such as on how many threads and why; may change from run to run. */
  readonly notes?: readonly string[];
}
