import {
  DATABASE,
  DATABASE_LABELS,
  DatabaseEngineName,
} from '@backstage-eco/plugin-eco-common';
import { DATABASE_RECORD } from '../database/DatabaseRecord';
import { engines } from '../engines';
import { Engine } from '../engines/Engine';
import { ApiClient } from '../kubernetes/ApiClient';
import { KINDS } from '../kubernetes/kinds';
import {
  crdName,
  KubernetesObject,
  ResourceKind,
  textAt,
} from '../kubernetes/objects';
import { Reflector } from '../kubernetes/Reflector';
import { slim } from '../kubernetes/Store';
import { seeDeployment } from '../recognition/seeDeployment';
import { databaseAlone } from './databaseAlone';

/** An operator's custom resources. */
export interface OperatorReflectors {
  name: DatabaseEngineName;
  resources: Reflector;
  /** What its backups are asked by. */
  backups: Reflector[];
}

/** Pods and claims that are known by an operator's own label alone. */
export interface FamilyReflectors {
  name: DatabaseEngineName;
  /** The label; its value is the main child's name. */
  key: string;
  pods: Reflector;
  claims: Reflector;
}

/** Everything that is watched. */
export interface Reflectors {
  databases: Reflector;
  /** Which Database has a name. */
  records: Reflector;
  statefulSets: Reflector;
  services: Reflector;
  claims: Reflector;
  pods: Reflector;
  /** Warnings about what runs a database. */
  warnings: Reflector[];
  crds: Reflector;
  storageClasses: Reflector;
  operators: OperatorReflectors[];
  /** All of them: an operator is known by more than a label. */
  deployments: Reflector;
  families: FamilyReflectors[];
}

/** Makes the reflectors; none of them runs yet. */
export function makeReflectors(
  client: ApiClient,
  watchSeconds?: number,
): Reflectors {
  const common = { client, watchSeconds };
  const ours = { ...common, labelSelector: DATABASE_LABELS.name };
  const crds = new Reflector({
    ...common,
    kind: KINDS.crd,
    metadataOnly: true,
    project: metadataAlone,
  });
  const ownKind = (kind: ResourceKind) =>
    new Reflector({
      ...ours,
      kind,
      isExpected: () => crds.store.get(`/${crdName(kind)}`) !== undefined,
    });
  return {
    databases: new Reflector({
      ...common,
      kind: DATABASE,
      project: databaseAlone,
    }),
    records: new Reflector({
      ...common,
      kind: DATABASE_RECORD,
      isExpected: () =>
        crds.store.get(`/${crdName(DATABASE_RECORD)}`) !== undefined,
    }),
    statefulSets: new Reflector({ ...ours, kind: KINDS.statefulSet }),
    services: new Reflector({ ...ours, kind: KINDS.service }),
    // All of them: a StatefulSet takes whatever claim has the name that it looks for.
    claims: new Reflector({
      ...common,
      kind: KINDS.claim,
      project: claimAlone,
    }),
    pods: new Reflector({ ...ours, kind: KINDS.pod, project: podAlone }),
    warnings: explainingKinds().map(
      kind =>
        new Reflector({
          ...common,
          kind: KINDS.event,
          replays: true,
          fieldSelector: `type=Warning,involvedObject.kind=${kind}`,
          project: warningAlone,
        }),
    ),
    crds,
    storageClasses: new Reflector({
      ...common,
      kind: KINDS.storageClass,
      project: storageClassAlone,
    }),
    operators: engines.flatMap(({ name, operator, resource, backup }) =>
      operator
        ? {
            name,
            resources: ownKind(resource),
            backups: (backup?.kinds ?? []).map(ownKind),
          }
        : [],
    ),
    deployments: new Reflector({
      ...common,
      kind: KINDS.deployment,
      project: seeDeployment,
    }),
    families: engines.flatMap(({ name, familyLabel }) =>
      familyLabel ? familyReflectors({ name, familyLabel, common }) : [],
    ),
  };
}

function familyReflectors(input: {
  name: DatabaseEngineName;
  familyLabel: NonNullable<Engine['familyLabel']>;
  common: { client: ApiClient; watchSeconds?: number };
}): FamilyReflectors {
  const { name, familyLabel, common } = input;
  const { key, others } = familyLabel;
  const labels = Object.entries(others).map(pair => pair.join('='));
  const theirs = { ...common, labelSelector: [...labels, key].join(',') };
  return {
    name,
    key,
    pods: new Reflector({ ...theirs, kind: KINDS.pod, project: podAlone }),
    claims: new Reflector({ ...theirs, kind: KINDS.claim }),
  };
}

/** Kinds about which events say what nothing else does. */
function explainingKinds(): string[] {
  return engines.flatMap(({ resource, operator }) =>
    !operator || operator.explainsInEvents ? resource.kind : [],
  );
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

/** Of another's claim no more than whose it is. */
function claimAlone(object: KubernetesObject): KubernetesObject {
  const { labels = {} } = object.metadata;
  return labels[DATABASE_LABELS.name] === undefined
    ? {
        metadata: {
          ...metadataAlone(object).metadata,
          creationTimestamp: object.metadata.creationTimestamp,
          labels,
        },
      }
    : slim(object);
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
