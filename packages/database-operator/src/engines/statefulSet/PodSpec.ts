import { Fields } from '../../kubernetes/objects';

/** The part of a pod's spec that depends on the product. */
export interface PodSpec {
  [field: string]: Fields[string];
  securityContext: Fields;
  containers: Fields[];
  initContainers?: Fields[];
}

/** An environment variable that comes from a key of the credentials Secret. */
export function fromSecret(name: string, secret: string, key: string): Fields {
  return { name, valueFrom: { secretKeyRef: { name: secret, key } } };
}

/** Probes by a command that the product brings. */
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
