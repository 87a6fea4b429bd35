import {
  ClusterSummary,
  STACK_LAYERS,
  StackLayer,
  ToolInCluster,
} from '@backstage-eco/plugin-eco-common';
import { layerState } from './layerState';

const readAt = '2026-01-01T00:00:00Z';

function cluster(name: string, change: Partial<ClusterSummary> = {}) {
  return {
    name,
    title: name,
    outcome: { status: 'ok' as const },
    unread: [],
    readAt,
    ...change,
  };
}

function layer(id: string, found: Array<Partial<ToolInCluster>>): StackLayer {
  return {
    ...STACK_LAYERS.find(candidate => candidate.id === id)!,
    tools: found.map(inCluster => ({
      id: 'tool',
      name: 'Tool',
      purpose: '',
      clusters: [
        {
          cluster: 'a',
          state: 'installed',
          confidence: 'high',
          versions: [],
          readAt,
          ...inCluster,
        },
      ],
    })),
    unknownIn: [],
  };
}

describe('layerState', () => {
  it('reports a gap only for a layer needed from the first day', () => {
    const clusters = [cluster('a'), cluster('b')];
    expect(layerState(layer('cni', [{}]), clusters)).toEqual({
      filledIn: ['a'],
      gapIn: ['b'],
      growIn: [],
      unknown: [],
      asOf: [],
    });
    expect(layerState(layer('gitops', []), clusters)).toMatchObject({
      gapIn: [],
      growIn: ['a', 'b'],
    });
  });

  it('treats a cluster that was not checked as unknown', () => {
    const blind: StackLayer = {
      ...layer('cni', []),
      unknownIn: [
        { cluster: 'a', reason: 'no answer', since: readAt },
        { cluster: 'b', reason: 'no answer', since: '2025-12-31T00:00:00Z' },
      ],
    };
    const never = cluster('c', {
      readAt: undefined,
      outcome: { status: 'unreachable', reason: 'refused', at: readAt },
    });
    expect(layerState(blind, [cluster('a'), cluster('b'), never])).toEqual({
      filledIn: [],
      gapIn: [],
      growIn: [],
      unknown: [
        {
          reason: 'no answer',
          clusters: ['a', 'b'],
          since: '2025-12-31T00:00:00Z',
          neverRead: false,
        },
        { reason: 'refused', clusters: ['c'], since: readAt, neverRead: true },
      ],
      asOf: [],
    });
  });

  it('keeps what was found in a cluster that is partly unknown', () => {
    const half: StackLayer = {
      ...layer('cni', [{}]),
      unknownIn: [{ cluster: 'a', reason: 'no webhooks', since: readAt }],
    };
    expect(layerState(half, [cluster('a')])).toEqual({
      filledIn: ['a'],
      gapIn: [],
      growIn: [],
      unknown: [
        {
          reason: 'no webhooks',
          clusters: ['a'],
          since: readAt,
          neverRead: false,
        },
      ],
      asOf: [],
    });
  });

  it('reports only the data age of a cluster that cannot be read', () => {
    const stale: StackLayer = {
      ...layer('cni', []),
      unknownIn: [{ cluster: 'a', reason: 'refused', since: readAt }],
    };
    const outcome = { status: 'unreachable' as const, reason: 'refused' };
    expect(layerState(stale, [cluster('a', { outcome })])).toEqual({
      filledIn: [],
      gapIn: [],
      growIn: [],
      unknown: [],
      asOf: [{ clusters: ['a'], readAt, isUnknown: true }],
    });
    const known = layer('cni', [{ state: 'installed' }]);
    expect(layerState(known, [cluster('a', { outcome })]).asOf).toEqual([
      { clusters: ['a'], readAt, isUnknown: false },
    ]);
  });

  it('counts a layer as filled by a trace, but not by a leftover', () => {
    const leftover = layer('certificates', [{ state: 'leftover' }]);
    expect(layerState(leftover, [cluster('a')]).gapIn).toEqual(['a']);
    const traced = layer('package-management', [{ state: 'traced' }]);
    expect(layerState(traced, [cluster('a')])).toMatchObject({
      filledIn: ['a'],
      gapIn: [],
    });
  });
});
