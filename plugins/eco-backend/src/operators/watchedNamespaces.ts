import { WatchedNamespaces } from '@backstage-eco/plugin-eco-common';
import {
  ClusterServiceVersionFacts,
  WorkloadFacts,
} from '@backstage-eco/plugin-eco-node';
import { containerPath } from '@backstage-eco/plugin-eco-recognition';
import { observedFact } from './observedFact';

const MAX_NAMESPACES = 100;
const OLM_NAMESPACES = 'olm.targetNamespaces';

/**
 * Returns the namespaces that an operator watches, from a setting of its
 * containers, or else from an annotation that OLM sets on its bundle.
 *
 * @returns undefined if neither is present
 */
export function watchedNamespaces(
  workload: WorkloadFacts,
  bundle: ClusterServiceVersionFacts | undefined,
): WatchedNamespaces | undefined {
  for (const [position, { settings }] of workload.containers.entries()) {
    const setting = settings?.watchedNamespaces;
    if (setting) {
      const { value } = setting;
      const field = `${containerPath(workload, position)}.${setting.field}`;
      const text = value === 'all' ? value : value.join(', ');
      return toWatched(value, observedFact(workload, field, text));
    }
  }
  const noted = bundle?.annotations[OLM_NAMESPACES];
  if (!bundle || noted === undefined) {
    return undefined;
  }
  return toWatched(
    noted === '' ? 'all' : noted.split(','),
    observedFact(bundle, `metadata.annotations[${OLM_NAMESPACES}]`, noted),
  );
}

function toWatched(
  value: string[] | 'all',
  fact: WatchedNamespaces['fact'],
): WatchedNamespaces {
  return {
    isAll: value === 'all',
    namespaces: value === 'all' ? [] : value.slice(0, MAX_NAMESPACES),
    fact,
  };
}
