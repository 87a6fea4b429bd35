import {
  ClusterSummary,
  DetectionState,
  STACK_LAYERS,
  Stack,
  StackTool,
} from '@backstage-eco/plugin-eco-common';
import { countFleet } from './fleet';

const AT = '2026-01-02T03:04:05Z';

function cluster(name: string, readAt?: string): ClusterSummary {
  const outcome = { status: readAt ? ('ok' as const) : ('pending' as const) };
  return { name, title: name, outcome, unread: [], readAt };
}

function tool(id: string, found: Record<string, DetectionState>): StackTool {
  const clusters = Object.entries(found).map(([name, state]) => ({
    cluster: name,
    state,
    confidence: 'high' as const,
    versions: [],
    readAt: AT,
  }));
  return { id, name: id, purpose: '', clusters };
}

function stack(toolsOfLayer: Record<string, StackTool[]>): Stack {
  return {
    clusters: [cluster('prod', AT), cluster('dev', AT), cluster('new')],
    layers: STACK_LAYERS.map(layer => ({
      ...layer,
      tools: toolsOfLayer[layer.id] ?? [],
      unknownIn: [],
    })),
    services: [],
  };
}

describe('countFleet', () => {
  it('counts a tool once across layers and clusters', () => {
    const cilium = tool('cilium', { prod: 'installed', dev: 'installed' });
    const fleet = countFleet(
      stack({ cni: [cilium], 'service-mesh': [cilium] }),
    );
    expect(fleet).toMatchObject({ toolCount: 1, filledLayerCount: 2 });
    expect(fleet.clusters.map(({ toolCount }) => toolCount)).toEqual([
      1,
      1,
      undefined,
    ]);
  });

  it('counts traces of a tool, but not leftovers', () => {
    const fleet = countFleet(
      stack({
        policy: [tool('kyverno', { prod: 'leftover' })],
        'developer-experience': [tool('skaffold', { dev: 'traced' })],
      }),
    );
    expect(fleet).toMatchObject({ toolCount: 1, filledLayerCount: 1 });
  });

  it('does not count zero tools in a cluster that was never read', () => {
    const fleet = countFleet(stack({}));
    expect(fleet.readCount).toBe(2);
    expect(fleet.clusters[2].toolCount).toBeUndefined();
  });
});
