import { KubernetesClient } from 'control-plane';

const DISCOVERY =
  'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList';
const METADATA =
  'application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1';

/** An owner as the API server returns it. */
export interface OwnerReference {
  apiVersion: string;
  kind: string;
  name: string;
  uid: string;
  controller?: boolean;
  /** The label that names the owner, if there is no owner reference. */
  label?: string;
}

/** Metadata of an object as the API server lists it. */
export interface ListedObject {
  apiVersion: string;
  kind: string;
  namespace?: string;
  name: string;
  uid: string;
  labels: Record<string, string>;
  owners: OwnerReference[];
  finalizers: string[];
  deletingSince?: string;
  /** Field managers of its status. */
  statusWriters: string[];
}

interface Discovery {
  items: Array<{
    metadata: { name?: string };
    versions: Array<{
      version: string;
      resources: Array<{
        resource: string;
        responseKind: { kind: string };
        verbs: string[];
      }>;
    }>;
  }>;
}

/**
 * Lists the metadata of all objects of a cluster, each kind in its first
 * version.
 */
export async function listCluster(
  client: KubernetesClient,
): Promise<ListedObject[]> {
  const discovered = await Promise.all(
    ['/api', '/apis'].map(path =>
      client.request<Discovery>({ method: 'GET', path, accept: DISCOVERY }),
    ),
  );
  const lists = new Map<string, { apiVersion: string; kind: string }>();
  for (const { metadata, versions } of discovered.flatMap(each => each.items)) {
    const { name: group } = metadata;
    const seen = new Set<string>();
    for (const { version, resources } of versions) {
      const base = group ? `/apis/${group}/${version}` : `/api/${version}`;
      for (const { resource, responseKind, verbs } of resources) {
        if (verbs.includes('list') && !seen.has(resource)) {
          seen.add(resource);
          lists.set(`${base}/${resource}`, {
            apiVersion: group ? `${group}/${version}` : version,
            kind: responseKind.kind,
          });
        }
      }
    }
  }
  const all = await Promise.all(
    [...lists].map(async ([path, kind]) => {
      const { items } = await client.request<{ items: RawItem[] | null }>({
        method: 'GET',
        path,
        accept: METADATA,
      });
      return (items ?? []).map(({ metadata }) => toListed(metadata, kind));
    }),
  );
  return withLabelOwners(all.flat());
}

/**
 * Adds the owners of objects that kro created, by the owner's uid in a label.
 */
function withLabelOwners(listed: ListedObject[]): ListedObject[] {
  const byUid = new Map(listed.map(each => [each.uid, each]));
  return listed.map(each => {
    const label = uidLabelOf(each);
    const owner = byUid.get(each.labels[label] ?? '');
    return each.owners.length === 0 && owner
      ? { ...each, owners: [toOwner(owner, label)] }
      : each;
  });
}

/**
 * kro labels CRDs and their objects with the graph, but only the CRDs are its
 * children: people create the objects.
 */
function uidLabelOf({ kind }: ListedObject): string {
  return kind === 'CustomResourceDefinition'
    ? 'kro.run/resource-graph-definition-id'
    : 'kro.run/instance-id';
}

function toOwner(owner: ListedObject, label: string): OwnerReference {
  const { apiVersion, kind, name, uid } = owner;
  return { apiVersion, kind, name, uid, label };
}

interface RawItem {
  metadata: {
    namespace?: string;
    name: string;
    uid: string;
    labels?: Record<string, string>;
    ownerReferences?: OwnerReference[];
    finalizers?: string[];
    deletionTimestamp?: string;
    managedFields?: Array<{ manager: string; subresource?: string }>;
  };
}

function toListed(
  metadata: RawItem['metadata'],
  kind: { apiVersion: string; kind: string },
): ListedObject {
  const { namespace, name, uid, labels = {}, managedFields = [] } = metadata;
  return {
    ...kind,
    namespace,
    name,
    uid,
    labels,
    owners: metadata.ownerReferences ?? [],
    finalizers: metadata.finalizers ?? [],
    deletingSince: metadata.deletionTimestamp,
    statusWriters: managedFields
      .filter(({ subresource }) => subresource === 'status')
      .map(({ manager }) => manager)
      .sort(),
  };
}
