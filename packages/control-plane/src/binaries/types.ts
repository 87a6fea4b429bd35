/** The programs that make up a control plane. */
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

/** How to follow and end a search for binaries. */
export interface EnsureBinariesOptions {
  /** Gets a line for whatever takes more than 3 s. */
  onProgress?: (message: string) => void;
  /** Ends downloads and builds; nothing half done is ever used. */
  signal?: AbortSignal;
}
