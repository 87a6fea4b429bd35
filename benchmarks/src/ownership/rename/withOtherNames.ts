import { KubernetesObject } from 'control-plane';
import { metadata, renamed } from './names';
import { references } from './references';

/**
 * Gives everything in a cluster another name that says nothing: namespaces,
 * workloads, accounts, roles, Services, values of labels and annotations,
 * containers and image repositories. What was the same is the same afterwards,
 * and what referred to something still does. The names that an API gives stay:
 * groups, kinds, the keys of labels.
 *
 * @param objects - as `asInstalled` gives them
 */
export function withOtherNames(
  objects: readonly KubernetesObject[],
): KubernetesObject[] {
  return objects.map(object => ({
    ...object,
    ...references(object),
    metadata: metadata(object) as KubernetesObject['metadata'],
  }));
}

/** The name in OWNERS.tsv that a workload has afterwards. */
export function otherWorkloadName(controller: string): string {
  const [kind, namespace, name] = controller.split('/');
  return name
    ? [kind, renamed('namespace', namespace), renamed('workload', name)].join(
        '/',
      )
    : controller;
}
