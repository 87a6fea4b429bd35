import {
  Check,
  CheckFacts,
  CrdFacts,
  FindingEvidence,
  ObjectFacts,
  WorkloadFacts,
} from '@backstage-eco/plugin-eco-node';
import {
  chartOf,
  containerPath,
  parseImageReference,
} from '@backstage-eco/plugin-eco-recognition';
import { workloadKey } from '../../../operators';
import { fact } from '../../evidence';
import { longRunningWorkloads, WORKLOAD_INPUTS } from '../../systemWorkloads';
import { groupsOfCrds } from '../crds/groupsOfCrds';

/** Release of an object, with the evidence for it. */
interface Release {
  version: string;
  evidence: FindingEvidence;
}

/** A controller of another release than its CRD. */
interface Mismatch {
  workload: WorkloadFacts;
  ofCrd: Release;
  ofWorkload: Release;
}

/** Labels and annotations of CRDs that contain a version. */
const VERSION_MARKS = [
  { map: 'labels', key: 'app.kubernetes.io/version' },
  { map: 'annotations', key: 'operator.prometheus.io/version' },
] as const;

/** Returns the minor version, for example `1.19` for `v1.19.5`. */
function minorOf(version: string): string | undefined {
  return /^v?(\d+\.\d+)([.-]|$)/.exec(version)?.[1];
}

function majorOf(version: string): string | undefined {
  return minorOf(version)?.split('.')[0];
}

/** Reads the release from a label or annotation. */
function markedRelease(object: ObjectFacts): Release | undefined {
  const mark = VERSION_MARKS.find(({ map, key }) =>
    minorOf(object[map][key] ?? ''),
  );
  return mark && releaseAt(object, mark.map, mark.key);
}

function releaseAt(
  object: ObjectFacts,
  map: 'labels' | 'annotations',
  key: string,
): Release {
  const value = object[map][key];
  return {
    version: value,
    evidence: fact(object, `metadata.${map}[${key}]`, value),
  };
}

/** Full version only: a shorter tag may mean something else. */
const VERSION_TAG = /^v?\d+\.\d+\.\d+/;

/** Reads the releases from the image tags. */
function imageReleases(workload: WorkloadFacts): Release[] {
  return workload.containers.flatMap(({ image, init }, position) => {
    const tag = init ? undefined : parseImageReference(image)?.tag;
    return tag && VERSION_TAG.test(tag)
      ? {
          version: tag,
          evidence: fact(
            workload,
            `${containerPath(workload, position)}.image`,
            image,
          ),
        }
      : [];
  });
}

/**
 * Compares only what is comparable: a label with a label; a label with a tag of
 * the same major version, because images may have their own versions; a chart
 * with the same chart.
 */
function mismatchOf(
  crd: CrdFacts,
  workload: WorkloadFacts,
): Mismatch | undefined {
  const ofCrd = markedRelease(crd);
  const differs = (each: Release | undefined) =>
    each !== undefined &&
    ofCrd !== undefined &&
    minorOf(each.version) !== minorOf(ofCrd.version);
  const marked = markedRelease(workload);
  if (ofCrd && marked && differs(marked)) {
    return { workload, ofCrd, ofWorkload: marked };
  }
  const images = imageReleases(workload);
  const other = images.find(
    each => ofCrd && majorOf(each.version) === majorOf(ofCrd.version),
  );
  if (ofCrd && other && images.every(differs)) {
    return { workload, ofCrd, ofWorkload: other };
  }
  const [chart, its] = [crd, workload].map(chartOf);
  return chart &&
    its?.name === chart.name &&
    minorOf(its.version) !== minorOf(chart.version)
    ? {
        workload,
        ofCrd: releaseAt(crd, 'labels', chart.label),
        ofWorkload: releaseAt(workload, 'labels', its.label),
      }
    : undefined;
}

/** Returns the controller of a CRD; undefined if it is ambiguous or unknown. */
function controllerOf(
  facts: CheckFacts,
  crd: CrdFacts,
  workloads: ReadonlyMap<string, WorkloadFacts>,
): WorkloadFacts | undefined {
  const { state, workloads: found = [] } = facts.controller(crd.name) ?? {};
  return state === 'found' ? workloads.get(workloadKey(found[0])) : undefined;
}

/** Reports CRDs that were not upgraded together with their controller. */
export const crdReleaseMismatch: Check = {
  id: 'crd-release-mismatch',
  title: 'CRDs and their controller come from different releases',
  severity: 'warning',
  severityReason:
    'The controller writes or expects fields that the CRD drops or lacks.',
  reads: ['crds', 'controllers', ...WORKLOAD_INPUTS],
  find: facts => {
    const workloads = new Map(
      longRunningWorkloads(facts).map(each => [workloadKey(each), each]),
    );
    const mismatches = new Map(
      facts.items('crds').flatMap(crd => {
        const workload = controllerOf(facts, crd, workloads);
        const mismatch = workload && mismatchOf(crd, workload);
        return mismatch ? [[crd, mismatch] as const] : [];
      }),
    );
    return groupsOfCrds([...mismatches.keys()], {
      message: (crds, members) => {
        const { workload, ofCrd, ofWorkload } = mismatches.get(members[0])!;
        return `${crds} ${members.length === 1 ? 'is' : 'are'} from release ${
          ofCrd.version
        }, but ${workload.name} is from ${ofWorkload.version}`;
      },
      evidence: crd => {
        const { ofCrd, ofWorkload } = mismatches.get(crd)!;
        return [ofCrd.evidence, ofWorkload.evidence];
      },
    });
  },
  why: 'Helm does not upgrade CRDs in a crds/ folder, and GitOps tools may skip large ones. Fields of a newer release are silently dropped, and defaults are missing.',
  fix: [
    {
      text: 'Apply the CRDs of the release that the controller runs, before the controller or together with it.',
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
