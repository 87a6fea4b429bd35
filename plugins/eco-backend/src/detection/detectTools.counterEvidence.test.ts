import { detectTools } from '@backstage-eco/plugin-eco-recognition';
import { acme, controller, definition } from './testing/acme';
import { buildInventory, crd, workload } from './testing/buildInventory';

type Lists = Parameters<typeof buildInventory>[0];

const against = (lists: Lists, definitions = [acme]) =>
  detectTools(buildInventory(lists), definitions).detections[0].counterEvidence;

describe('counter-evidence', () => {
  it('is absent if the workload is ready or does not tell', () => {
    expect(
      against({ deployments: [controller({ desired: 2, ready: 1 })] }),
    ).toBeUndefined();
    expect(against({ deployments: [controller()] })).toBeUndefined();
  });

  it('is a workload that is scaled to zero, not ready or being deleted', () => {
    expect(
      against({
        deployments: [controller({ desired: 0, ready: 0, name: 'zero' })],
        daemonSets: [
          controller({ kind: 'DaemonSet', desired: 3, ready: 0, name: 'none' }),
        ],
        statefulSets: [
          controller({
            kind: 'StatefulSet',
            name: 'going',
            deletingSince: '2026-01-01T00:00:00Z',
          }),
        ],
      })?.map(({ reason, object: { kind, name }, field, value }) =>
        [reason, `${kind}/${name}`, field, value].join(' '),
      ),
    ).toEqual([
      'scaled-to-zero Deployment/zero spec.replicas 0',
      'being-deleted StatefulSet/going metadata.deletionTimestamp 2026-01-01T00:00:00Z',
      'not-ready DaemonSet/none status.numberReady 0 of 3',
    ]);
  });

  it('is a CRD that nothing acts on, or that is not served', () => {
    const failed = crd('things.acme.io', {
      established: false,
      conditions: [
        { type: 'Established', status: 'False', message: 'bad CA bundle' },
      ],
    });
    expect(against({ crds: [failed] })).toMatchObject([
      { reason: 'not-established', value: 'bad CA bundle' },
      {
        reason: 'no-workload',
        object: { kind: 'CustomResourceDefinition', name: 'things.acme.io' },
        field: 'spec.group',
        value: 'acme.io',
      },
    ]);
  });

  it('is a label of an alternative, and of nothing else', () => {
    const rival = (alternatives: string[]) => [
      acme,
      definition(
        'rival',
        {
          installed: [
            { kind: 'workload', labels: { 'app.kubernetes.io/name': 'rival' } },
          ],
        },
        {
          alternatives: alternatives.map(toolId => ({
            toolId,
            difference: 'Another one.',
          })),
        },
      ),
    ];
    const deployments = [
      controller({ labels: { 'app.kubernetes.io/name': 'rival' } }),
    ];
    expect(against({ deployments }, rival(['acme']))).toMatchObject([
      {
        reason: 'other-tool',
        field: 'metadata.labels[app.kubernetes.io/name]',
        value: 'rival',
      },
    ]);
    expect(against({ deployments }, rival([]))).toBeUndefined();
  });

  it('is bounded, in total and per reason', () => {
    const deployments = Array.from({ length: 50 }, (_, at) =>
      workload(['acme/controller:1'], { name: `c${at}`, desired: 0 }),
    );
    expect(against({ deployments })).toHaveLength(5);
  });
});
