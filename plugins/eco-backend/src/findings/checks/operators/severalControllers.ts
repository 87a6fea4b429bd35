import { ObjectReference } from '@backstage-eco/plugin-eco-common';
import {
  Check,
  CheckFacts,
  CrdFacts,
  WorkloadFacts,
} from '@backstage-eco/plugin-eco-node';
import {
  parseImageReference,
  referenceTo,
  serviceAccountPath,
} from '@backstage-eco/plugin-eco-recognition';
import { once } from '../../../once';
import { fact, unset } from '../../evidence';
import { joinWords, listNames } from '../../namesOf';
import { longRunningWorkloads, WORKLOAD_INPUTS } from '../../systemWorkloads';

function toKey({ kind, namespace, name }: ObjectReference): string {
  return JSON.stringify([kind, namespace, name]);
}

/** Returns the namespaces that a workload is configured to watch, if any. */
function watched({ containers }: WorkloadFacts): string[] | 'all' | undefined {
  return containers.find(({ settings }) => settings?.watchedNamespaces)
    ?.settings?.watchedNamespaces?.value;
}

function hasCommon(one: Iterable<string>, other: ReadonlySet<string>): boolean {
  return [...one].some(each => other.has(each));
}

/** Whether two workloads are known to watch different namespaces. */
function areApart(one: WorkloadFacts, other: WorkloadFacts): boolean {
  const [first, second] = [watched(one), watched(other)];
  return (
    Array.isArray(first) &&
    Array.isArray(second) &&
    !hasCommon(first, new Set(second))
  );
}

const PROGRAMS = new WeakMap<WorkloadFacts, Set<string>>();

/** Returns the programs of a workload, by image name. */
function programs(workload: WorkloadFacts): Set<string> {
  return once(
    workload,
    PROGRAMS,
    ({ containers }) =>
      new Set(
        containers
          .filter(({ init }) => !init)
          .flatMap(
            ({ image }) => parseImageReference(image)?.path.slice(-1) ?? [],
          ),
      ),
  );
}

/**
 * Whether two workloads run the same program. Different operators may write the
 * same kinds, such as those of the Gateway API, each for its own objects: that
 * is no conflict.
 */
function areInstallsOfOne(one: WorkloadFacts, other: WorkloadFacts): boolean {
  return hasCommon(programs(one), programs(other));
}

/**
 * Returns running installations in several namespaces that may act on the same
 * kind.
 */
function rivalsFor(
  facts: CheckFacts,
  crd: CrdFacts,
  workloads: ReadonlyMap<string, WorkloadFacts>,
): WorkloadFacts[] {
  const { state, workloads: candidates = [] } =
    facts.controller(crd.name) ?? {};
  const running = candidates.flatMap(each => {
    const workload = workloads.get(toKey(each));
    return workload && (workload.desired ?? 0) > 0 ? [workload] : [];
  });
  return state !== 'ambiguous'
    ? []
    : running.filter(one =>
        running.some(
          other =>
            one.namespace !== other.namespace &&
            areInstallsOfOne(one, other) &&
            !areApart(one, other),
        ),
      );
}

/** Reports several installations of an operator that act on the same kind. */
export const severalControllers: Check = {
  id: 'several-controllers-of-a-kind',
  title: 'Several installs of an operator act on the same kind',
  severity: 'warning',
  severityReason:
    'Each install acts on the next change to an object, and they overwrite each other.',
  reads: ['crds', 'controllers', ...WORKLOAD_INPUTS],
  find: facts => {
    const workloads = new Map(
      longRunningWorkloads(facts).map(each => [toKey(each), each]),
    );
    const groups = new Map<
      string,
      { rivals: WorkloadFacts[]; crds: CrdFacts[] }
    >();
    for (const crd of facts.items('crds')) {
      const rivals = rivalsFor(facts, crd, workloads);
      if (rivals.length > 0) {
        const key = rivals.map(toKey).join();
        const group = groups.get(key) ?? { rivals, crds: [] };
        group.crds.push(crd);
        groups.set(key, group);
      }
    }
    return [...groups.values()].map(({ rivals, crds }) => ({
      subject: {
        type: 'kind',
        apiVersion: crds[0].apiVersion,
        kind: crds[0].kind,
      },
      aspect: crds[0].group,
      message: `${joinWords(
        rivals.map(({ namespace, name }) => `${namespace}/${name}`),
      )} ${rivals.length === 2 ? 'both' : 'all'} act on ${listNames(crds)}.`,
      objects: { count: rivals.length, some: rivals.map(referenceTo) },
      evidence: rivals.map(each =>
        each.serviceAccount
          ? fact(each, serviceAccountPath(each), each.serviceAccount)
          : unset(each, serviceAccountPath(each)),
      ),
      values: { example: crds[0].name },
    }));
  },
  why: 'A kind should have one controller in a cluster. Two installs of an operator that watch the same namespaces, or two operators for one CRD, create children twice and undo what the other did.',
  fix: [
    {
      text: 'Check who wrote the objects and their status.',
      command:
        'kubectl get {example} --all-namespaces --show-managed-fields -o yaml',
    },
    {
      text: 'Remove one install, or let each watch its own namespaces.',
    },
  ],
  links: [
    {
      title: 'Controllers',
      url: 'https://kubernetes.io/docs/concepts/architecture/controller/',
    },
  ],
};
