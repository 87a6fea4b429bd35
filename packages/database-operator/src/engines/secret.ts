import { DatabaseConnection } from '@backstage-eco/plugin-eco-common';
import { randomBytes } from 'crypto';
import { Engine, EngineInput } from './Engine';

const PASSWORD_BYTES = 24;

/** The name of the Secret that the controller makes. */
export function secretName(name: string): string {
  return `${name}-credentials`;
}

/** The part of a connection that the controller's own Secret gives. */
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
 * The Secret with new passwords. It is sent once, by POST, and neither kept nor
 * read back. It has no owner: the volumes that outlive a Database open with it
 * alone.
 *
 * @param engine - says what its operator wants to find in it
 * @param proof - annotations by which the controller knows it again
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
