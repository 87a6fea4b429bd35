import {
  Check,
  CheckFacts,
  FindingEvidence,
  WorkloadFacts,
} from '@backstage-eco/plugin-eco-node';
import {
  parseImageReference,
  referenceTo,
} from '@backstage-eco/plugin-eco-recognition';
import { workloadKey } from '../../../operators';
import { fact, unset } from '../../evidence';
import { namesOf } from '../../namesOf';
import { longRunningWorkloads, WORKLOAD_INPUTS } from '../../systemWorkloads';

/** Writers that apply manifests, and so do not own what they write. */
const DELIVERS =
  /^(kubectl|helm|argocd|flux|kustomize-controller|helm-controller|kro|rancher|fleet|kapp|terraform|pulumi|ansible|before-first-apply|kube-|k3s|deploy@|tilt|skaffold)/i;

/**
 * Labels and annotations of tools that track their objects without owner
 * references.
 */
const TRACKED =
  /^(argocd\.argoproj\.io\/|(kustomize|helm)\.toolkit\.fluxcd\.io\/|meta\.helm\.sh\/|kro\.run\/|applyset\.kubernetes\.io\/|kapp\.k14s\.io\/|fleet\.cattle\.io\/|objectset\.rio\.cattle\.io\/)/;

function isTracked({ labels, annotations }: WorkloadFacts): boolean {
  return [labels, annotations].some(map =>
    Object.keys(map).some(key => TRACKED.test(key)),
  );
}

/**
 * Whether a kind is a custom one: controllers of Kubernetes own by built-in
 * kinds.
 */
function isCustom(apiVersion: string): boolean {
  return (
    apiVersion.split('/')[0].includes('.') && !/k8s\.io\//.test(apiVersion)
  );
}

/**
 * Returns the field managers of an object that do not merely deliver manifests.
 */
function makersOf({ fieldManagers }: WorkloadFacts): string[] {
  return fieldManagers
    .filter(({ name, subresource }) => !subresource && !DELIVERS.test(name))
    .map(({ name }) => name);
}

/** A writer of workloads that is expected to set owner references. */
interface Maker {
  name: string;
  /** Words after the names of the orphans, for example `unlike blue`. */
  words: string;
  evidence: FindingEvidence[];
}

/**
 * Returns writers of which another workload of the same kind is owned by a
 * custom resource.
 */
function owningMakers(workloads: readonly WorkloadFacts[]): Map<string, Maker> {
  const makers = new Map<string, Maker>();
  for (const workload of workloads) {
    if (workload.owners.some(({ apiVersion }) => isCustom(apiVersion))) {
      for (const name of makersOf(workload)) {
        makers.set(`${workload.kind} ${name}`, {
          name,
          words: `unlike ${workload.name}`,
          evidence: [
            fact(
              workload,
              'metadata.ownerReferences[0].kind',
              workload.owners[0].kind,
            ),
          ],
        });
      }
    }
  }
  return makers;
}

/**
 * Returns the controllers of CRDs by the names under which they may write: the
 * program, as client libraries do, or the workload.
 */
function controllerMakers(facts: CheckFacts): Map<string, Maker> {
  const makers = new Map<string, Maker>();
  const byKey = new Map(
    longRunningWorkloads(facts).map(each => [workloadKey(each), each]),
  );
  for (const { name, definedKind } of facts.items('crds')) {
    const workloads = (facts.controller(name)?.workloads ?? []).flatMap(
      each => byKey.get(workloadKey(each)) ?? [],
    );
    for (const workload of workloads) {
      for (const each of programNames(workload)) {
        makers.set(each, {
          name: each,
          words: `and ${workload.name} reconciles objects of kind ${definedKind}`,
          evidence: [fact(workload, 'metadata.name', workload.name)],
        });
      }
    }
  }
  return makers;
}

/** Returns the names of a workload and of the images that it runs. */
function programNames({ name, containers }: WorkloadFacts): string[] {
  return [
    name,
    ...containers
      .filter(({ init }) => !init)
      .flatMap(({ image }) => parseImageReference(image)?.path.slice(-1) ?? []),
  ];
}

/**
 * Reports children of custom resources that garbage collection will not delete.
 */
export const childWithoutOwner: Check = {
  id: 'child-without-owner',
  title: 'Operator creates workloads without owner references',
  severity: 'warning',
  severityReason:
    'It keeps running after the custom resource that it belongs to is deleted.',
  reads: [...WORKLOAD_INPUTS, 'crds', 'controllers'],
  find: facts => {
    const workloads = longRunningWorkloads(facts).filter(
      each => !isTracked(each),
    );
    const owning = owningMakers(workloads);
    const controllers = controllerMakers(facts);
    const groups = new Map<
      string,
      { maker: Maker; orphans: WorkloadFacts[] }
    >();
    for (const workload of workloads.filter(
      ({ owners }) => owners.length === 0,
    )) {
      const maker = makersOf(workload)
        .map(
          each =>
            owning.get(`${workload.kind} ${each}`) ?? controllers.get(each),
        )
        .find(each => each !== undefined);
      if (maker) {
        const { kind, namespace } = workload;
        const key = JSON.stringify([kind, namespace, maker.name]);
        const group = groups.get(key) ?? { maker, orphans: [] };
        group.orphans.push(workload);
        groups.set(key, group);
      }
    }
    return [...groups.values()].map(({ maker, orphans }) => {
      const [{ apiVersion, kind, namespace }] = orphans;
      return {
        subject: { type: 'kind', apiVersion, kind, namespace },
        aspect: maker.name,
        message: `${namesOf(kind, orphans)} written by ${maker.name} ${
          orphans.length === 1 ? 'has' : 'have'
        } no owner reference, ${maker.words}.`,
        objects: { count: orphans.length, some: orphans.map(referenceTo) },
        evidence: [
          ...orphans.flatMap(each => [
            unset(each, 'metadata.ownerReferences'),
            fact(
              each,
              `metadata.managedFields[manager=${maker.name}].manager`,
              maker.name,
            ),
          ]),
          ...maker.evidence,
        ],
      };
    });
  },
  why: 'Kubernetes follows owner references to delete dependents together with their owner. A workload without one is left as an orphan: it uses resources, and later installs conflict with it.',
  fix: [
    {
      text: 'Find the custom resource that it belongs to.',
      command: 'kubectl get {kind} --namespace {namespace} --show-labels',
    },
    {
      text: 'Delete workloads that no longer belong to a custom resource. In your own operator, set the controller reference when you create children.',
    },
  ],
  links: [
    {
      title: 'Owners and dependents',
      url: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/owners-dependents/',
    },
  ],
};
