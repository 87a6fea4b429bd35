import {
  Detection,
  FrameworkUse,
  OperatorDetail,
  OperatorKind,
  OperatorPermissions,
  OperatorReference,
  OperatorSummary,
  Tool,
  VersionReading,
} from '@backstage-eco/plugin-eco-common';
import {
  CrdFacts,
  Inventory,
  WorkloadFacts,
} from '@backstage-eco/plugin-eco-node';
import {
  atOnce,
  gapsOfLists,
  Steps,
} from '@backstage-eco/plugin-eco-recognition';
import { accountOf } from './AccessRules';
import { CrdController } from './controllers/CrdController';
import { ManagedCrd, managedCrds } from './managedKinds';
import { assessLevels } from './maturity/assessLevels';
import { bundleOf, declaredMaturity } from './maturity/declaredMaturity';
import { OperatorView } from './maturity/OperatorView';
import { observedFact } from './observedFact';
import { OperatorFacts } from './OperatorFacts';
import { operatorVersion } from './operatorVersion';
import { OwnedObjects } from './OwnedObjects';
import { GrantedRoles } from './permissions/GrantedRoles';
import { toPermissions } from './permissions/toPermissions';
import { RecognisedTools } from './RecognisedTools';
import { watchedNamespaces } from './watchedNamespaces';
import { workloadKey } from './workloadKey';

const MAX_KINDS = 100;
const MAX_KINDS_IN_SUMMARY = 20;

const ACCESS = [
  'clusterRoles',
  'clusterRoleBindings',
  'roles',
  'roleBindings',
] as const;

/**
 * Stored state of an operator, without the data that belongs to its cluster.
 *
 * @alpha
 */
export interface AssessedOperator {
  summary: Omit<OperatorSummary, 'clusters'>;
  /**
   * The evidence for its kinds is stored with the kinds, and its activity is
   * computed on request.
   */
  detail: Omit<
    OperatorDetail,
    'cluster' | 'readAt' | 'unread' | 'kinds' | 'activity'
  > & {
    kinds: OperatorKind[];
  };
}

/** Input of the assessment of operators. */
export interface OperatorInput {
  inventory: Inventory;
  /** Result of findControllers for this inventory. */
  controllers: readonly CrdController[];
  /** Result of findFrameworks for this inventory. */
  frameworks: readonly FrameworkUse[];
  detections: readonly Detection[];
  /** By id. */
  tools: ReadonlyMap<string, Tool>;
}

/** Context shared by all operators of a cluster. */
interface AssessmentContext extends OperatorInput {
  facts: OperatorFacts;
  granted: GrantedRoles;
  owned: OwnedObjects;
  recognised: RecognisedTools;
  /** By name of the service account, which thousands of workloads may share. */
  permissionsOf(account: string): OperatorPermissions;
}

/**
 * Assesses the operators of a cluster: each workload that is, or may be, the
 * controller of custom resources, with its kinds, maturity and permissions.
 * Pure.
 *
 * @alpha
 */
export function assessOperators(input: OperatorInput): AssessedOperator[] {
  return atOnce(assessOperatorsInSteps(input));
}

/** Same as `assessOperators`, yielding after each workload. */
export function* assessOperatorsInSteps(
  input: OperatorInput,
): Steps<AssessedOperator[]> {
  const facts = new OperatorFacts(input.inventory);
  const granted = new GrantedRoles(facts.index);
  const permissions = new Map<string, OperatorPermissions>();
  const context: AssessmentContext = {
    ...input,
    facts,
    granted,
    permissionsOf: account => {
      const known =
        permissions.get(account) ?? toPermissions(account, granted.of(account));
      permissions.set(account, known);
      return known;
    },
    owned: new OwnedObjects(facts.index),
    recognised: new RecognisedTools(input.detections, input.tools),
  };
  const managed = managedCrds(input.controllers, facts.index.items('crds'));
  const operators: AssessedOperator[] = [];
  for (const workload of facts.workloads()) {
    const crds = managed.get(workloadKey(workload));
    if (crds) {
      yield;
      operators.push(assessOperator(workload, crds, context));
    }
  }
  return operators;
}

function assessOperator(
  workload: WorkloadFacts,
  managed: ManagedCrd[],
  context: AssessmentContext,
): AssessedOperator {
  const { inventory, facts, granted, owned, recognised } = context;
  const crds = ownCrds(managed);
  const bundle = bundleOf(
    workload,
    facts.index.items('clusterServiceVersions'),
  );
  const known = recognised.of(workload, crds);
  const declared = declaredMaturity({ bundle, tool: known?.tool });
  const view = new OperatorView({ workload, crds, inventory, facts, granted });
  const account = accountOf(workload);
  const isAccessKnown = gapsOfLists(inventory, ACCESS).length === 0;
  const version = known?.place.version ?? operatorVersion(workload);
  const { children, more } = owned.below(crds);
  const detail: AssessedOperator['detail'] = {
    workload: toReference(workload),
    ...(known && { toolId: known.tool.id }),
    ...(version && { version: toObservedVersion(version) }),
    kinds: managed.slice(0, MAX_KINDS).map(toKind),
    moreKinds: Math.max(0, managed.length - MAX_KINDS),
    frameworks: context.frameworks.filter(
      ({ subject }) => workloadKey(subject) === workloadKey(workload),
    ),
    watched: watchedNamespaces(workload, bundle),
    ...(isAccessKnown && {
      permissions: context.permissionsOf(account),
    }),
    declared,
    levels: assessLevels(view, inventory, declared),
    children,
    moreChildren: more,
  };
  return { summary: toSummary(detail, managed), detail };
}

function toObservedVersion({ value, evidence }: VersionReading) {
  const { object, field, value: text } = evidence;
  return { value, fact: observedFact(object, field, text) };
}

/** Returns the uncontested kinds; if all are contested, those. */
function ownCrds(managed: readonly ManagedCrd[]): CrdFacts[] {
  const own = managed.filter(({ isContested }) => !isContested);
  return (own.length > 0 ? own : managed).map(({ crd }) => crd);
}

function toReference({
  kind,
  namespace = '',
  name,
}: WorkloadFacts): OperatorReference {
  return { namespace, kind: kind as OperatorReference['kind'], name };
}

function toSummary(
  detail: AssessedOperator['detail'],
  managed: readonly ManagedCrd[],
): AssessedOperator['summary'] {
  const { workload, toolId, version, frameworks, watched, permissions } =
    detail;
  return {
    workload,
    toolId,
    version: version?.value,
    kinds: managed.slice(0, MAX_KINDS_IN_SUMMARY).map(toKind),
    moreKinds: Math.max(0, managed.length - MAX_KINDS_IN_SUMMARY),
    frameworks: [...new Set(frameworks.map(({ framework }) => framework))],
    isWatchingAll: watched?.isAll,
    wildcards: permissions?.wildcards,
    maturity: detail.levels.map(({ level, state, declaredBy }) => ({
      level,
      state,
      isDeclared: declaredBy.length > 0,
    })),
  };
}

function toKind({ crd, isContested }: ManagedCrd): OperatorKind {
  const { group, plural, definedKind } = crd;
  return { group, plural, kind: definedKind, isContested };
}
