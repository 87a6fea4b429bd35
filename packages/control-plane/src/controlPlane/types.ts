import { KubernetesClient } from '../client/KubernetesClient';
import { KubernetesObject } from '../client/objects';

/**
 * Size of a control plane.
 *
 * - `api`: etcd and kube-apiserver. Objects are stored and served; nothing acts
 *   on them.
 * - `full`: also kube-controller-manager, kube-scheduler and kwok, so that pods
 *   are scheduled and become Ready, and claims are bound. The pods are
 *   simulated: nothing runs in them.
 */
export type ControlPlaneSize = 'api' | 'full';

/** Options of a control plane. */
export interface StartControlPlaneOptions {
  /** Used in kubeconfigs and log lines. Default: `eco`. */
  name?: string;
  /** Default: `api`. */
  size?: ControlPlaneSize;
  /**
   * Whether to write an audit log (metadata only), with one JSON object per
   * line.
   */
  auditLog?: boolean;
  /** Number of simulated nodes of a full control plane. Default: 1. */
  nodes?: number;
  /**
   * CRDs to create before the controllers of a full control plane. The garbage
   * collector knows their kinds at once; it discovers others only every 30 s.
   */
  crds?: KubernetesObject[];
  /** Called with a line for each long step. */
  onProgress?: (message: string) => void;
  /** Aborts the start, and stops what was started. */
  signal?: AbortSignal;
}

/** A running control plane on this machine. */
export interface ControlPlane {
  name: string;
  /** `https://127.0.0.1:PORT` */
  url: string;
  /** PEM file of the authority that signed the server's certificate. */
  caFile: string;
  /** Content of `caFile` as base64 in one line, as in a kubeconfig. */
  caData: string;
  /** Kubeconfig of an administrator, readable only by the owner. */
  kubeconfigFile: string;
  /**
   * Private folder of this run, with keys, data and one log file per component.
   */
  directory: string;
  /** Set if `auditLog` was requested. */
  auditLogFile?: string;
  /** Client of an administrator. */
  client: KubernetesClient;
  /**
   * Requests a token of an existing ServiceAccount, valid for ten years.
   *
   * @throws KubernetesError if the ServiceAccount does not exist
   */
  token(namespace: string, serviceAccount: string): Promise<string>;
  /**
   * Issues a client certificate and its key, as PEM, for a user and their
   * groups.
   *
   * @param notAfter - Expiry; may be in the past. Default: in ten years
   */
  clientCertificate(
    user: string,
    groups?: string[],
    notAfter?: Date,
  ): Promise<{ cert: string; key: string }>;
  /**
   * Restarts only the API server, on the same port and data.
   *
   * @param flags - Additional flags of kube-apiserver until the next restart,
   * for example `--runtime-config=batch/v1=false`
   */
  restart(flags?: string[]): Promise<void>;
  /** Stops everything and removes the folder. Can be called repeatedly. */
  stop(): Promise<void>;
}
