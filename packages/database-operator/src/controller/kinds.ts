import { CHILD_LABEL, DATABASE, ProviderName } from '../database/Database';
import { engines } from '../engines';
import { OperatorKind } from '../engines/Engine';
import { ApiClient } from '../kubernetes/ApiClient';
import { KubernetesObject, ResourceKind, textAt } from '../kubernetes/objects';
import { Reflector } from '../kubernetes/Reflector';
import { slim } from '../kubernetes/Store';

/** Kinds that children, claims and pods are of, and what else a decision needs. */
export const KINDS = {
  statefulSet: kind('apps/v1', 'StatefulSet', 'statefulsets'),
  service: kind('v1', 'Service', 'services'),
  claim: kind('v1', 'PersistentVolumeClaim', 'persistentvolumeclaims'),
  pod: kind('v1', 'Pod', 'pods'),
  secret: kind('v1', 'Secret', 'secrets'),
  event: kind('v1', 'Event', 'events'),
  node: kind('v1', 'Node', 'nodes'),
  storageClass: kind('storage.k8s.io/v1', 'StorageClass', 'storageclasses'),
  deployment: kind('apps/v1', 'Deployment', 'deployments'),
  crd: kind(
    'apiextensions.k8s.io/v1',
    'CustomResourceDefinition',
    'customresourcedefinitions',
  ),
};

function kind(apiVersion: string, name: string, plural: string): ResourceKind {
  return { apiVersion, kind: name, plural };
}

/** An operator's custom resources, and the Deployment of its controller. */
export interface OperatorReflectors {
  name: ProviderName;
  operator: OperatorKind;
  resources: Reflector;
  deployments: Reflector;
}

/** Everything that is watched. */
export interface Reflectors {
  databases: Reflector;
  statefulSets: Reflector;
  services: Reflector;
  claims: Reflector;
  pods: Reflector;
  warnings: Reflector;
  crds: Reflector;
  storageClasses: Reflector;
  operators: OperatorReflectors[];
}

/** Makes the reflectors; none of them runs yet. */
export function makeReflectors(
  client: ApiClient,
  watchSeconds?: number,
): Reflectors {
  const common = { client, watchSeconds };
  const ours = { ...common, labelSelector: CHILD_LABEL };
  const crds = new Reflector({
    ...common,
    kind: KINDS.crd,
    metadataOnly: true,
    project: metadataAlone,
  });
  return {
    databases: new Reflector({ ...common, kind: DATABASE }),
    statefulSets: new Reflector({ ...ours, kind: KINDS.statefulSet }),
    services: new Reflector({ ...ours, kind: KINDS.service }),
    claims: new Reflector({ ...ours, kind: KINDS.claim }),
    pods: new Reflector({ ...ours, kind: KINDS.pod, project: podAlone }),
    warnings: new Reflector({
      ...common,
      kind: KINDS.event,
      fieldSelector: 'type=Warning,involvedObject.kind=StatefulSet',
      project: warningAlone,
    }),
    crds,
    storageClasses: new Reflector({
      ...common,
      kind: KINDS.storageClass,
      project: storageClassAlone,
    }),
    operators: engines.flatMap(({ name, operator }) =>
      operator
        ? {
            name,
            operator,
            resources: new Reflector({
              ...ours,
              kind: operator,
              isExpected: () =>
                crds.store.get(`/${operator.crd}`) !== undefined,
            }),
            deployments: new Reflector({
              ...common,
              kind: KINDS.deployment,
              labelSelector: operator.deploymentSelector,
            }),
          }
        : [],
    ),
  };
}

/** Name, identity and mark of deletion. */
function metadataAlone(object: KubernetesObject): KubernetesObject {
  const { name, namespace, uid, resourceVersion } = object.metadata;
  return { metadata: { name, namespace, uid, resourceVersion } };
}

function podAlone(object: KubernetesObject): KubernetesObject {
  const { metadata } = slim(object);
  const { conditions, containerStatuses, initContainerStatuses } =
    object.status ?? {};
  return {
    metadata: { ...metadata, annotations: undefined },
    spec: { nodeName: textAt(object.spec, 'nodeName') },
    status: { conditions, containerStatuses, initContainerStatuses },
  };
}

function storageClassAlone(object: KubernetesObject): KubernetesObject {
  const { allowVolumeExpansion } = object as { allowVolumeExpansion?: boolean };
  return {
    metadata: slim(object).metadata,
    spec: { allowVolumeExpansion },
  };
}

function warningAlone(object: KubernetesObject): KubernetesObject {
  const { involvedObject, message, lastTimestamp, eventTime } =
    object as unknown as Record<string, unknown>;
  return {
    ...metadataAlone(object),
    status: {
      about: textAt(involvedObject, 'name'),
      message: String(message ?? '').slice(0, 500),
      at: String(lastTimestamp ?? eventTime ?? ''),
    },
  };
}
