import {
  boundedObjects,
  boundedText,
  objectIn,
} from '@backstage-eco/plugin-eco-recognition';
import { conditionsOf } from './conditionsOf';
import { conditionStatus } from './conditionStatus';
import { KindSource } from './KindSource';
import { resourceAmounts } from './resourceAmounts';

/** Nodes. */
export const nodes: KindSource<'nodes'> = {
  part: 'nodes',
  group: '',
  versions: ['v1'],
  resource: 'nodes',
  kind: 'Node',
  uses: {
    collection: ['kubeletVersion'],
    detection: ['providerId', 'kubeletVersion', 'osImage'],
    findings: [
      'ready',
      'conditions',
      'taints',
      'allocatable',
      'kubeletVersion',
      'containerRuntime',
    ],
    summaries: ['allocatable'],
  },
  toFacts: (raw, common) => {
    const spec = objectIn(raw, 'spec');
    const status = objectIn(raw, 'status');
    const nodeInfo = objectIn(status, 'nodeInfo');
    return {
      ...common,
      providerId: boundedText(spec.providerID),
      kubeletVersion: boundedText(nodeInfo.kubeletVersion),
      osImage: boundedText(nodeInfo.osImage),
      containerRuntime: boundedText(nodeInfo.containerRuntimeVersion),
      ready: conditionStatus(raw, 'Ready') === 'True',
      // Their messages report free capacity, which changes constantly.
      conditions: conditionsOf(raw).map(
        ({ message, ...condition }) => condition,
      ),
      taints: boundedObjects(spec.taints).map(taint => ({
        key: boundedText(taint.key) ?? '',
        effect: boundedText(taint.effect) ?? '',
      })),
      allocatable: resourceAmounts(status.allocatable),
    };
  },
};

/** NodeMetrics, if metrics-server or an equivalent is installed. */
export const nodeMetrics: KindSource<'nodeMetrics'> = {
  part: 'nodeMetrics',
  group: 'metrics.k8s.io',
  versions: ['v1beta1', 'v1'],
  resource: 'nodes',
  kind: 'NodeMetrics',
  // It does not support watches: every answer is a new measurement.
  later: 'list',
  isAside: true,
  uses: { findings: ['usage', 'measuredAt'], summaries: ['usage'] },
  toFacts: (raw, common) => ({
    ...common,
    usage: resourceAmounts(raw.usage) ?? {},
    measuredAt: boundedText(raw.timestamp),
  }),
};
