import { DatabaseConnection } from '@backstage-eco/plugin-eco-common';
import { randomBytes } from 'crypto';
import { Engine, EngineInput } from './Engine';

const PASSWORD_BYTES = 24;

/** Returns the name of the Secret that the controller creates. */
export function secretName(name: string): string {
  return `${name}-credentials`;
}

/**
 * Returns the part of a connection that the controller's own Secret provides.
 */
export function secretConnection(
  name: string,
): Pick<DatabaseConnection, 'database' | 'user' | 'secretRef'> {
  return {
    database: 'app',
    user: 'app',
    secretRef: {
      name: secretName(name),
      keys: { user: 'username', password: 'password' },
    },
  };
}

/**
 * Creates the Secret with new passwords. It is sent once, by POST, and neither
 * stored nor read back. It has no owner, as the volumes that outlive a Database
 * can only be opened with it.
 *
 * @param engine - `secretFields`: contents that its operator expects
 * @param proof - annotations that identify it as the controller's
 */
export function newSecret(
  input: Pick<EngineInput, 'name' | 'namespace' | 'labels' | 'annotations'>,
  { secretFields }: Pick<Engine, 'secretFields'>,
  proof: Record<string, string>,
) {
  const password = () => randomBytes(PASSWORD_BYTES).toString('base64url');
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    type: 'Opaque',
    metadata: {
      name: secretName(input.name),
      namespace: input.namespace,
      labels: input.labels,
      annotations: { ...input.annotations, ...proof },
    },
    stringData: secretFields?.(password) ?? {
      username: 'app',
      password: password(),
      'admin-password': password(),
    },
  };
}
