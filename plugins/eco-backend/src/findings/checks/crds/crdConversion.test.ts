import { CrdFacts, EndpointSliceFacts } from '@backstage-eco/plugin-eco-node';
import {
  crd,
  node,
  object,
  service,
  workload,
} from '../../../detection/testing/buildInventory';
import { messagesOf, runCheck } from '../../__testUtils__/runCheck';
import { crdConversionWebhookDown } from './crdConversionWebhookDown';
import { crdDeprecatedVersionServed } from './crdDeprecatedVersionServed';
import { crdVersionsWithoutConversion } from './crdVersionsWithoutConversion';

const converted = crd('widgets.acme.io', {
  conversionStrategy: 'Webhook',
  conversionService: { namespace: 'acme', name: 'hook' },
});
const hook = service({ namespace: 'acme', name: 'hook' });

function slice(ready: number, notReady: number): EndpointSliceFacts {
  return object('EndpointSlice', 'discovery.k8s.io/v1', {
    namespace: 'acme',
    name: 'hook-1',
    service: 'hook',
    ready,
    notReady,
  });
}

describe('crd-conversion-webhook-down', () => {
  it('finds a Service that does not exist, wherever pods run', () => {
    const { findings } = runCheck(crdConversionWebhookDown, {
      crds: [converted],
    });
    expect(findings[0].message).toBe(
      'The conversion webhook of widgets.acme.io is down: Service acme/hook does not exist.',
    );
    expect(findings[0].evidence).toContainEqual({
      object: {
        apiVersion: 'v1',
        kind: 'Service',
        namespace: 'acme',
        name: 'hook',
      },
    });
  });

  it('finds a Service without a ready endpoint', () => {
    const cluster = {
      crds: [converted],
      services: [hook],
      nodes: [node()],
      endpointSlices: [slice(0, 2)],
    };
    const { findings, unknown } = runCheck(crdConversionWebhookDown, cluster);
    expect(unknown).toEqual([]);
    expect(findings[0].message).toBe(
      'The conversion webhook of widgets.acme.io is down: Service acme/hook has no ready endpoints.',
    );
    expect(findings[0].evidence).toContainEqual(
      expect.objectContaining({
        field: 'endpoints[*].conditions.ready',
        value: '[false,false]',
      }),
    );
  });

  it('finds a Service whose workloads are scaled to zero, wherever pods run', () => {
    const labels = { app: 'hook' };
    const said = (desired: number) =>
      messagesOf(crdConversionWebhookDown, {
        crds: [converted],
        services: [{ ...hook, selector: labels }],
        deployments: [
          workload([], {
            namespace: 'acme',
            name: 'operator',
            podLabels: labels,
            desired,
          }),
        ],
      });
    expect(said(0)).toEqual([
      'The conversion webhook of widgets.acme.io is down: Service acme/hook has no pods: operator is scaled to 0.',
    ]);
    expect(said(1)).toEqual([]);
    const cluster = {
      crds: [converted],
      services: [{ ...hook, selector: labels }],
    };
    expect(messagesOf(crdConversionWebhookDown, cluster)).toEqual([]);
    const deployments = [workload([], { namespace: 'acme', name: 'other' })];
    expect(
      messagesOf(crdConversionWebhookDown, { ...cluster, deployments }),
    ).toEqual([
      'The conversion webhook of widgets.acme.io is down: Service acme/hook selects labels that no workload has.',
    ]);
  });

  it('accepts one ready endpoint', () => {
    const endpointSlices = [slice(0, 1), { ...slice(1, 0), name: 'hook-2' }];
    const cluster = { crds: [converted], services: [hook], nodes: [node()] };
    expect(
      messagesOf(crdConversionWebhookDown, { ...cluster, endpointSlices }),
    ).toEqual([]);
    // Nothing creates endpoints for this Service.
    expect(messagesOf(crdConversionWebhookDown, cluster)).toEqual([]);
  });

  it('does not judge endpoints of simulated pods', () => {
    const simulated = node({ annotations: { 'kwok.x-k8s.io/node': 'fake' } });
    const { findings, unknown } = runCheck(crdConversionWebhookDown, {
      crds: [converted],
      services: [hook],
      nodes: [simulated],
      endpointSlices: [slice(0, 1)],
    });
    expect(findings).toEqual([]);
    expect(unknown[0].reason).toMatch(/simulated/);
  });
});

function versions(
  ...some: Array<Partial<CrdFacts['versions'][number]>>
): Partial<CrdFacts> {
  const [version] = crd('x.io').versions;
  return { versions: some.map(each => ({ ...version, ...each })) };
}

describe('crd-versions-without-conversion', () => {
  const differing = versions({ fieldsHash: 'a' }, { fieldsHash: 'b' });

  it('reports CRDs with differing versions once per group', () => {
    const crds = ['widgets.acme.io', 'gadgets.acme.io'].map(name =>
      crd(name, differing),
    );
    expect(messagesOf(crdVersionsWithoutConversion, { crds })).toEqual([
      'The versions of 2 CRDs (widgets.acme.io, gadgets.acme.io) have different fields, and nothing converts between them.',
    ]);
  });

  it('accepts a conversion webhook, and versions that need none', () => {
    const crds = [
      crd('a.acme.io', { ...differing, conversionStrategy: 'Webhook' }),
      crd('b.acme.io', versions({ fieldsHash: 'a' }, { fieldsHash: 'a' })),
      crd('c.acme.io', versions({ fieldsHash: 'a' }, {})),
      crd(
        'd.acme.io',
        versions({ fieldsHash: 'a' }, { fieldsHash: 'b', served: false }),
      ),
    ];
    expect(messagesOf(crdVersionsWithoutConversion, { crds })).toEqual([]);
  });
});

describe('crd-deprecated-version-served', () => {
  it('finds deprecated versions that clients can request', () => {
    const crds = [
      crd('a.acme.io', versions({ deprecated: true }, {})),
      crd('b.acme.io', versions({ deprecated: true, served: false }, {})),
    ];
    expect(messagesOf(crdDeprecatedVersionServed, { crds })).toEqual([
      'CRD a.acme.io serves a deprecated version.',
    ]);
  });
});
