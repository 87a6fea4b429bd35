import { Detection } from '@backstage-eco/plugin-eco-common';
import {
  CustomResourceSample,
  Inventory,
} from '@backstage-eco/plugin-eco-node';
import { node } from '../detection/testing/buildInventory';
import { failedInventory, KIND_SOURCES } from '../inventory';
import type { KindSource } from '../inventory';
import {
  detectedVersions,
  detectionReadAt,
  toClusterFacts,
} from './clusterFacts';

const OLD = '2026-01-01T00:00:00.000Z';
const NEW = '2026-01-02T00:00:00.000Z';

function inventoryWith(parts: Partial<Inventory['parts']>): Inventory {
  const { inventory } = failedInventory({
    cluster: 'blue',
    status: 'unreachable',
    reason: 'gone',
  });
  return { ...inventory, parts: { ...inventory.parts, ...parts } };
}

const evidence = (kind: string, apiVersion = 'v1') => ({
  signal: 'crd' as const,
  object: { apiVersion, kind, name: 'x' },
  field: 'metadata.name',
  value: 'x',
});

function evidenceOf({ group, versions, kind }: KindSource) {
  const apiVersion = group === '' ? versions[0] : `${group}/${versions[0]}`;
  return evidence(kind, apiVersion);
}

function sampleOf(
  facts: Pick<CustomResourceSample, 'kind' | 'sampledAt'>,
): CustomResourceSample {
  return {
    group: 'cert-manager.io',
    version: 'v1',
    plural: `${facts.kind.toLowerCase()}s`,
    scope: 'Namespaced',
    state: 'read',
    triedAt: NEW,
    crdFingerprint: 'same',
    sampled: 1,
    managers: [],
    owners: [],
    finalizers: [],
    deleting: 0,
    ...facts,
  };
}

const detection: Detection = {
  toolId: 'argocd',
  state: 'installed',
  confidence: 'high',
  places: [],
  evidence: [evidence('Deployment'), evidence('CustomResourceDefinition')],
};

describe('cluster-level facts', () => {
  it('do not count nodes that were never read', () => {
    expect(toClusterFacts(inventoryWith({}))).toEqual({
      readAt: undefined,
      nodeCount: undefined,
      simulatedNodeCount: undefined,
    });
  });

  it('count nodes, and those simulated by kwok', () => {
    const nodes = [
      node({ name: 'real', kubeletVersion: 'v1.37.2' }),
      node({
        name: 'annotated',
        annotations: { 'kwok.x-k8s.io/node': 'fake' },
      }),
      node({ name: 'staged', kubeletVersion: 'kwok-v0.8.0' }),
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

  describe('the age of a detection', () => {
    const OLDEST = '2025-12-31T00:00:00.000Z';
    const read = (readAt: string) => ({
      state: 'read' as const,
      readAt,
      items: [],
    });
    const stale = { ...read(OLD), since: NEW, reason: 'forbidden' };
    const ageOf = (
      changes: Partial<Detection>,
      parts: Partial<Inventory['parts']>,
      samples?: CustomResourceSample[],
    ) => {
      const facts = { ...detection, evidence: [], ...changes };
      return detectionReadAt(facts, { ...inventoryWith(parts), samples });
    };

    it('is that of its oldest facts', () => {
      const crd = evidenceOf(KIND_SOURCES.crds);
      const parts = {
        deployments: { ...stale, state: 'stale' as const },
        crds: read(NEW),
        nodes: read(OLDEST),
      };
      const deployment = evidenceOf(KIND_SOURCES.deployments);
      expect(ageOf({ evidence: [crd, deployment] }, parts)).toBe(OLD);
      expect(ageOf({ evidence: [crd] }, parts)).toBe(NEW);
    });

    it.each(Object.values(KIND_SOURCES).map(source => [source.part, source]))(
      'knows where evidence of %s is from',
      (part, source) => {
        const parts = { [part]: read(NEW) };
        const other = part === 'nodes' ? 'pods' : 'nodes';
        expect(
          ageOf(
            { evidence: [evidenceOf(source)] },
            { ...parts, [other]: read(OLDEST) },
          ),
        ).toBe(NEW);
      },
    );

    it('includes evidence for versions, and counter-evidence', () => {
      const parts = { crds: read(NEW), pods: read(OLD), nodes: read(OLDEST) };
      const pod = evidenceOf(KIND_SOURCES.pods);
      const crd = evidenceOf(KIND_SOURCES.crds);
      const version = { value: '1.0.0', evidence: pod };
      const { object, field, value } = pod;
      const counter = { reason: 'not-ready' as const, object, field, value };
      for (const changes of [
        { version },
        { places: [{ workloads: [], version }] },
        { counterEvidence: [counter] },
      ]) {
        expect(ageOf({ evidence: [crd], ...changes }, parts)).toBe(OLD);
      }
    });

    it('is that of the sample behind a custom resource', () => {
      const custom = {
        ...evidence('Certificate', 'cert-manager.io/v1'),
        signal: 'customResource' as const,
      };
      const parts = { certificates: read(NEW), nodes: read(OLDEST) };
      const sample = sampleOf({ kind: 'Certificate', sampledAt: OLD });
      const other = sampleOf({ kind: 'Issuer', sampledAt: OLDEST });
      expect(ageOf({ evidence: [custom] }, parts, [other, sample])).toBe(OLD);
    });

    it('is that of the oldest list if the origin is unknown', () => {
      const unknown = evidence('Application', 'argoproj.io/v1alpha1');
      // A kind with the same name in another group.
      const serving = evidence('Service', 'serving.knative.dev/v1');
      const parts = { services: read(NEW), nodes: read(OLD), crds: read(NEW) };
      expect(ageOf({ evidence: [unknown] }, parts)).toBe(OLD);
      expect(ageOf({ evidence: [serving] }, parts)).toBe(OLD);
      expect(ageOf({ evidence: [] }, parts)).toBe(OLD);
      expect(ageOf({ evidence: [unknown] }, {})).toBe('');
    });
  });

  it('include every version once', () => {
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
