import { Detection, ToolInCluster } from '@backstage-eco/plugin-eco-common';
import { ApiView, StoreView } from '../views/views';
import { Collected, Findings, Truth } from './findings';

/**
 * Compares the API with a healthy reading before. Pure.
 *
 * @param store - Store view taken with `after`, for the ages
 */
export function compareApis(options: {
  before: ApiView;
  after: ApiView;
  store: StoreView | undefined;
  truth: Truth;
}): Findings {
  const { before, after, store, truth } = options;
  const found = new Collected('api');
  for (const [tool, known] of toolsInCluster(before)) {
    const now = toolsInCluster(after).get(tool);
    if (truth.goneTools.has(tool)) {
      if (now) {
        found.present(tool);
      }
    } else if (truth.isAnotherCluster) {
      continue;
    } else if (now) {
      compareTool({ tool, known, now, found });
    } else if (isUnknown(after, tool)) {
      found.lost(`${tool}, now unknown`);
    } else {
      found.absent(tool);
    }
  }
  for (const [tool, known] of detections(before)) {
    const now = detections(after).get(tool);
    if (now && !truth.goneTools.has(tool) && !truth.isAnotherCluster) {
      compareEvidence({ tool, known, now, truth, found });
    }
  }
  if (before.cluster.kubernetesVersion && !after.cluster.kubernetesVersion) {
    found.lost('the version of Kubernetes');
  }
  if (store) {
    compareAges(after, store, found);
    compareCounts(after, store, found);
  }
  return found;
}

/** Returns each tool's state in the cluster, by tool ID. */
export function toolsInCluster(view: ApiView): Map<string, ToolInCluster> {
  const layers = [...view.stack.layers, ...view.stack.services];
  return new Map(
    layers.flatMap(({ tools }) =>
      tools.flatMap(({ id, clusters }) =>
        clusters
          .filter(({ cluster }) => cluster === view.cluster.name)
          .map(inCluster => [id, inCluster] as const),
      ),
    ),
  );
}

/** Whether the API reports a tool as unknown. */
export function isUnknown(view: ApiView, tool: string): boolean {
  return (view.tools.get(tool)?.unknown.length ?? 0) > 0;
}

function detections(view: ApiView): Map<string, Detection> {
  return new Map(
    [...view.tools].flatMap(([id, detail]) =>
      detail.detections.map(detection => [id, detection] as const),
    ),
  );
}

function compareTool(options: {
  tool: string;
  known: ToolInCluster;
  now: ToolInCluster;
  found: Collected;
}): void {
  const { tool, known, now, found } = options;
  if (now.state !== known.state) {
    found.absent(`what runs ${tool}: ${known.state}, now ${now.state}`);
  }
  for (const version of known.versions) {
    if (!now.versions.includes(version)) {
      found.lost(`${tool}: version ${version}`);
    }
  }
  if (now.readAt < known.readAt || !now.readAt) {
    found.lost(`${tool}: its age; ${known.readAt}, now ${now.readAt}`);
  }
}

function compareEvidence(options: {
  tool: string;
  known: Detection;
  now: Detection;
  truth: Truth;
  found: Collected;
}): void {
  const { tool, known, now, truth, found } = options;
  const places = new Set(now.places.flatMap(workloadsOf));
  for (const workload of known.places.flatMap(workloadsOf)) {
    if (!places.has(workload) && !truth.goneObjects.has(workload)) {
      found.absent(`${tool}: ${workload}`);
    }
  }
  const evidence = new Set(now.evidence.map(piece => JSON.stringify(piece)));
  for (const piece of known.evidence) {
    const isGone = truth.goneObjects.has(identityOf(piece.object));
    if (!isGone && !evidence.has(JSON.stringify(piece))) {
      found.lost(
        `${tool}: evidence ${identityOf(piece.object)} ${piece.field}`,
      );
    }
  }
}

function workloadsOf(place: Detection['places'][number]): string[] {
  return place.workloads.map(identityOf);
}

/** Formats an object as in the store's view. */
function identityOf(object: {
  apiVersion: string;
  kind: string;
  namespace?: string;
  name: string;
}): string {
  const { apiVersion, kind, namespace = '', name } = object;
  return [apiVersion, kind, namespace, name].join('|');
}

/**
 * Finds stale and unread lists that the API does not report with the right age.
 */
function compareAges(view: ApiView, store: StoreView, found: Collected): void {
  for (const [kind, part] of store.parts) {
    if (part.state !== 'stale' && part.state !== 'unread') {
      continue;
    }
    const named = view.cluster.unread.find(each => each.kind === kind);
    if (!named) {
      found.lost(`${kind}: that it is ${part.state}`);
    } else if (named.lastReadAt !== part.readAt) {
      found.lost(
        `${kind}: its age; ${part.readAt} in the store, ${named.lastReadAt} in the API`,
      );
    }
  }
}

/** Finds lists with fewer objects or another age than in the store. */
function compareCounts(
  { kinds }: ApiView,
  store: StoreView,
  found: Collected,
): void {
  for (const [kind, { objects, state, readAt }] of store.parts) {
    if (objects.size === 0) {
      continue;
    }
    const shown = kinds.find(each => each.kind === kind);
    if ((shown?.objects ?? 0) < objects.size) {
      found.absent(`${kind}: ${objects.size} objects, shown ${shown?.objects}`);
    } else if (shown?.state !== state || shown.readAt !== readAt) {
      found.lost(
        `${kind}: ${state} at ${readAt} in the store, ${shown?.state} at ${shown?.readAt} in the API`,
      );
    }
  }
}
