import { WorkloadFacts } from '@backstage-eco/plugin-eco-node';
import { crd, node, workload } from '../../../detection/testing/buildInventory';
import { detected, toolOf } from '../../__testUtils__/detected';
import { messagesOf, runCheck } from '../../__testUtils__/runCheck';
import { firstToolMissing } from './firstToolMissing';
import { stackTooLarge } from './stackTooLarge';

describe('stack-too-large', () => {
  function tool(memory: string, desired: number): WorkloadFacts {
    const container = { name: 'main', image: 'acme/tool:1', init: false };
    return workload([], {
      namespace: 'acme',
      name: 'tool',
      desired,
      containers: [
        { ...container, requests: { memory } },
        {
          ...container,
          name: 'setup',
          init: true,
          requests: { memory: '9Gi' },
        },
      ],
    });
  }
  const said = (each: WorkloadFacts, memory: string) =>
    messagesOf(stackTooLarge, {
      deployments: [each],
      detections: [detected('acme', [each])],
      nodes: [node({ allocatable: { memory } })],
    });

  it('finds more than a full stack takes, and more than its share', () => {
    expect(said(tool('3Gi', 3), '64Gi')).toEqual([
      'The stack requests at least 9.0 GiB of memory, 14% of the allocatable memory. Most of it goes to tool (9.0).',
    ]);
    expect(said(tool('512Mi', 4), '4Gi')).toEqual([
      'The stack requests at least 2.0 GiB of memory, 50% of the allocatable memory. Most of it goes to tool (2.0).',
    ]);
  });

  it('accepts a small stack, and ignores applications', () => {
    expect(said(tool('1Gi', 2), '16Gi')).toEqual([]);
    const application = tool('64Gi', 2);
    expect(messagesOf(stackTooLarge, { deployments: [application] })).toEqual(
      [],
    );
  });
});

describe('first-tool-missing', () => {
  const tools = [
    toolOf('traefik', { layers: ['ingress'] }),
    toolOf('cert-manager', { layers: ['certificates'] }),
    toolOf('grafana', { layers: ['observability'] }),
  ];
  const cluster = { tools, nodes: [node()] };

  it('names recommended layers that are empty', () => {
    const detections = [detected('traefik'), detected('grafana')];
    expect(messagesOf(firstToolMissing, { ...cluster, detections })).toEqual([
      "Eco found no tool for this layer: Certificates. Usual choices: cert-manager with Let's Encrypt.",
    ]);
    expect(messagesOf(firstToolMissing, cluster)).toHaveLength(3);
  });

  it('accepts the CRD of the usual choice', () => {
    const crds = [crd('certificates.cert-manager.io')];
    const detections = [detected('traefik'), detected('grafana')];
    expect(
      messagesOf(firstToolMissing, { ...cluster, crds, detections }),
    ).toEqual([]);
  });

  it('ignores tools that could not be detected, and clusters without pods', () => {
    const detections = [detected('traefik'), detected('grafana')];
    const unknownTools = ['cert-manager'];
    const { findings, unknown } = runCheck(firstToolMissing, {
      ...cluster,
      detections,
      unknownTools,
    });
    expect(findings).toEqual([]);
    expect(unknown).toHaveLength(1);
    expect(runCheck(firstToolMissing, { tools })).toMatchObject({
      findings: [],
      unknown: [{ reason: expect.stringContaining('No node runs pods') }],
    });
  });
});
