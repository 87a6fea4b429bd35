import { VersionReading } from '@backstage-eco/plugin-eco-common';
import { WorkloadFacts } from '@backstage-eco/plugin-eco-node';
import {
  containerPath,
  evidenceOf,
  parseImageReference,
  readVersion,
  VersionCandidate,
  workloadVersions,
} from '@backstage-eco/plugin-eco-recognition';

/**
 * The version of an operator that no definition knows, by the tags of its images and
 * its labels.
 */
export function operatorVersion(
  workload: WorkloadFacts,
): VersionReading | undefined {
  const tags = workload.containers.flatMap(
    ({ image, init }, position): VersionCandidate[] => {
      const tag = init ? undefined : parseImageReference(image)?.tag;
      const field = `${containerPath(workload, position)}.image`;
      const evidence = evidenceOf('image', workload, { field, value: image });
      return tag ? [{ source: 'imageTag', text: tag, evidence }] : [];
    },
  );
  return readVersion([...tags, ...workloadVersions('workload', workload)]);
}
