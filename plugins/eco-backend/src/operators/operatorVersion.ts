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
 * Reads the version of an operator without a definition from its image tags and
 * labels.
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
  const labels = workloadVersions('workload', workload).filter(
    ({ chart }) => chart === undefined || isOwnChart(chart, workload),
  );
  return readVersion([...tags, ...labels]);
}

/** Ignores umbrella charts, whose version is not that of the operator. */
function isOwnChart(chart: string, { name, labels }: WorkloadFacts): boolean {
  const application = labels['app.kubernetes.io/name'];
  return application === undefined
    ? name.includes(chart)
    : application.includes(chart) || chart.includes(application);
}
