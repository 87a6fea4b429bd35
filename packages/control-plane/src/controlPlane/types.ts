import { KubernetesClient } from '../client/KubernetesClient';
import { KubernetesObject } from '../client/objects';

/**
 * How much of a control plane is started.
 *
 * - `api`: etcd and kube-apiserver. Objects can be kept and read; nobody acts on them.
 * - `full`: also kube-controller-manager, kube-scheduler and kwok, so that pods
 *   are scheduled, become Ready and claims are bound. The pods are simulated:
 *   nothing runs inside them.
 */
export type ControlPlaneSize = 'api' | 'full';

/** What a person may want from a control plane. */
export interface StartControlPlaneOptions {
  /** Shows in kubeconfigs and log lines. Default: `eco`. */
  name?: string;
  /** Default: `api`. */
  size?: ControlPlaneSize;
  /** Writes who asked for what (no bodies) to a file, one JSON object a line. */
  auditLog?: boolean;
  /** How many simulated nodes a full control plane begins with. Default: 1. */
  nodes?: number;
  /**
   * CRDs that a full control plane begins with. The garbage collector knows their
   * kinds at once, and others only when it looks for new ones, every 30 s.
   */
  crds?: KubernetesObject[];
  /** Gets a line for whatever takes long. */
  onProgress?: (message: string) => void;
  /** Ends the start; what was started by then is stopped. */
  signal?: AbortSignal;
}

/** A running control plane on this machine. */
export interface ControlPlane {
  name: string;
  /** `https://127.0.0.1:PORT` */
  url: string;
  /** PEM file of the authority that signed the server's certificate. */
  caFile: string;
  /** The same, base64 in one line, as a kubeconfig has it. */
  caData: string;
  /** An administrator's kubeconfig; readable for the owner only. */
  kubeconfigFile: string;
  /** Private folder of this run: keys, data and one log file per component. */
  directory: string;
  /** Set where `auditLog` was asked for. */
  auditLogFile?: string;
  /** An administrator's client. */
  client: KubernetesClient;
  /**
   * A token of a ServiceAccount that exists, valid for ten years.
   *
   * @throws KubernetesError where there is no such ServiceAccount
   */
  token(namespace: string, serviceAccount: string): Promise<string>;
  /**
   * A client certificate and its key, PEM, for a user and their groups.
   *
   * @param notAfter - when it expires, now passed perhaps. Default: in ten years.
   */
  clientCertificate(
    user: string,
    groups?: string[],
    notAfter?: Date,
  ): Promise<{ cert: string; key: string }>;
  /**
   * Stops the API server alone and starts it again on the same port and data.
   *
   * @param flags - of kube-apiserver, beside the usual ones, until the next
   *   restart: `--runtime-config=batch/v1=false`
   */
  restart(flags?: string[]): Promise<void>;
  /** Stops everything and removes the folder. Can be called twice. */
  stop(): Promise<void>;
}
