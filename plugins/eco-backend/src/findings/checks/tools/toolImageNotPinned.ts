import { Check, WorkloadFacts } from '@backstage-eco/plugin-eco-node';
import {
  containerPath,
  parseImageReference,
} from '@backstage-eco/plugin-eco-recognition';
import { fact } from '../../evidence';
import {
  problemsByTool,
  systemWorkloads,
  WORKLOAD_INPUTS,
} from '../../systemWorkloads';

/**
 * Tags that move with each build by convention, alone or combined with a
 * variant of the image, such as `latest-alpine` or `v3-latest`, and tags of a
 * major version only.
 */
const MOVING =
  /^(v?\d{1,2}|(.+[-_.])?(latest|main|master|head|edge|nightly|canary|dev|devel|develop|unstable|stable|snapshot|mainline|lts|rolling|current|next)([-_.](alpine|slim|debian|ubuntu|distroless|[a-z]*\d*))?)$/i;

/** Whether the next pull may bring another version. */
function isMoving(image: string): boolean {
  const reference = parseImageReference(image);
  return (
    reference !== undefined &&
    reference.digest === undefined &&
    (reference.tag === undefined || MOVING.test(reference.tag))
  );
}

function movingContainers(workload: WorkloadFacts): number[] {
  return workload.containers.flatMap(({ image }, position) =>
    isMoving(image) ? position : [],
  );
}

/** Reports tools whose version is decided when a pod starts. */
export const toolImageNotPinned: Check = {
  id: 'tool-image-not-pinned',
  title: 'Tool runs an image with a mutable tag',
  severity: 'warning',
  severityReason: 'The next pod restart may bring another version.',
  reads: WORKLOAD_INPUTS,
  find: facts =>
    problemsByTool(
      systemWorkloads(facts).filter(
        ({ workload }) => movingContainers(workload).length > 0,
      ),
      {
        message: (names, [first]) =>
          `The image of ${names} has no fixed version: ${
            first.containers[movingContainers(first)[0]].image
          }.`,
        evidence: workload =>
          movingContainers(workload).map(position =>
            fact(
              workload,
              `${containerPath(workload, position)}.image`,
              workload.containers[position].image,
            ),
          ),
      },
    ),
  why: 'A tag such as latest points to whatever was built last. Nodes may run different versions, a pod restart can become an upgrade, and there is no version to roll back to.',
  fix: [
    {
      text: 'Set a version tag or a digest in the chart or manifest that installs the tool.',
      command: 'kubectl get {resources} --namespace {namespace} -o wide',
    },
  ],
  links: [
    {
      title: 'Image names and tags',
      url: 'https://kubernetes.io/docs/concepts/containers/images/#image-names',
    },
  ],
};
