import {
  DatabaseEngineName,
  OperatorSighting,
} from '@backstage-eco/plugin-eco-common';
import { WorkloadFacts } from '@backstage-eco/plugin-eco-node';
import {
  boundedMap,
  boundedObjects,
  containerSettings,
  InventoryIndex,
  objectIn,
  RawObject,
  runningWorkloads,
  toNamespaces,
} from '@backstage-eco/plugin-eco-recognition';
import { isLarge } from '../kubernetes/isLarge';
import { countAt, fieldAt, KubernetesObject } from '../kubernetes/objects';
import { engineDefinitions } from './engineDefinitions';

/** OLM names the bundle on the Deployment that it made, `cloudnative-pg.v1.28.0`. */
const BUNDLE_LABEL = 'olm.owner';
/** OLM writes on the pods which namespaces the OperatorGroup selects; none is all. */
const OLM_NAMESPACES = 'olm.targetNamespaces';
const MAX_CONTAINERS = 50;

/** A Deployment that looks like the controller of operators. */
export interface SeenOperator extends OperatorSighting {
  engines: DatabaseEngineName[];
}

/** Such a Deployment in a cache: nothing is kept of what it was told otherwise. */
export interface SeenDeployment extends KubernetesObject {
  sighting?: SeenOperator;
}

/**
 * Looks whether a Deployment is the controller of an operator, by its image, labels,
 * containers and OLM's marks. Anybody can write these: whether it is believed is
 * another question. See `judgeOperator`.
 *
 * @returns `undefined` where it looks like none, or is larger than any of them: to
 * read a megabyte of settings takes so long that a tenant who changes them all the
 * time would keep the controller busy
 */
export function seeDeployment(
  deployment: KubernetesObject,
): SeenDeployment | undefined {
  const { metadata, spec } = deployment;
  const { name, namespace = '', labels, uid, resourceVersion } = metadata;
  // OLM copies the bundle's examples into the annotations of the pods.
  if (isLarge({ labels, pod: fieldAt(spec, 'template', 'spec') })) {
    return undefined;
  }
  const facts = workloadOf(deployment);
  const index = new InventoryIndex({ parts: listsOf(facts) });
  const engines = [...engineDefinitions].flatMap(([engine, definition]) =>
    runningWorkloads(definition, index).length > 0 ? engine : [],
  );
  if (engines.length === 0) {
    return undefined;
  }
  return {
    metadata: { name, namespace, uid, resourceVersion },
    sighting: {
      namespace,
      name,
      createdAt: metadata.creationTimestamp ?? '',
      engines,
      serviceAccount: facts.serviceAccount ?? 'default',
      watches: watchedNamespaces(facts, deployment),
      isReady: countAt(deployment.status, 'readyReplicas') > 0,
    },
  };
}

function podTemplate({ spec }: KubernetesObject): RawObject {
  return objectIn((spec ?? {}) as RawObject, 'template');
}

function workloadOf(deployment: KubernetesObject): WorkloadFacts {
  const { metadata } = deployment;
  const template = podTemplate(deployment);
  const pod = objectIn(template, 'spec');
  const annotations = objectIn(objectIn(template, 'metadata'), 'annotations');
  const { namespace } = metadata;
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    name: metadata.name,
    namespace,
    owners: [],
    finalizers: [],
    fieldManagers: [],
    annotations: {},
    labels: boundedMap(metadata.labels),
    podLabels: boundedMap(objectIn(template, 'metadata').labels),
    serviceAccount: textOr(pod.serviceAccountName),
    containers: containersOf(pod).map(container => ({
      name: textOr(container.name) ?? '',
      image: textOr(container.image) ?? '',
      init: false,
      settings: containerSettings(container, { namespace, annotations }),
    })),
  };
}

/** A pod of an operator has a few; a hostile one may have thousands. */
function containersOf(pod: RawObject): RawObject[] {
  return boundedObjects(pod.containers).slice(0, MAX_CONTAINERS);
}

/**
 * The Deployment, and the bundle that OLM says it is of. Which kinds the bundle owns
 * is not asked: the right to write their status is.
 */
function listsOf(facts: WorkloadFacts) {
  const readAt = '';
  const bundle = facts.labels[BUNDLE_LABEL];
  return {
    deployments: { state: 'read' as const, readAt, items: [facts] },
    ...(bundle && {
      clusterServiceVersions: {
        state: 'read' as const,
        readAt,
        items: [bundleOf(facts, bundle)],
      },
    }),
  };
}

function bundleOf(facts: WorkloadFacts, name: string) {
  const { namespace, labels } = facts;
  return {
    ...facts,
    kind: 'ClusterServiceVersion',
    name,
    namespace,
    labels,
    deployments: [facts.name],
    requiredCrds: [],
    ownedCrds: [...engineDefinitions.values()].flatMap(({ owns = [] }) =>
      owns.map(owned => `kinds.${owned.split('/')[0]}`),
    ),
  };
}

function watchedNamespaces(
  { containers }: WorkloadFacts,
  deployment: KubernetesObject,
): SeenOperator['watches'] {
  const told = containers.find(({ settings }) => settings?.watchedNamespaces);
  if (told) {
    return told.settings?.watchedNamespaces?.value;
  }
  const { annotations } = objectIn(podTemplate(deployment), 'metadata') as {
    annotations?: RawObject;
  };
  const noted = annotations?.[OLM_NAMESPACES];
  return typeof noted === 'string' ? toNamespaces(noted) : undefined;
}

function textOr(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
