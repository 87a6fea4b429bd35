import {
  Check,
  CheckFacts,
  CrdFacts,
  WorkloadFacts,
} from '@backstage-eco/plugin-eco-node';
import { fact } from '../../evidence';
import { standingWorkloads, WORKLOAD_INPUTS } from '../../systemWorkloads';
import { groupsOfCrds } from '../crds/groupsOfCrds';

const VERSION = 'app.kubernetes.io/version';

/** `1.19` of `v1.19.5`. */
function minorOf(version: string | undefined): string | undefined {
  return /^v?(\d+\.\d+)(\.|$)/.exec(version ?? '')?.[1];
}

/** Its controller, where that has the label of another minor release. */
function otherRelease(
  facts: CheckFacts,
  crd: CrdFacts,
  workloads: readonly WorkloadFacts[],
): WorkloadFacts | undefined {
  const controller = facts.controller(crd.name);
  const [reference] = controller?.workloads ?? [];
  const workload =
    controller?.state === 'found'
      ? workloads.find(
          ({ kind, namespace, name }) =>
            kind === reference.kind &&
            namespace === reference.namespace &&
            name === reference.name,
        )
      : undefined;
  const [own, its] = [crd, workload].map(each =>
    minorOf(each?.labels[VERSION]),
  );
  return own && its && own !== its ? workload : undefined;
}

/** CRDs and a controller that were not upgraded together. */
export const crdReleaseMismatch: Check = {
  id: 'crd-release-mismatch',
  title: 'CRDs and their controller are of different releases',
  severity: 'warning',
  severityReason:
    'The controller writes or expects fields that the CRD drops or lacks.',
  reads: ['crds', 'controllers', ...WORKLOAD_INPUTS],
  find: facts => {
    const workloads = standingWorkloads(facts);
    const others = new Map(
      facts.items('crds').flatMap(crd => {
        const workload = otherRelease(facts, crd, workloads);
        return workload ? [[crd, workload] as const] : [];
      }),
    );
    return groupsOfCrds([...others.keys()], {
      message: crds => {
        const [[crd, workload]] = others;
        return `The release of ${crds} is ${crd.labels[VERSION]}, and that of ${workload.name} ${workload.labels[VERSION]}`;
      },
      evidence: crd => {
        const workload = others.get(crd)!;
        return [crd, workload].map(each =>
          fact(each, `metadata.labels[${VERSION}]`, each.labels[VERSION]),
        );
      },
    });
  },
  why: 'Helm does not upgrade CRDs in a crds/ folder, and GitOps tools may skip large ones. Fields of a newer release are dropped without a word, and defaults are missing.',
  fix: [
    {
      text: 'Apply the CRDs of the release that the controller runs, before or with it.',
      command: 'kubectl get crd {example} --show-labels',
    },
  ],
  links: [
    {
      title: 'Custom Resource Definitions in Helm',
      url: 'https://helm.sh/docs/chart_best_practices/custom_resource_definitions/',
    },
  ],
};
