/** For how long requests for databases wait for others, in milliseconds. */
export interface Patience {
  /** A look at a request ends after this time. It is shorter than its claim. */
  lookMs: number;
  /**
   * By when an API server has ended a write whose answer was lost: it gives one 34 s,
   * webhooks included.
   *
   * @see https://github.com/kubernetes/kubernetes/blob/v1.34.0/staging/src/k8s.io/apiserver/pkg/endpoints/handlers/rest.go
   */
  writeMs: number;
  /** A controller that runs reacts within seconds. */
  controllerMs: number;
}

export const DEFAULT_PATIENCE: Patience = {
  lookMs: 12_000,
  writeMs: 40_000,
  controllerMs: 30_000,
};
