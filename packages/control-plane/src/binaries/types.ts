/** Programs of a control plane. */
export const COMPONENTS = [
  'etcd',
  'kube-apiserver',
  'kube-controller-manager',
  'kube-scheduler',
  'kwok',
] as const;

/** One of {@link COMPONENTS}. */
export type Component = (typeof COMPONENTS)[number];

/** Absolute paths of the programs. */
export type ControlPlaneBinaries = Record<Component, string>;

/** Progress and cancellation of a search for binaries. */
export interface EnsureBinariesOptions {
  /** Called with a line for each step that takes more than 3 s. */
  onProgress?: (message: string) => void;
  /** Aborts downloads and builds; partial results are never used. */
  signal?: AbortSignal;
}
