import { Fields } from '../../kubernetes/objects';

/** Part of a pod's spec that depends on the product. */
export interface PodSpec {
  [field: string]: Fields[string];
  securityContext: Fields;
  containers: Fields[];
  initContainers?: Fields[];
}

/**
 * Returns an environment variable whose value comes from the credentials
 * Secret.
 */
export function fromSecret(name: string, secret: string, key: string): Fields {
  return { name, valueFrom: { secretKeyRef: { name: secret, key } } };
}

/** Returns probes that run a command of the product. */
export function probes(command: string[]): Fields {
  return {
    startupProbe: {
      exec: { command },
      periodSeconds: 5,
      failureThreshold: 120,
      timeoutSeconds: 5,
    },
    readinessProbe: { exec: { command }, periodSeconds: 10, timeoutSeconds: 5 },
    livenessProbe: {
      exec: { command },
      periodSeconds: 20,
      failureThreshold: 6,
      timeoutSeconds: 10,
    },
  };
}
