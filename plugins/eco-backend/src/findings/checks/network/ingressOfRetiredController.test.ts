import { IngressFacts } from '@backstage-eco/plugin-eco-node';
import { object } from '../../../detection/testing/buildInventory';
import { detected, toolOf } from '../../__testUtils__/detected';
import { messagesOf, runCheck } from '../../__testUtils__/runCheck';
import { ingressOfRetiredController } from './ingressOfRetiredController';

const stated = { source: 'https://acme.io', date: '2026-01-01' };
const old = toolOf('old', {
  layers: ['ingress'],
  lifecycle: { ...stated, state: 'retired' },
});
const fine = toolOf('fine', { layers: ['ingress'] });

function withClass(toolId: string, name: string) {
  return detected(toolId, [], {
    evidence: [
      {
        signal: 'ingressClass',
        object: {
          apiVersion: 'networking.k8s.io/v1',
          kind: 'IngressClass',
          name,
        },
        field: 'spec.controller',
        value: `acme.io/${toolId}`,
      },
    ],
  });
}

function ingress(name: string, facts: Partial<IngressFacts>): IngressFacts {
  return object('Ingress', 'networking.k8s.io/v1', {
    namespace: 'shop',
    name,
    ...facts,
  });
}

const cluster = {
  tools: [old, fine],
  detections: [withClass('old', 'nginx'), withClass('fine', 'other')],
};

describe('ingress-of-retired-controller', () => {
  it('finds Ingresses by the class of the controller, field or annotation', () => {
    const ingresses = [
      ingress('web', { ingressClassName: 'nginx' }),
      ingress('api', {
        annotations: { 'kubernetes.io/ingress.class': 'nginx' },
      }),
      ingress('moved', { ingressClassName: 'other' }),
      ingress('nobodys', {}),
    ];
    const { findings, unknown } = runCheck(ingressOfRetiredController, {
      ...cluster,
      ingresses,
    });
    expect(findings).toMatchObject([
      {
        message:
          '2 Ingresses (web, api) in shop have the class nginx of old, which is retired.',
        evidence: [
          { field: 'spec.controller', value: 'acme.io/old' },
          { field: 'spec.ingressClassName', value: 'nginx' },
          {
            field: 'metadata.annotations[kubernetes.io/ingress.class]',
            value: 'nginx',
          },
        ],
      },
    ]);
    expect(unknown).toEqual([]);
  });

  it('goes by the field where the annotation says otherwise', () => {
    const ingresses = [
      ingress('moved', {
        ingressClassName: 'other',
        annotations: { 'kubernetes.io/ingress.class': 'nginx' },
      }),
    ];
    expect(
      messagesOf(ingressOfRetiredController, { ...cluster, ingresses }),
    ).toEqual([]);
  });

  it('is unknown where the retired controller could not be looked for', () => {
    const { unknown } = runCheck(ingressOfRetiredController, {
      ...cluster,
      unknownTools: ['old'],
    });
    expect(unknown).toHaveLength(1);
  });
});
