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
import { Withheld } from './clusterReads';
import { databaseAlone } from './databaseAlone';
import {
  childAlone,
  claimAlone,
  metadataAlone,
  podAlone,
  storageClassAlone,
  warningAlone,
} from './projections';

/**
 * More than a namespace has databases in trouble. Events outlive what they are about,
 * so no ResourceQuota bounds them.
 */
export const MAX_WARNINGS_OF_NAMESPACE = 500;

/**
 * More than run in one namespace: a tenant may make any number of Deployments that look
 * like operators, and each is asked about for each namespace with Databases.
 */
const MAX_OPERATORS_OF_NAMESPACE = 10;

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
  /** Instead of CRDs, where they may not be listed. */
  groups?: ServedGroups;
  storageClasses: Reflector;
  operators: OperatorReflectors[];
  /** All of them, in each namespace that operators may be in. */
  deployments: Reflector[];
  families: FamilyReflectors[];
}

/** What is watched, and where. */
export interface Scope {
  /** Of Databases and all that belongs to them; left out: all namespaces. */
  namespace?: string;
  /** Of operators; left out: the same. */
  operatorNamespaces?: string[];
  withheld: Withheld;
  /** What parameters the platform team allows beside what comes with Eco. */
  parameters?: MoreParameters;
  /** Length of a watch in seconds; by default 5 to 10 minutes. */
  watchSeconds?: number;
}

/** Makes the reflectors; none of them runs yet. */
export function makeReflectors(client: ApiClient, scope: Scope): Reflectors {
  const { namespace, withheld, watchSeconds } = scope;
  const everywhere = { client, watchSeconds };
  const common = { ...everywhere, namespace };
  const ours = {
    ...common,
    labelSelector: DATABASE_LABELS.name,
    project: childAlone,
  };
  const crds = new Reflector({
    ...everywhere,
    kind: KINDS.crd,
    withheld: withheld.crds,
    metadataOnly: true,
    project: metadataAlone,
  });
  const groups = withheld.crds ? new ServedGroups(client) : undefined;
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
      project: object => databaseAlone(object, scope.parameters),
    }),
    records: new Reflector({
      ...common,
      kind: DATABASE_RECORD,
      isExpected: () => isExpected(DATABASE_RECORD),
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
          mostOfNamespace: MAX_WARNINGS_OF_NAMESPACE,
          fieldSelector: `type=Warning,involvedObject.kind=${kind}`,
          project: warningAlone,
        }),
    ),
    crds,
    groups,
    storageClasses: new Reflector({
      ...everywhere,
      kind: KINDS.storageClass,
      withheld: withheld.storageClasses,
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

/** An operator is known by more than a label, so all Deployments are looked at. */
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
    pods: new Reflector({ ...theirs, kind: KINDS.pod, project: podAlone }),
    claims: new Reflector({
      ...theirs,
      kind: KINDS.claim,
      project: childAlone,
    }),
  };
}

/** Kinds about which events say what nothing else does. */
function explainingKinds(): string[] {
  return engines.flatMap(({ resource, operator }) =>
    !operator || operator.explainsInEvents ? resource.kind : [],
  );
}
