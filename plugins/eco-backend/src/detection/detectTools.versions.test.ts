import {
  detectTools,
  ToolDefinition,
} from '@backstage-eco/plugin-eco-recognition';
import { NodeFacts } from '@backstage-eco/plugin-eco-node';
import { acme, definition } from './testing/acme';
import { buildInventory, node, workload } from './testing/buildInventory';

const CHART = 'helm.sh/chart';
const VERSION = 'app.kubernetes.io/version';
const DIGEST = `acme/controller@sha256:${'1'.repeat(64)}`;
const charted: ToolDefinition = { ...acme, version: { chartIsApp: true } };

function detect(
  image: string,
  labels: Record<string, string>,
  by: ToolDefinition = acme,
) {
  const deployments = [workload([image], { labels })];
  const [{ version, counterEvidence }] = detectTools(
    buildInventory({ deployments }),
    [by],
  ).detections;
  return {
    version: version?.value,
    against: counterEvidence?.map(({ reason, value }) => `${reason} ${value}`),
  };
}

describe('a version', () => {
  it("may come from the tool's own chart, and no other", () => {
    expect(detect(DIGEST, { [CHART]: 'acme-2.3.0' }, charted).version).toBe(
      '2.3.0',
    );
    for (const chart of ['platform-2.3.0', 'umbrella-v1.0.0', 'x-acm-9.9.9']) {
      expect(detect(DIGEST, { [CHART]: chart }, charted).version).toBe(
        undefined,
      );
    }
  });

  it.each([
    ['acme-v1.2.3', '1.2.3'],
    ['acme-1.2.3_abc', '1.2.3+abc'],
    ['acme-104.2.0_up1.7.1', '1.7.1'],
    ['acme-103.1.1_up45.31.1-rancher.5', '45.31.1-rancher.5'],
    ['acme-1.2.3_uptime', '1.2.3+uptime'],
  ])(
    'is that of the chart %s before a vendor repackaged it',
    (chart, version) => {
      expect(detect(DIGEST, { [CHART]: chart }, charted).version).toBe(version);
      // Nor does a label that repeats the chart's version state that of the
      // tool.
      const labels = { [CHART]: chart, [VERSION]: version };
      expect(detect(DIGEST, labels).version).toBeUndefined();
    },
  );

  it('does not come from the label of another chart', () => {
    const labels = { [CHART]: 'platform-2.3.0', [VERSION]: '5.0.0' };
    expect(detect(DIGEST, labels, charted).version).toBeUndefined();
    expect(detect(DIGEST, labels).version).toBeUndefined();
    const own = { [CHART]: 'acme-operator-2.3.0', [VERSION]: '5.0.0' };
    expect(detect(DIGEST, own).version).toBe('5.0.0');
  });

  it('may come from charts that the definition names', () => {
    const named: ToolDefinition = {
      ...acme,
      version: { chartIsApp: true, charts: ['base', 'acm-*'] },
    };
    expect(detect(DIGEST, { [CHART]: 'base-1.4.0' }, named).version).toBe(
      '1.4.0',
    );
    expect(detect(DIGEST, { [CHART]: 'gate-1.4.0' }, named).version).toBe(
      undefined,
    );
  });

  it('is the tag if the label contradicts it, and says so', () => {
    expect(detect('acme/controller:1.4.0', { [VERSION]: '1.2.0' })).toEqual({
      version: '1.4.0',
      against: ['other-version 1.2.0'],
    });
  });

  it('is the label if the tag may be a build number', () => {
    expect(detect('acme/controller:42', { [VERSION]: '1.2.0' })).toEqual({
      version: '1.2.0',
      against: ['other-version acme/controller:42'],
    });
    expect(detect('acme/controller:2024', { [VERSION]: '1.2.0' })).toEqual({
      version: '1.2.0',
      against: undefined,
    });
  });

  it('is not the tag of a release containing the tool', () => {
    expect(
      detect('mirror/acme/controller:2.3.0', { [CHART]: 'platform-2.3.0' }),
    ).toEqual({
      version: undefined,
      against: ['other-version mirror/acme/controller:2.3.0'],
    });
  });

  it.each([
    ['1.2', '1.2.3'],
    ['v1.2.3-gke.7', '1.2.3'],
    ['1.2.3-alpine', 'v1.2.3'],
  ])('may be tag %s with label %s', (tag, label) => {
    expect(
      detect(`acme/controller:${tag}`, { [VERSION]: label }).against,
    ).toBeUndefined();
  });

  it('has several values if nodes do', () => {
    const kube = definition('kube', {
      installed: [
        { kind: 'node', kubeletVersions: ['v1.*'], version: 'kubelet' },
      ],
    });
    const nodes: NodeFacts[] = ['v1.31.4', 'v1.30.8', 'v1.31.4'].map(
      (kubeletVersion, index) => node({ name: `n${index}`, kubeletVersion }),
    );
    const [{ places, version }] = detectTools(buildInventory({ nodes }), [
      kube,
    ]).detections;
    expect(version?.value).toBe('1.31.4');
    expect(places.map(place => place.version?.value)).toEqual([
      '1.31.4',
      '1.30.8',
    ]);
  });
});
