import type { CrdController } from '../../../operators';
import { messagesOf, runCheck } from '../../__testUtils__/runCheck';
import {
  controlledBy,
  noController,
  operator,
  sampled,
  unknownController,
  widgets,
} from './__testUtils__/widgets';
import { crdDeprecatedVersionWritten } from './crdDeprecatedVersionWritten';
import { crdWithoutController } from './crdWithoutController';
import { customResourceStuck } from './customResourceStuck';

describe('crd-without-controller', () => {
  const samples = sampled({
    count: 3,
    names: [{ namespace: 'shop', name: 'blue' }],
  });

  it('finds objects without a controller', () => {
    const cluster = { crds: [widgets], samples };
    expect(
      messagesOf(crdWithoutController, {
        ...cluster,
        controllers: noController,
      }),
    ).toEqual([
      'widgets.acme.io has 3 objects, but no workload reconciles them.',
    ]);
    expect(
      messagesOf(crdWithoutController, {
        ...cluster,
        controllers: controlledBy(operator('acme')),
      }),
    ).toEqual([]);
  });

  it('finds objects whose operator is scaled to zero', () => {
    const said = (desired: number) => {
      const controller = operator('acme', { desired });
      return messagesOf(crdWithoutController, {
        crds: [widgets],
        samples,
        deployments: [controller],
        controllers: controlledBy(controller),
      });
    };
    expect(said(0)).toEqual([
      'widgets.acme.io has 3 objects, but operator is scaled to 0.',
    ]);
    expect(said(1)).toEqual([]);
  });

  it('is unknown if the controller is unknown', () => {
    const { findings, unknown } = runCheck(crdWithoutController, {
      crds: [widgets],
      samples,
      controllers: unknownController,
    });
    expect(findings).toEqual([]);
    expect(unknown[0].reason).toBe(
      'The controllers of 1 of 1 CRDs are unknown',
    );
    const unread = sampled({ state: 'unread' });
    expect(
      runCheck(crdWithoutController, {
        crds: [widgets],
        samples: unread,
        controllers: noController,
      }).unknown,
    ).toHaveLength(1);
  });

  it('ignores CRDs without objects', () => {
    const empty = sampled({ count: 0, names: [] });
    expect(
      messagesOf(crdWithoutController, {
        crds: [widgets],
        samples: empty,
        controllers: noController,
      }),
    ).toEqual([]);
  });
});

describe('custom-resource-stuck-deleting', () => {
  const waiting = (since: string) =>
    sampled({
      deleting: 2,
      waiting: [
        { namespace: 'shop', name: 'blue', since, finalizers: ['acme.io/x'] },
      ],
    });

  it('reports what an object waits for, and whether it has a controller', () => {
    const samples = waiting('2026-06-01T08:00:00Z');
    const said = (controllers: CrdController[]) =>
      messagesOf(customResourceStuck, {
        crds: [widgets],
        samples,
        controllers,
      });
    expect(said(noController)).toEqual([
      'Widget blue and 1 more have been waiting for acme.io/x since 2026-06-01T08:00:00Z, and no workload reconciles this kind.',
    ]);
    expect(said(controlledBy(operator('acme')))).toEqual([
      'Widget blue and 1 more have been waiting for acme.io/x since 2026-06-01T08:00:00Z.',
    ]);
  });

  it('measures the time until the sample was taken', () => {
    const samples = waiting('2026-06-01T10:30:00Z');
    expect(
      messagesOf(customResourceStuck, {
        crds: [widgets],
        samples,
        controllers: noController,
      }),
    ).toEqual([]);
  });
});

describe('crd-deprecated-version-written', () => {
  it('names the writers of a deprecated version', () => {
    const [v1] = widgets.versions;
    const versions = [
      { ...v1, name: 'v1beta1', storage: false, deprecated: true },
      { ...v1, name: 'v1beta2', storage: false },
      v1,
    ];
    const writer = { count: 1, example: { namespace: 'shop', name: 'blue' } };
    const samples = sampled({
      otherVersions: [
        { ...writer, version: 'v1beta1', manager: 'helm' },
        { ...writer, version: 'v1beta2', manager: 'argocd' },
        { ...writer, version: 'v1alpha1', manager: 'gone' },
      ],
    });
    const { findings } = runCheck(crdDeprecatedVersionWritten, {
      crds: [{ ...widgets, versions }],
      samples,
    });
    expect(findings.map(({ message }) => message)).toEqual([
      'helm wrote objects of widgets.acme.io in v1beta1, which is deprecated.',
    ]);
    expect(findings[0].evidence[1].field).toBe(
      'metadata.managedFields[manager=helm,apiVersion=acme.io/v1beta1].manager',
    );
  });
});
