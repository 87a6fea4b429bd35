import { ClusterSummary } from '@backstage-eco/plugin-eco-common';
import { clusters } from '../../dev/answers';
import { certManager } from '../../dev/certManager';
import { recordedTools } from '../../dev/recorded';
import { clustersOfTool } from './clustersOfTool';
import { NO_VERSION, versionMatrix } from './versionMatrix';

const neverRead: ClusterSummary = {
  name: 'new',
  title: 'new',
  outcome: { status: 'pending' },
  unread: [],
};

describe('clustersOfTool', () => {
  it('separates found, unknown and not found', () => {
    const parted = clustersOfTool(certManager, [...clusters, neverRead]);
    expect(parted.found.map(({ cluster }) => cluster.name)).toEqual([
      'demo-dev',
      'demo-prod',
    ]);
    expect(parted.unknown.map(({ cluster }) => cluster.name)).toEqual([
      'edge-hamburg',
      'new',
    ]);
    expect(parted.notFound).toEqual([]);
    const without = { ...certManager, detections: [], unknown: [] };
    expect(
      clustersOfTool(without, clusters).notFound.map(({ name }) => name),
    ).toEqual(['demo-dev', 'demo-prod', 'edge-hamburg']);
  });

  it('keeps a leftover in a cluster that is also unknown', () => {
    const both = {
      ...certManager,
      unknown: [{ ...certManager.unknown[0], cluster: 'demo-dev' }],
    };
    const parted = clustersOfTool(both, clusters.slice(0, 1));
    expect(parted.found).toHaveLength(1);
    expect(parted.unknown).toHaveLength(1);
  });
});

describe('versionMatrix', () => {
  it('lists each installation under its own version', () => {
    const detail = recordedTools['ingress-nginx'];
    const { found } = clustersOfTool(detail, clusters);
    const { versions, rows } = versionMatrix(found);
    expect(versions).toEqual(['1.15.1', '1.11.3']);
    expect([...rows[0].cells]).toEqual([
      ['1.11.3', ['ingress-legacy']],
      ['1.15.1', ['ingress-nginx']],
    ]);
  });

  it('puts installations without a version last', () => {
    const { found } = clustersOfTool(recordedTools.kyverno, clusters);
    expect(versionMatrix(found).versions).toEqual(['1.16.1', NO_VERSION]);
  });

  it('uses the version of the detection if no place has one', () => {
    const { found } = clustersOfTool(certManager, clusters);
    const { detection } = found[0];
    const places = detection.places.map(({ version: _, ...place }) => place);
    const bare = { ...found[0], detection: { ...detection, places } };
    expect([...versionMatrix([bare]).rows[0].cells]).toEqual([
      ['1.17.2', ['cert-manager']],
    ]);
    const nowhere = { ...bare, detection: { ...detection, places: [] } };
    expect([...versionMatrix([nowhere]).rows[0].cells]).toEqual([
      ['1.17.2', [undefined]],
    ]);
  });
});
