import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import {
  KubernetesError,
  KubernetesObject,
  ObjectReference,
} from 'control-plane';
import { startDatabaseController } from 'demo';
import { Door } from '../Door';
import { FuzzWorld } from '../FuzzWorld';
import { mutate, mutations } from '../mutations';

const ANSWERED_WITHIN_MS = 60_000;
const POLL_MS = 100;

const SPEC = {
  engine: 'postgres',
  version: '17',
  replicas: 1,
  storage: '1Gi',
  sizeClass: 'small',
  parameters: { max_connections: '100' },
  backup: { schedule: '0 3 * * *' },
};

/**
 * A tenant's Database. The API server must refuse it, or the controller must
 * set a status; it must never stop the controller.
 */
export const databases: Door = {
  name: 'databases',
  async open(world) {
    const controller = await startDatabaseController(world.controlPlane);
    return {
      property: fc.asyncProperty(mutations(), async changes => {
        const name = `fuzz-${randomUUID().slice(0, 8)}`;
        const created = await create(world, {
          apiVersion: 'example.com/v1',
          kind: 'Database',
          metadata: { name, namespace: 'default' },
          spec: mutate(SPEC, changes),
        });
        if (created) {
          await answered(world, created);
          await world.controlPlane.client.delete(created);
        }
      }),
      close: () => controller.stop(),
    };
  },
};

/** Creates an object. Returns undefined if the API server refuses it. */
async function create(
  { controlPlane }: FuzzWorld,
  object: KubernetesObject,
): Promise<ObjectReference | undefined> {
  try {
    await controlPlane.client.create(object);
  } catch (error) {
    if (error instanceof KubernetesError && error.status < 500) {
      return undefined;
    }
    throw error;
  }
  const { apiVersion, kind, metadata } = object;
  return { apiVersion, kind, ...metadata } as ObjectReference;
}

async function answered(
  { controlPlane }: FuzzWorld,
  reference: ObjectReference,
): Promise<void> {
  const until = Date.now() + ANSWERED_WITHIN_MS;
  while (Date.now() < until) {
    const { status } = await controlPlane.client.get(reference);
    if ((status as { conditions?: unknown[] })?.conditions?.length) {
      return;
    }
    await sleep(POLL_MS);
  }
  throw new Error('admitted, and the controller never answered');
}
