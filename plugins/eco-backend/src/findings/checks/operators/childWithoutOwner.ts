import { Check, WorkloadFacts } from '@backstage-eco/plugin-eco-node';
import { referenceTo } from '@backstage-eco/plugin-eco-recognition';
import { fact, unset } from '../../evidence';
import { namesOf } from '../../namesOf';
import { standingWorkloads, WORKLOAD_INPUTS } from '../../systemWorkloads';

/** Whoever applies manifests owns nothing of what it writes. */
const DELIVERS =
  /^(kubectl|helm|argocd|flux|kustomize-controller|helm-controller|kro|rancher|fleet|kapp|terraform|pulumi|ansible|before-first-apply|kube-|k3s|deploy@|tilt|skaffold)/i;

/** Labels and annotations by which a tool tracks what it made, without owners. */
const TRACKED =
  /^(argocd\.argoproj\.io\/|(kustomize|helm)\.toolkit\.fluxcd\.io\/|meta\.helm\.sh\/|kro\.run\/|applyset\.kubernetes\.io\/|kapp\.k14s\.io\/|fleet\.cattle\.io\/|objectset\.rio\.cattle\.io\/)/;

function isTracked({ labels, annotations }: WorkloadFacts): boolean {
  return [labels, annotations].some(map =>
    Object.keys(map).some(key => TRACKED.test(key)),
  );
}

/** Kubernetes' own controllers own by its own kinds. */
function isCustom(apiVersion: string): boolean {
  return (
    apiVersion.split('/')[0].includes('.') && !/k8s\.io\//.test(apiVersion)
  );
}

/** Those who wrote it and do not merely deliver manifests. */
function makersOf({ fieldManagers }: WorkloadFacts): string[] {
  return fieldManagers
    .filter(({ name, subresource }) => !subresource && !DELIVERS.test(name))
    .map(({ name }) => name);
}

/** A child of a custom resource that nobody will clean up. */
export const childWithoutOwner: Check = {
  id: 'child-without-owner',
  title: 'Operator made a workload without an owner',
  severity: 'warning',
  severityReason:
    'It stays and runs on when the custom resource that it belongs to is deleted.',
  reads: WORKLOAD_INPUTS,
  find: facts => {
    const workloads = standingWorkloads(facts).filter(each => !isTracked(each));
    const owning = new Map<string, WorkloadFacts>();
    for (const workload of workloads) {
      if (workload.owners.some(({ apiVersion }) => isCustom(apiVersion))) {
        makersOf(workload).forEach(maker =>
          owning.set(`${workload.kind} ${maker}`, workload),
        );
      }
    }
    const byMaker = new Map<string, WorkloadFacts[]>();
    for (const workload of workloads.filter(
      ({ owners }) => owners.length === 0,
    )) {
      const maker = makersOf(workload).find(each =>
        owning.has(`${workload.kind} ${each}`),
      );
      if (maker) {
        const key = JSON.stringify([workload.kind, workload.namespace, maker]);
        byMaker.set(key, [...(byMaker.get(key) ?? []), workload]);
      }
    }
    return [...byMaker].map(([key, orphans]) => {
      const [kind, namespace, maker] = JSON.parse(key);
      const sibling = owning.get(`${kind} ${maker}`)!;
      return {
        subject: {
          type: 'kind',
          apiVersion: orphans[0].apiVersion,
          kind,
          namespace,
        },
        aspect: maker,
        message: `${namesOf(kind, orphans)} written by ${maker} ${
          orphans.length === 1 ? 'has' : 'have'
        } no owner, unlike ${sibling.name}.`,
        objects: { count: orphans.length, some: orphans.map(referenceTo) },
        evidence: [
          ...orphans.map(each => unset(each, 'metadata.ownerReferences')),
          fact(
            sibling,
            'metadata.ownerReferences[0].kind',
            sibling.owners[0].kind,
          ),
        ],
      };
    });
  },
  why: 'Kubernetes deletes children with their owner by owner references. What has none is an orphan: it costs, and later installs clash with it.',
  fix: [
    {
      text: 'See which custom resource it belongs to.',
      command: 'kubectl get {kind} --namespace {namespace} --show-labels',
    },
    {
      text: 'Delete what belongs to nothing any more. For an operator of your own, set the controller reference when you create children.',
    },
  ],
  links: [
    {
      title: 'Owners and dependents',
      url: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/owners-dependents/',
    },
  ],
};
