import { ContainerFacts, WorkloadFacts } from '@backstage-eco/plugin-eco-node';
import { node, workload } from '../../../detection/testing/buildInventory';
import { detected } from '../../__testUtils__/detected';
import { messagesOf, NOW, runCheck } from '../../__testUtils__/runCheck';
import { toolImageNotPinned } from './toolImageNotPinned';
import { toolNotRunning } from './toolNotRunning';
import { toolWithoutRequests } from './toolWithoutRequests';

const DIGEST = `sha256:${'0'.repeat(64)}`;

function tool(images: string[], facts: Partial<WorkloadFacts> = {}) {
  const controller = workload(images, {
    namespace: 'acme',
    name: 'controller',
    createdAt: '2026-06-01T09:00:00Z',
    ...facts,
  });
  return {
    deployments: [controller],
    detections: [detected('acme', [controller])],
  };
}

describe('tool-image-not-pinned', () => {
  it('finds tags that move, and no tag', () => {
    expect(messagesOf(toolImageNotPinned, tool(['acme/a:latest']))).toEqual([
      'The image of controller has no fixed version: acme/a:latest.',
    ]);
    expect(
      messagesOf(toolImageNotPinned, tool(['acme/a:1.0', 'acme/b'])),
    ).toEqual(['The image of controller has no fixed version: acme/b.']);
    for (const tag of [
      'nightly',
      'latest-alpine',
      'v3-latest',
      'main_debian12',
      'v3',
      '16',
      'LTS',
    ]) {
      expect(messagesOf(toolImageNotPinned, tool([`a/b:${tag}`]))).toHaveLength(
        1,
      );
    }
  });

  it('accepts versions, digests and invalid images', () => {
    const images = [
      'a/b:v1.2',
      `a/b:latest@${DIGEST}`,
      'localhost:5000/a:2.0',
      'a/b:20240101',
      'a/b:main-1f3c9ab',
      'a/b:stable-2.14.10',
    ];
    expect(messagesOf(toolImageNotPinned, tool(images))).toEqual([]);
    expect(messagesOf(toolImageNotPinned, tool(['${IMAGE}']))).toEqual([]);
  });

  it('ignores applications, but not kube-system', () => {
    const web = workload(['shop/web:latest'], { name: 'web' });
    expect(messagesOf(toolImageNotPinned, { deployments: [web] })).toEqual([]);
    expect(
      messagesOf(toolImageNotPinned, {
        deployments: [{ ...web, namespace: 'kube-system' }],
      }),
    ).toHaveLength(1);
  });
});

describe('tool-without-requests', () => {
  it('finds workloads whose pods are evicted first', () => {
    const { findings } = runCheck(toolWithoutRequests, tool(['a/b:1']));
    expect(findings[0].message).toBe('controller requests no CPU or memory.');
    expect(findings[0].evidence.map(({ field }) => field)).toEqual(
      ['requests.cpu', 'requests.memory', 'limits.cpu', 'limits.memory'].map(
        amount => `spec.template.spec.containers[0].resources.${amount}`,
      ),
    );
  });

  const requesting = (amounts: Partial<ContainerFacts>) => {
    const container = { name: 'main', image: 'a/b:1', init: false };
    const containers = [{ ...container, ...amounts }];
    return messagesOf(toolWithoutRequests, tool([], { containers }));
  };

  it('finds workloads that request only CPU', () => {
    expect(requesting({ requests: { cpu: '10m' } })).toEqual([
      'controller requests no memory.',
    ]);
  });

  it('accepts requests of memory, and limits, which count as requests', () => {
    expect(requesting({ requests: { memory: '64Mi' } })).toEqual([]);
    expect(requesting({ limits: { memory: '1Gi' } })).toEqual([]);
  });
});

describe('tool-not-running', () => {
  const nodes = [node()];
  const down = tool(['a/b:1'], { desired: 1, ready: 0 });

  it('finds a tool without ready pods', () => {
    expect(messagesOf(toolNotRunning, { ...down, nodes })).toEqual([
      'No pod of controller is ready.',
    ]);
  });

  it('does not judge clusters that run no pods', () => {
    const { findings, unknown } = runCheck(toolNotRunning, down);
    expect(findings).toEqual([]);
    expect(unknown[0].reason).toBe('No node is ready, so no pod can run');
  });

  it('accepts workloads that are ready, scaled to zero, new or being deleted', () => {
    for (const facts of [
      { desired: 1, ready: 1 },
      { desired: 0, ready: 0 },
      { desired: 1, ready: 0, createdAt: NOW },
      { desired: 1, ready: 0, deletingSince: NOW },
    ]) {
      const cluster = { ...tool(['a/b:1'], facts), nodes };
      expect(messagesOf(toolNotRunning, cluster)).toEqual([]);
    }
  });
});
