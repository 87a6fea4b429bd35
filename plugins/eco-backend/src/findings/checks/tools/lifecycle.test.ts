import { Tool } from '@backstage-eco/plugin-eco-common';
import { detected, toolOf } from '../../__testUtils__/detected';
import { messagesOf, runCheck } from '../../__testUtils__/runCheck';
import { severalCnis } from './severalCnis';
import { severalToolsForOneJob } from './severalToolsForOneJob';
import { toolDeprecated } from './toolDeprecated';
import { toolLeftover } from './toolLeftover';
import { toolRetired } from './toolRetired';
import { toolSandbox } from './toolSandbox';

const stated = { source: 'https://acme.io', date: '2026-01-01' };
const tools: Tool[] = [
  toolOf('old', {
    lifecycle: {
      ...stated,
      state: 'retired',
      note: 'Ended in May.',
      successors: ['fine'],
    },
  }),
  toolOf('fine', { lifecycle: { ...stated, state: 'active' } }),
  toolOf('going', { lifecycle: { ...stated, state: 'deprecated' } }),
  toolOf('young', { cncf: { ...stated, status: 'sandbox' } }),
  toolOf('shelved', { cncf: { ...stated, status: 'archived' } }),
];
const detections = tools.map(({ id }) => detected(id));

describe('tools by their lifecycle', () => {
  it('are found while they are installed', () => {
    const cluster = { tools, detections };
    expect(messagesOf(toolRetired, cluster)).toEqual([
      'old is retired. Ended in May. Successor: fine.',
      'shelved is archived.',
    ]);
    expect(messagesOf(toolDeprecated, cluster)).toEqual([
      'going is deprecated.',
    ]);
    expect(messagesOf(toolSandbox, cluster)).toEqual([
      'young is a CNCF sandbox project.',
    ]);
  });

  it('are ignored if only marks or leftovers remain', () => {
    const left = detections.map(each => ({
      ...each,
      state: 'leftover' as const,
    }));
    expect(messagesOf(toolRetired, { tools, detections: left })).toEqual([]);
    expect(messagesOf(toolLeftover, { tools, detections: left })).toHaveLength(
      5,
    );
    expect(messagesOf(toolLeftover, { tools, detections })).toEqual([]);
  });

  it('are unknown if detection was not possible', () => {
    const unknownIn = (toolId: string) =>
      runCheck(toolRetired, { tools, unknownTools: [toolId] }).unknown;
    expect(unknownIn('old')).toEqual([
      {
        checkId: 'tool-retired',
        reason: 'Whether the cluster has old is unknown: it was not read',
      },
    ]);
    expect(unknownIn('fine')).toEqual([]);
  });
});

describe('several-tools-for-one-job', () => {
  const policy = (id: string, rival?: string) =>
    toolOf(id, {
      alternatives: rival ? [{ toolId: rival, difference: 'None.' }] : [],
    });

  const running = (id: string) =>
    detected(id, [{ apiVersion: 'apps/v1', kind: 'Deployment', name: id }]);

  it('finds alternatives in one layer', () => {
    const cluster = {
      tools: [policy('a', 'b'), policy('b'), policy('c')],
      detections: ['a', 'b', 'c'].map(running),
    };
    expect(messagesOf(severalToolsForOneJob, cluster)).toEqual([
      'a and b do the same job: policy.',
    ]);
    expect(
      messagesOf(severalToolsForOneJob, {
        ...cluster,
        detections: [running('a'), running('c')],
      }),
    ).toEqual([]);
  });

  it('ignores tools that consist only of CRDs', () => {
    expect(
      messagesOf(severalToolsForOneJob, {
        tools: [policy('a', 'b'), policy('b')],
        detections: [running('a'), detected('b')],
      }),
    ).toEqual([]);
  });
});

describe('several-cnis', () => {
  const running = (...ids: string[]) =>
    messagesOf(severalCnis, {
      detections: ids.map(id =>
        detected(id, [{ apiVersion: 'apps/v1', kind: 'DaemonSet', name: id }]),
      ),
    });

  it('finds two CNI plugins, and accepts compatible ones', () => {
    expect(running('calico', 'cilium')).toEqual([
      'calico and cilium are both set up as the pod network of this cluster.',
    ]);
    expect(running('calico')).toEqual([]);
    expect(running('calico', 'flannel')).toEqual([]);
    expect(running('aws-vpc-cni', 'calico')).toEqual([]);
  });

  it('ignores an operator without a network', () => {
    const operators = [detected('calico'), detected('cilium')];
    expect(messagesOf(severalCnis, { detections: operators })).toEqual([]);
  });
});
