import {
  IngressClassFacts,
  IngressFacts,
  WorkloadFacts,
} from '@backstage-eco/plugin-eco-node';
import { referenceTo } from '@backstage-eco/plugin-eco-recognition';
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
          '2 Ingresses (web, api) in shop use class nginx of old, which is retired.',
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

  it('prefers the field over the annotation', () => {
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

  describe('without an IngressClass', () => {
    const nginx = toolOf('ingress-nginx', {
      layers: ['ingress'],
      lifecycle: { ...stated, state: 'retired' },
    });
    const annotated = (name: string, className: string) =>
      ingress(name, {
        annotations: { 'kubernetes.io/ingress.class': className },
      });
    const ingresses = [
      annotated('web', 'nginx'),
      annotated('api', 'internal'),
      ingress('nobodys', { ingressClassName: 'nginx' }),
    ];

    function controller(ingressClass?: string) {
      const workload: WorkloadFacts = object('Deployment', 'apps/v1', {
        namespace: 'ingress',
        name: 'nginx',
        podLabels: {},
        containers: [
          {
            name: 'controller',
            image: 'ingress-nginx/controller:v1.12.0',
            init: false,
            settings: ingressClass
              ? { ingressClass: { value: ingressClass, field: 'args[1]' } }
              : undefined,
          },
        ],
      });
      return {
        tools: [nginx, fine],
        detections: [detected('ingress-nginx', [referenceTo(workload)])],
        deployments: [workload],
        ingresses,
      };
    }

    it('uses the class argument of the controller', () => {
      const { findings } = runCheck(
        ingressOfRetiredController,
        controller('internal'),
      );
      expect(findings).toMatchObject([
        {
          message:
            'Ingress api in shop uses class internal of ingress-nginx, which is retired.',
          evidence: [
            {
              object: { kind: 'Deployment', name: 'nginx' },
              field: 'spec.template.spec.containers[0].args[1]',
              value: 'internal',
            },
            { value: 'internal' },
          ],
        },
      ]);
    });

    it('uses the default class of the controller without an argument', () => {
      expect(messagesOf(ingressOfRetiredController, controller())).toEqual([
        'Ingress web in shop uses class nginx of ingress-nginx, which is retired.',
      ]);
    });

    it('ignores the class if another controller registered it', () => {
      const ingressClasses: IngressClassFacts[] = [
        object('IngressClass', 'networking.k8s.io/v1', {
          name: 'nginx',
          controller: 'nginx.org/ingress-controller',
          isDefault: false,
        }),
      ];
      expect(
        messagesOf(ingressOfRetiredController, {
          ...controller(),
          ingressClasses,
        }),
      ).toEqual([]);
    });
  });

  it('is unknown if detection of the retired controller was not possible', () => {
    const { unknown } = runCheck(ingressOfRetiredController, {
      ...cluster,
      unknownTools: ['old'],
    });
    expect(unknown).toHaveLength(1);
  });
});
