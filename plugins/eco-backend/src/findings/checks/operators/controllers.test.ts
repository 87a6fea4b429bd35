import { CrdFacts, WorkloadFacts } from '@backstage-eco/plugin-eco-node';
import { workload } from '../../../detection/testing/buildInventory';
import type { CrdController } from '../../../operators';
import { messagesOf } from '../../__testUtils__/runCheck';
import {
  controlledBy,
  noController,
  operator,
  watching,
  widgets,
} from './__testUtils__/widgets';
import { crdWithoutStatusSubresource } from './crdWithoutStatusSubresource';
import { leaderElectionOff } from './leaderElectionOff';
import { severalControllers } from './severalControllers';

describe('crd-without-status-subresource', () => {
  const withStatus = (...subresources: string[]): CrdFacts => ({
    ...widgets,
    versions: [{ ...widgets.versions[0], hasStatus: true, subresources }],
  });
  const said = (each: CrdFacts, controllers: CrdController[]) =>
    messagesOf(crdWithoutStatusSubresource, { crds: [each], controllers });

  it('finds a status that a controller writes with the object', () => {
    const controllers = controlledBy(operator('acme'));
    expect(said(withStatus(), controllers)).toEqual([
      'CRD widgets.acme.io has a status but no status subresource.',
    ]);
    expect(said(withStatus('status'), controllers)).toEqual([]);
    // It has no status at all.
    expect(said(widgets, controllers)).toEqual([]);
    expect(said(withStatus(), noController)).toEqual([]);
  });
});

describe('several-controllers-of-a-kind', () => {
  const said = (one: WorkloadFacts, other: WorkloadFacts) =>
    messagesOf(severalControllers, {
      crds: [widgets],
      deployments: [one, other],
      controllers: controlledBy(one, other),
    });

  it('finds two installations that watch the same namespaces', () => {
    expect(said(operator('blue'), operator('green'))).toEqual([
      'blue/operator and green/operator both act on widgets.acme.io.',
    ]);
    expect(
      said(
        operator('blue', watching('all')),
        operator('green', watching(['x'])),
      ),
    ).toHaveLength(1);
  });

  it('reads each image once, however many are compared', () => {
    let reads = 0;
    const count = 100;
    const many = (namespace: string) =>
      operator(namespace, {
        containers: Array.from({ length: count }, (_, at) => ({
          name: `c${at}`,
          init: false,
          get image() {
            reads += 1;
            return `corp/${namespace}-${at}`;
          },
        })),
      });
    expect(said(many('blue'), many('green'))).toEqual([]);
    expect(reads).toBeLessThan(10 * count);
  });

  it('accepts installations with separate namespaces, and one scaled to zero', () => {
    expect(
      said(
        operator('blue', watching(['a'])),
        operator('green', watching(['b', 'c'])),
      ),
    ).toEqual([]);
    expect(said(operator('blue'), operator('green', { desired: 0 }))).toEqual(
      [],
    );
    expect(
      said(
        operator('blue'),
        operator('green', {
          containers: workload(['other/tool:1']).containers,
        }),
      ),
    ).toEqual([]);
    // Two parts of one installation, indistinguishable as controllers.
    expect(
      said(operator('blue'), operator('blue', { name: 'webhook' })),
    ).toEqual([]);
  });
});

describe('leader-election-off', () => {
  const electing = (value: boolean, desired: number) =>
    operator('acme', {
      desired,
      containers: [
        {
          name: 'main',
          image: 'acme/operator:1.0',
          init: false,
          settings: { leaderElection: { value, field: 'args[1]' } },
        },
      ],
    });
  const said = (deployment: WorkloadFacts, controllers: CrdController[]) =>
    messagesOf(leaderElectionOff, {
      crds: [widgets],
      deployments: [deployment],
      controllers,
    });

  it('finds replicated controllers without leader election', () => {
    const off = electing(false, 2);
    expect(said(off, controlledBy(off))).toEqual([
      'operator runs 2 replicas, and args[1] of its container turns leader election off.',
    ]);
    for (const fine of [electing(true, 2), electing(false, 1)]) {
      expect(said(fine, controlledBy(fine))).toEqual([]);
    }
    // It is no controller.
    expect(said(off, noController)).toEqual([]);
  });
});
