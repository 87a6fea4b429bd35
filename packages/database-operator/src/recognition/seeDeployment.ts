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

/**
 * OLM's label on its Deployments with the bundle's name,
 * `cloudnative-pg.v1.28.0`.
 */
const BUNDLE_LABEL = 'olm.owner';
/**
 * OLM's pod annotation with the namespaces of the OperatorGroup; empty means
 * all.
 */
const OLM_NAMESPACES = 'olm.targetNamespaces';
const MAX_CONTAINERS = 50;

/** A Deployment that looks like the controller of one or more operators. */
export interface SeenOperator extends OperatorSighting {
  engines: DatabaseEngineName[];
}

/** Such a Deployment in a cache; everything else is dropped. */
export interface SeenDeployment extends KubernetesObject {
  sighting?: SeenOperator;
}

/**
 * Recognizes the controller of an operator by its Deployment's image, labels,
 * containers and OLM's marks. Anyone can write these; `judgeOperator` decides
 * whether they are trusted.
 *
 * @returns `undefined` if it looks like none, or is larger than any of them.
 *   Parsing a megabyte of settings is slow, so a tenant who keeps changing them
 *   could keep the controller busy.
 */
export function seeDeployment(
  deployment: KubernetesObject,
): SeenDeployment | undefined {
  const { metadata, spec } = deployment;
  const { name, namespace = '', labels, uid, resourceVersion } = metadata;
  // Excludes annotations: OLM copies the bundle's examples into those of the
  // pods.
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

/**
 * Returns the containers; an operator's pod has a few, a hostile one may have
 * thousands.
 */
function containersOf(pod: RawObject): RawObject[] {
  return boundedObjects(pod.containers).slice(0, MAX_CONTAINERS);
}

/**
 * Builds an inventory of the Deployment and the bundle that OLM says it belongs
 * to. Which kinds the bundle owns does not matter: the right to write their
 * status does.
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
