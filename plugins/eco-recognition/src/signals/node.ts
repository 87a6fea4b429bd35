import { NodeFacts } from '@backstage-eco/plugin-eco-node';
import { matchesAny, matchKeyValues } from '../patterns';
import { evidenceOf, fieldVersions } from './evidence';
import { SignalMatch, SignalMatcher, VersionCandidate } from './SignalMatcher';
import { NodeSignal } from './types';

type Fact = { field: string; value: string };

function metadataFacts(
  node: NodeFacts,
  signal: NodeSignal,
): Array<Fact | undefined> {
  const facts: Array<Fact | undefined> = [];
  for (const list of ['labels', 'annotations'] as const) {
    const pattern = signal[list];
    if (pattern) {
      const found = matchKeyValues(node[list], pattern);
      facts.push(
        found && {
          field: `metadata.${list}[${found.key}]`,
          value: found.value,
        },
      );
    }
  }
  return facts;
}

function statusFacts(
  node: NodeFacts,
  signal: NodeSignal,
): Array<Fact | undefined> {
  const criteria: Array<[string, string | undefined, string[] | undefined]> = [
    ['spec.providerID', node.providerId, signal.providerIds],
    [
      'status.nodeInfo.kubeletVersion',
      node.kubeletVersion,
      signal.kubeletVersions,
    ],
    ['status.nodeInfo.osImage', node.osImage, signal.osImages],
  ];
  return criteria
    .filter(([, , patterns]) => patterns !== undefined)
    .map(([field, value, patterns]) =>
      value !== undefined && matchesAny(value, patterns!)
        ? { field, value }
        : undefined,
    );
}

function versionsOf(node: NodeFacts, signal: NodeSignal): VersionCandidate[] {
  if (signal.version === 'kubelet') {
    const { kubeletVersion } = node;
    return kubeletVersion
      ? [
          {
            source: 'kubelet',
            text: kubeletVersion,
            evidence: evidenceOf('node', node, {
              field: 'status.nodeInfo.kubeletVersion',
              value: kubeletVersion,
            }),
          },
        ]
      : [];
  }
  return fieldVersions('node', node, {
    field: signal.version ?? {},
    source: 'objectField',
  });
}

/** Matches nodes that meet all criteria of the signal. */
export const nodeMatcher: SignalMatcher<'node'> = {
  kind: 'node',

  lists: () => ['nodes'],

  match(signal, index) {
    const matches: SignalMatch[] = [];
    for (const node of index.items('nodes')) {
      const facts = [
        ...metadataFacts(node, signal),
        ...statusFacts(node, signal),
      ];
      const [first] = facts;
      if (first && facts.every(fact => fact !== undefined)) {
        matches.push({
          evidence: evidenceOf('node', node, first),
          versions: versionsOf(node, signal),
        });
      }
    }
    return matches;
  },
};
