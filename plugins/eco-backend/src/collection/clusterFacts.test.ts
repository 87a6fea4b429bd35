import { Detection } from '@backstage-eco/plugin-eco-common';
import { Inventory, NodeFacts } from '@backstage-eco/plugin-eco-node';
import { failedInventory } from '../inventory';
import {
  detectedVersions,
  detectionReadAt,
  toClusterFacts,
} from './clusterFacts';

const OLD = '2026-01-01T00:00:00.000Z';
const NEW = '2026-01-02T00:00:00.000Z';

function node(name: string, changes: Partial<NodeFacts> = {}): NodeFacts {
  return {
    apiVersion: 'v1',
    kind: 'Node',
    name,
    labels: {},
    annotations: {},
    managers: [],
    ready: true,
    ...changes,
  };
}

function inventoryWith(parts: Partial<Inventory['parts']>): Inventory {
  const { inventory } = failedInventory({
    cluster: 'blue',
    status: 'unreachable',
    reason: 'gone',
  });
  return { ...inventory, parts: { ...inventory.parts, ...parts } };
}

const evidence = (kind: string) => ({
  signal: 'crd' as const,
  object: { apiVersion: 'v1', kind, name: 'x' },
  field: 'metadata.name',
  value: 'x',
});

const detection: Detection = {
  toolId: 'argocd',
  state: 'installed',
  confidence: 'high',
  places: [],
  evidence: [evidence('Deployment'), evidence('CustomResourceDefinition')],
};

describe('what is kept beside the lists', () => {
  it('says nothing of nodes that were never read', () => {
    expect(toClusterFacts(inventoryWith({}))).toEqual({
      readAt: undefined,
      nodeCount: undefined,
      simulatedNodeCount: undefined,
    });
  });

  it('counts nodes, and those that kwok plays', () => {
    const nodes = [
      node('real', { kubeletVersion: 'v1.37.2' }),
      node('annotated', { annotations: { 'kwok.x-k8s.io/node': 'fake' } }),
      node('staged', { kubeletVersion: 'kwok-v0.8.0' }),
    ];
    expect(
      toClusterFacts(
        inventoryWith({
          nodes: { state: 'read', readAt: NEW, items: nodes },
          crds: { state: 'not-served', readAt: OLD },
        }),
      ),
    ).toEqual({ readAt: NEW, nodeCount: 3, simulatedNodeCount: 2 });
  });

  it('gives a detection the age of its oldest facts', () => {
    const inventory = inventoryWith({
      deployments: {
        state: 'stale',
        readAt: OLD,
        items: [],
        since: NEW,
        reason: 'forbidden',
      },
      crds: { state: 'read', readAt: NEW, items: [] },
    });
    expect(detectionReadAt(detection, inventory, 'never')).toBe(OLD);
    const crdOnly = { ...detection, evidence: detection.evidence.slice(1) };
    expect(detectionReadAt(crdOnly, inventory, 'never')).toBe(NEW);
    const custom = { ...detection, evidence: [evidence('Application')] };
    expect(detectionReadAt(custom, inventory, NEW)).toBe(NEW);
  });

  it('names every version once', () => {
    const reading = (value: string) => ({ value, evidence: evidence('x') });
    expect(
      detectedVersions({
        ...detection,
        version: reading('3.2.0'),
        places: [
          { workloads: [], version: reading('3.2.0') },
          { workloads: [], version: reading('3.1.0') },
          { workloads: [] },
        ],
      }),
    ).toEqual(['3.2.0', '3.1.0']);
  });
});
