import {
  DeclaredMaturity,
  MaturityLevelNumber,
  Tool,
} from '@backstage-eco/plugin-eco-common';
import {
  ClusterServiceVersionFacts,
  WorkloadFacts,
} from '@backstage-eco/plugin-eco-node';
import { observedFact } from '../observedFact';

/**
 * Values of the annotation `capabilities` of ClusterServiceVersions.
 *
 * @see https://sdk.operatorframework.io/docs/overview/operator-capabilities/
 */
const CAPABILITIES: Record<string, MaturityLevelNumber> = {
  'basic install': 1,
  'seamless upgrades': 2,
  'full lifecycle': 3,
  'deep insights': 4,
  'auto pilot': 5,
};

/**
 * Table of well-known operators from the primer, by the ids of their
 * definitions.
 */
const PRIMER: Record<string, MaturityLevelNumber> = {
  'prometheus-operator': 5,
  'cert-manager': 4,
  strimzi: 4,
  'cloudnative-pg': 4,
  'zalando-postgres-operator': 4,
  rook: 5,
};

/**
 * Collects the declared maturity levels of an operator, from all sources, even
 * if they contradict each other. Pure.
 *
 * @param options - `bundle`: its ClusterServiceVersion; `tool`: the tool that
 * it was recognized as
 */
export function declaredMaturity(options: {
  bundle: ClusterServiceVersionFacts | undefined;
  tool: Tool | undefined;
}): DeclaredMaturity[] {
  const { bundle, tool } = options;
  const declared: DeclaredMaturity[] = [];
  const words = bundle?.annotations.capabilities;
  const key = words?.toLowerCase().replace('-', ' ') ?? '';
  const byOlm = Object.hasOwn(CAPABILITIES, key) && CAPABILITIES[key];
  if (bundle && words && byOlm) {
    const fact = observedFact(
      bundle,
      'metadata.annotations[capabilities]',
      words,
    );
    declared.push({ by: 'olm', level: byOlm, fact });
  }
  if (tool && Object.hasOwn(PRIMER, tool.id)) {
    declared.push({ by: 'primer', level: PRIMER[tool.id] });
  }
  if (tool?.capability) {
    const { level, source, date } = tool.capability;
    declared.push({ by: 'definition', level, source, date });
  }
  return declared;
}

/** Returns the ClusterServiceVersion that installed a workload. */
export function bundleOf(
  workload: WorkloadFacts,
  bundles: readonly ClusterServiceVersionFacts[],
): ClusterServiceVersionFacts | undefined {
  return bundles.find(
    ({ namespace, deployments }) =>
      workload.kind === 'Deployment' &&
      namespace === workload.namespace &&
      deployments.includes(workload.name),
  );
}
