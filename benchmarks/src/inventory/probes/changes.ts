import { setTimeout as sleep } from 'node:timers/promises';
import {
  installManifests,
  KubernetesClient,
  KubernetesObject,
  ObjectReference,
} from 'control-plane';
import { Inventory, InventoryFacts } from '@backstage-eco/plugin-eco-node';
import { PROBES } from '.';
import { Probe, PROBE_NAMESPACE, PROBE_SERVICE_ACCOUNT } from './Probe';

/** Action on one probe of each kind. */
type Action = 'made' | 'changed' | 'deleted';
type ProbedKind = keyof typeof PROBES;

const KINDS = Object.keys(PROBES) as ProbedKind[];
/**
 * A namespace takes longest: its controller starts after 5 s and deletes the
 * objects of every served kind. If one cannot be listed, as while its CRD is
 * being deleted, it retries after up to 60 s. Source:
 * pkg/controller/namespace/namespace_controller.go of Kubernetes.
 */
const GONE_WITHIN_MS = 180_000;
const POLL_INTERVAL_MS = 200;
/** Time until discovery shows the changes. */
const SETTLE_MS = 5_000;

/**
 * Returns the probes that must exist before the changes, with their
 * dependencies. A cluster that does not serve a kind refuses its probes.
 */
export function probesToInstall(): KubernetesObject[] {
  return [
    {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { name: PROBE_SERVICE_ACCOUNT, namespace: PROBE_NAMESPACE },
    },
    ...KINDS.flatMap(kind => [
      probeObject(kind, 'changed'),
      probeObject(kind, 'deleted'),
    ]),
  ];
}

/** An action and the kind of its object, for display: `pods made`. */
export type Change = `${string} ${Action}`;

/**
 * Returns the kinds that were read completely: `probed` can be created,
 * `others` cannot.
 */
export function readKinds({ parts }: Inventory): {
  probed: ProbedKind[];
  others: string[];
} {
  const read = Object.entries(parts)
    .filter(([kind, { state }]) => state === 'read' && kind !== 'apiResources')
    .map(([kind]) => kind);
  return {
    probed: KINDS.filter(kind => read.includes(kind)),
    others: read.filter(kind => !(kind in PROBES)),
  };
}

/**
 * Creates, changes and deletes one object of each kind.
 *
 * @returns the changes that the API server has confirmed
 * @throws if it refuses one
 */
export async function makeChanges(
  client: KubernetesClient,
  kinds: ProbedKind[],
): Promise<Change[]> {
  const { refused } = await installManifests(client, {
    objects: kinds.map(kind => probeObject(kind, 'made')),
  });
  if (refused.length > 0) {
    throw new Error(`${refused[0].object} was refused: ${refused[0].reason}`);
  }
  const made: Change[] = kinds.map(kind => `${kind} made` as const);
  for (const kind of kinds) {
    await change(client, kind);
    made.push(`${kind} changed`);
    await client.delete(referenceOf(probeObject(kind, 'deleted')));
  }
  for (const kind of kinds) {
    await untilGone(client, referenceOf(probeObject(kind, 'deleted')));
    made.push(`${kind} deleted`);
  }
  await sleep(SETTLE_MS);
  return made;
}

async function change(client: KubernetesClient, kind: ProbedKind) {
  const { change: patch, subresource } = PROBES[kind];
  const reference = referenceOf(probeObject(kind, 'changed'));
  if (subresource === 'status') {
    await client.patchStatus(reference, patch.status);
  } else {
    await client.patch(reference, patch);
  }
}

async function untilGone(
  client: KubernetesClient,
  reference: ObjectReference,
): Promise<void> {
  const deadline = Date.now() + GONE_WITHIN_MS;
  for (;;) {
    const left = await client.find(reference);
    if (!left) {
      return;
    }
    if (Date.now() > deadline) {
      const { kind, name } = reference;
      throw new Error(
        `${kind} ${name} is not gone after ${
          GONE_WITHIN_MS / 1000
        } s; its status: ${JSON.stringify(left.status)}`,
      );
    }
    await sleep(POLL_INTERVAL_MS);
  }
}

/** Returns the changes that appear in the difference of two inventories. */
export function seenChanges(options: {
  before: Inventory;
  after: Inventory;
  kinds: ProbedKind[];
}): Change[] {
  return options.kinds.flatMap(kind => seenOfKind(kind, options));
}

function seenOfKind<K extends ProbedKind>(
  kind: K,
  inventories: { before: Inventory; after: Inventory },
): Change[] {
  const probe: Probe<K> = PROBES[kind];
  const find = (inventory: Inventory, action: Action) =>
    factsOf(inventory, kind, probeObject(kind, action).metadata.name);
  const seen: Change[] = [];
  const { before, after } = inventories;
  if (after.parts[kind].state !== 'read') {
    return seen;
  }
  if (!find(before, 'made') && find(after, 'made')) {
    seen.push(`${kind} made`);
  }
  const old = find(before, 'changed');
  const now = find(after, 'changed');
  if (old && now && probe.kept(old) !== probe.kept(now)) {
    seen.push(`${kind} changed`);
  }
  if (find(before, 'deleted') && !find(after, 'deleted')) {
    seen.push(`${kind} deleted`);
  }
  return seen;
}

function factsOf<K extends ProbedKind>(
  inventory: Inventory,
  kind: K,
  name: string,
): InventoryFacts[K] | undefined {
  const part = inventory.parts[kind];
  return 'items' in part
    ? part.items.find(item => item.name === name)
    : undefined;
}

function probeObject(kind: ProbedKind, action: Action): KubernetesObject {
  const name = `eco-bench-${action}`;
  const manifest = PROBES[kind].manifest(name);
  // Cluster-scoped kinds have no namespace; the installer drops it for them.
  return {
    ...manifest,
    metadata: { name, namespace: PROBE_NAMESPACE, ...manifest.metadata },
  } as KubernetesObject;
}

function referenceOf(object: KubernetesObject): ObjectReference {
  const { apiVersion, kind, metadata } = object;
  return {
    apiVersion,
    kind,
    name: metadata.name,
    namespace: metadata.namespace,
  };
}
