import { KubernetesObject } from 'control-plane';
import { metadata, renamed } from './names';
import { references } from './references';

/**
 * Gives everything in a cluster a meaningless name: namespaces, workloads,
 * accounts, roles, Services, values of labels and annotations, containers and
 * image repositories. Equal names stay equal, and references stay valid. Names
 * from an API stay: groups, kinds and label keys.
 *
 * @param objects - Result of `asInstalled`
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

/** Renames a workload in the format of OWNERS.tsv. */
export function otherWorkloadName(controller: string): string {
  const [kind, namespace, name] = controller.split('/');
  return name
    ? [kind, renamed('namespace', namespace), renamed('workload', name)].join(
        '/',
      )
    : controller;
}
