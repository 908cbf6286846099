/** Why a device was chosen or passed over. */
export interface DeviceReportEntry {
  readonly device: string;
  readonly backend: string;
  readonly chosen: boolean;
  readonly reason: string;
}
