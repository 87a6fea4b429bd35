import { boundedText, objectIn } from '../boundedText';
import { hasTrueCondition } from './hasTrueCondition';
import { KindSource } from './KindSource';

/** Nodes. */
export const nodes: KindSource<'nodes'> = {
  part: 'nodes',
  group: '',
  versions: ['v1'],
  resource: 'nodes',
  kind: 'Node',
  toFacts: (raw, common) => {
    const nodeInfo = objectIn(objectIn(raw, 'status'), 'nodeInfo');
    return {
      ...common,
      providerId: boundedText(objectIn(raw, 'spec').providerID),
      kubeletVersion: boundedText(nodeInfo.kubeletVersion),
      osImage: boundedText(nodeInfo.osImage),
      containerRuntime: boundedText(nodeInfo.containerRuntimeVersion),
      ready: hasTrueCondition(raw, 'Ready'),
    };
  },
};
