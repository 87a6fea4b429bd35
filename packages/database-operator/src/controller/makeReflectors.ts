import {
  DATABASE,
  DATABASE_LABELS,
  DatabaseEngineName,
  MoreParameters,
} from '@backstage-eco/plugin-eco-common';
import { DATABASE_RECORD } from '../database/DatabaseRecord';
import { engines } from '../engines';
import { Engine } from '../engines/Engine';
import { ApiClient } from '../kubernetes/ApiClient';
import { KINDS } from '../kubernetes/kinds';
import { crdName, groupOf, ResourceKind } from '../kubernetes/objects';
import { Reflector, ReflectorOptions } from '../kubernetes/Reflector';
import { ServedGroups } from '../kubernetes/ServedGroups';
import { seeDeployment } from '../recognition/seeDeployment';
import { DeniedReads } from './clusterReads';
import { trimDatabase } from './trimDatabase';
import {
  trimChild,
  trimClaim,
  trimEvent,
  trimPod,
  trimStorageClass,
  trimToMetadata,
} from './projections';

/**
 * Maximum number of warnings kept per namespace, well above the databases in
 * trouble at a time. Events outlive the objects they are about, so no
 * ResourceQuota bounds them.
 */
export const MAX_WARNINGS_OF_NAMESPACE = 500;

/**
 * Maximum number of operators kept per namespace, more than run in one. A
 * tenant may create any number of Deployments that look like operators, and
 * each costs an access review per namespace with Databases.
 */
const MAX_OPERATORS_OF_NAMESPACE = 10;

/** Reflectors of an operator's custom resources. */
export interface OperatorReflectors {
  name: DatabaseEngineName;
  resources: Reflector;
  /** Kinds that its backups are requested with. */
  backups: Reflector[];
}

/**
 * Reflectors of pods and claims that only an operator's own label identifies.
 */
export interface FamilyReflectors {
  name: DatabaseEngineName;
  /** The label; its value is the main child's name. */
  key: string;
  pods: Reflector;
  claims: Reflector;
}

/** All reflectors of a controller. */
export interface Reflectors {
  databases: Reflector;
  /** Records of which Database holds a name. */
  records: Reflector;
  statefulSets: Reflector;
  services: Reflector;
  claims: Reflector;
  pods: Reflector;
  /** Warning events about objects that run a database. */
  warnings: Reflector[];
  crds: Reflector;
  /** Used instead of CRDs if those may not be listed. */
  groups?: ServedGroups;
  storageClasses: Reflector;
  operators: OperatorReflectors[];
  /** All Deployments, in each namespace that operators may run in. */
  deployments: Reflector[];
  families: FamilyReflectors[];
}

/** Scope of the watches. */
export interface Scope {
  /** Namespace of the Databases and their children; all if omitted. */
  namespace?: string;
  /** Namespaces of the operators; the same as the Databases if omitted. */
  operatorNamespaces?: string[];
  denied: DeniedReads;
  /** Parameters that the platform team allows, in addition to Eco's own. */
  parameters?: MoreParameters;
  /** Length of a watch, in seconds; 5 to 10 minutes by default. */
  watchSeconds?: number;
}

/** Creates the reflectors without starting them. */
export function makeReflectors(client: ApiClient, scope: Scope): Reflectors {
  const { namespace, denied, watchSeconds } = scope;
  const everywhere = { client, watchSeconds };
  const common = { ...everywhere, namespace };
  const ours = {
    ...common,
    labelSelector: DATABASE_LABELS.name,
    project: trimChild,
  };
  const crds = new Reflector({
    ...everywhere,
    kind: KINDS.crd,
    denied: denied.crds,
    metadataOnly: true,
    project: trimToMetadata,
  });
  const groups = denied.crds ? new ServedGroups(client) : undefined;
  const isExpected = (kind: ResourceKind) =>
    groups
      ? groups.has(groupOf(kind)) === true
      : crds.store.get(`/${crdName(kind)}`) !== undefined;
  const ownKind = (kind: ResourceKind) =>
    new Reflector({
      ...ours,
      kind,
      isExpected: () => isExpected(kind),
    });
  return {
    databases: new Reflector({
      ...common,
      kind: DATABASE,
      project: object => trimDatabase(object, scope.parameters),
    }),
    records: new Reflector({
      ...common,
      kind: DATABASE_RECORD,
      isExpected: () => isExpected(DATABASE_RECORD),
    }),
    statefulSets: new Reflector({ ...ours, kind: KINDS.statefulSet }),
    services: new Reflector({ ...ours, kind: KINDS.service }),
    // Unfiltered, as a StatefulSet uses any claim that has the expected name.
    claims: new Reflector({
      ...common,
      kind: KINDS.claim,
      project: trimClaim,
    }),
    pods: new Reflector({ ...ours, kind: KINDS.pod, project: trimPod }),
    warnings: explainingKinds().map(
      kind =>
        new Reflector({
          ...common,
          kind: KINDS.event,
          replays: true,
          mostOfNamespace: MAX_WARNINGS_OF_NAMESPACE,
          fieldSelector: `type=Warning,involvedObject.kind=${kind}`,
          project: trimEvent,
        }),
    ),
    crds,
    groups,
    storageClasses: new Reflector({
      ...everywhere,
      kind: KINDS.storageClass,
      denied: denied.storageClasses,
      project: trimStorageClass,
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
    deployments: operatorsIn(scope).map(
      within =>
        new Reflector({
          ...everywhere,
          kind: KINDS.deployment,
          namespace: within,
          mostOfNamespace: MAX_OPERATORS_OF_NAMESPACE,
          project: seeDeployment,
        }),
    ),
    families: engines.flatMap(({ name, familyLabel }) =>
      familyLabel ? familyReflectors({ name, familyLabel, common }) : [],
    ),
  };
}

/**
 * Returns the namespaces to watch Deployments in. All Deployments are read, as
 * a label alone does not identify an operator.
 */
function operatorsIn(scope: Scope): Array<string | undefined> {
  const { namespace, operatorNamespaces } = scope;
  return namespace && operatorNamespaces ? operatorNamespaces : [namespace];
}

function familyReflectors(input: {
  name: DatabaseEngineName;
  familyLabel: NonNullable<Engine['familyLabel']>;
  common: Pick<ReflectorOptions, 'client' | 'namespace' | 'watchSeconds'>;
}): FamilyReflectors {
  const { name, familyLabel, common } = input;
  const { key, others } = familyLabel;
  const labels = Object.entries(others).map(pair => pair.join('='));
  const theirs = { ...common, labelSelector: [...labels, key].join(',') };
  return {
    name,
    key,
    pods: new Reflector({ ...theirs, kind: KINDS.pod, project: trimPod }),
    claims: new Reflector({
      ...theirs,
      kind: KINDS.claim,
      project: trimChild,
    }),
  };
}

/** Returns the kinds whose problems only show up in events. */
function explainingKinds(): string[] {
  return engines.flatMap(({ resource, operator }) =>
    !operator || operator.explainsInEvents ? resource.kind : [],
  );
}
