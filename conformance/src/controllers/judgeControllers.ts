import { isDeepStrictEqual } from 'node:util';
import {
  assessOperators,
  CrdController,
  findControllers,
} from '@backstage-eco/plugin-eco-backend/assessment';
import { ObjectReference } from '@backstage-eco/plugin-eco-common';
import {
  CrdFacts,
  CustomResourceSample,
  Inventory,
} from '@backstage-eco/plugin-eco-node';
import {
  Children,
  childrenOf,
  compareChildren,
  shownChildren,
  shownInVain,
} from './compareChildren';
import { ListedObject } from './listCluster';

/** The operator under test. */
export interface ExpectedOperator {
  /** `Kind namespace/name` of its workload. */
  workload: string;
  /** API groups of its kinds. */
  groups: string[];
  /** Its field manager. */
  manager: string;
}

/** Eco's results for a CRD, and what differs from the API server. */
export interface JudgedCrd extends Children {
  crd: string;
  /** `Kind namespace/name`, or the state if no workload was found. */
  controller: string;
  /** Joins of the evidence for it. */
  joins: string[];
  resolved: boolean;
  /** Finalizers of its objects and their children; all are compared. */
  finalizers: string[];
}

/** Totals over all CRDs. */
export interface ControllersSummary {
  crds: number;
  resolved: number;
  children: number;
  childrenShown: number;
}

/**
 * Compares Eco's results for the kinds of an operator with what the API server
 * lists for an administrator. Pure.
 */
export function judgeControllers(options: {
  inventory: Inventory;
  listed: readonly ListedObject[];
  expected: ExpectedOperator;
}): { crds: JudgedCrd[]; problems: string[] } {
  const { inventory, listed, expected } = options;
  const controllers = findControllers(inventory);
  const operator = assessOperators({
    inventory,
    controllers,
    frameworks: [],
    detections: [],
    tools: new Map(),
  }).find(({ summary }) => nameOf(summary.workload) === expected.workload);
  const shown = shownChildren(operator?.detail.children ?? []);
  const { parts, samples = [] } = inventory;
  const crds = ('items' in parts.crds ? parts.crds.items : []).filter(
    ({ group }) => expected.groups.includes(group),
  );
  const judged = crds.map(crd => {
    const sample = samples.find(
      ({ group, plural }) => group === crd.group && plural === crd.plural,
    );
    // Without access to the CRD's objects, Eco cannot show their children.
    const children = sample?.isForbidden ? [] : childrenOf(kindOf(crd), listed);
    return judgeCrd(crd, {
      expected,
      controller: controllers.find(each => each.crd === crd.name),
      sample,
      objects: objectsOf(crd, listed),
      children: compareChildren(children, shown),
    });
  });
  const all = crds.flatMap(crd => childrenOf(kindOf(crd), listed));
  return { crds: judged, problems: shownInVain(shown, all) };
}

/** Sums up the results. */
export function summarise(crds: readonly JudgedCrd[]): ControllersSummary {
  const sum = (of: (crd: JudgedCrd) => number) =>
    crds.reduce((total, crd) => total + of(crd), 0);
  return {
    crds: crds.length,
    resolved: sum(({ resolved }) => Number(resolved)),
    children: sum(({ children }) => children),
    childrenShown: sum(({ shown }) => shown),
  };
}

function judgeCrd(
  crd: CrdFacts,
  seen: {
    expected: ExpectedOperator;
    controller: CrdController | undefined;
    sample: CustomResourceSample | undefined;
    objects: ListedObject[];
    children: Children;
  },
): JudgedCrd {
  const { expected, controller, sample, objects, children } = seen;
  const found =
    controller?.state === 'found' ? controller.controller : undefined;
  const name = found ? nameOf(found.workload) : controller?.state ?? 'nothing';
  const joins = [...new Set(found?.evidence.map(({ join }) => join))];
  const isWriter = objects.some(({ statusWriters }) =>
    statusWriters.includes(expected.manager),
  );
  const isResolved = name === expected.workload;
  const problems = [
    ...(objects.length > 0 ? [] : ['there is no object of it']),
    ...(sample?.isForbidden
      ? unsampledProblems(name)
      : [
          ...(isResolved ? [] : [`controller: ${name}`]),
          ...(isWriter && !joins.includes('fieldManagers')
            ? [`${expected.manager} wrote its status, and no evidence says so`]
            : []),
          ...sampleProblems(sample, objects),
        ]),
  ];
  return {
    crd: crd.name,
    controller: name,
    joins,
    resolved: isResolved && problems.length === 0,
    ...children,
    finalizers: [
      ...new Set([
        ...objects.flatMap(({ finalizers }) => finalizers),
        ...children.finalizers,
      ]),
    ],
    problems: [...problems, ...children.problems],
  };
}

/**
 * Eco may not list the objects, so it must not claim that there is no
 * controller.
 */
function unsampledProblems(controller: string): string[] {
  return controller === 'unknown'
    ? []
    : [`controller: ${controller}, though no object was sampled`];
}

/**
 * Compares the finalizers of custom resources, which Eco knows from its sample.
 */
function sampleProblems(
  sample: CustomResourceSample | undefined,
  objects: readonly ListedObject[],
): string[] {
  const listed = countsOf(objects.flatMap(({ finalizers }) => finalizers));
  const sampled = new Map(
    sample?.finalizers.map(({ name, count }) => [name, count]),
  );
  return isDeepStrictEqual(listed, sampled)
    ? []
    : [
        `finalizers ${JSON.stringify([...listed])}, sampled ${JSON.stringify([
          ...sampled,
        ])}`,
      ];
}

function countsOf(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) {
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

function objectsOf(
  crd: CrdFacts,
  listed: readonly ListedObject[],
): ListedObject[] {
  return listed.filter(
    ({ apiVersion, kind }) =>
      kind === crd.definedKind && apiVersion.split('/')[0] === crd.group,
  );
}

function kindOf({ group, definedKind }: CrdFacts) {
  return { group, kind: definedKind };
}

function nameOf({
  kind,
  namespace = '',
  name,
}: Pick<ObjectReference, 'kind' | 'namespace' | 'name'>): string {
  return `${kind} ${namespace}/${name}`;
}
