/** How long database requests wait for other systems, in milliseconds. */
export interface TrackerTimeouts {
  /** Time limit for one attempt at a request; shorter than its claim. */
  attemptMs: number;
  /**
   * Time after which the API server has ended a write whose response was lost.
   * Its own limit is 34 s, including webhooks.
   *
   * @see
   * https://github.com/kubernetes/kubernetes/blob/v1.34.0/staging/src/k8s.io/apiserver/pkg/endpoints/handlers/rest.go
   */
  writeMs: number;
  /** A running controller reacts within seconds. */
  controllerMs: number;
}

export const DEFAULT_TRACKER_TIMEOUTS: TrackerTimeouts = {
  attemptMs: 12_000,
  writeMs: 40_000,
  controllerMs: 30_000,
};
