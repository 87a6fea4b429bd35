import { crd } from '../../../detection/testing/buildInventory';
import { cluesOf, operator } from '../../__testUtils__/clues';
import { sample } from '../../__testUtils__/sample';
import { grant } from '../../__testUtils__/access';
import { delivery } from './delivery';
import { labels } from './labels';
import { namespaces } from './namespaces';

const PART_OF = 'app.kubernetes.io/part-of';

describe('the join by labels', () => {
  it('distinguishes a label of one workload from a label of several', () => {
    const labelled = crd('shops.shop.corp', {
      labels: { [PART_OF]: 'shop', component: 'shops' },
    });
    const one = operator('one', {
      labels: { [PART_OF]: 'shop', component: 'shops' },
    });
    const other = operator('other', { labels: { [PART_OF]: 'shop' } });
    expect(
      cluesOf(labels, { deployments: [one, other] }, { crd: labelled }),
    ).toEqual([
      `one shared: metadata.labels[${PART_OF}]=shop, metadata.labels[${PART_OF}]=shop`,
      `other shared: metadata.labels[${PART_OF}]=shop, metadata.labels[${PART_OF}]=shop`,
      'one marked: metadata.labels[component]=shops, metadata.labels[component]=shops',
    ]);
  });

  it('ignores labels of what created the objects', () => {
    const made = { 'app.kubernetes.io/managed-by': 'Helm' };
    expect(
      cluesOf(
        labels,
        { deployments: [operator('one', { labels: made })] },
        { crd: crd('shops.shop.corp', { labels: made }) },
      ),
    ).toEqual([]);
  });
});

describe('the join by delivery', () => {
  const strengthOf = (own: object, others: object) =>
    cluesOf(
      delivery,
      { deployments: [operator('one', others)] },
      { crd: crd('shops.shop.corp', own) },
    ).map(clue => clue.split(':')[0]);

  it('finds workloads of the same Helm release or Flux object', () => {
    const helm = (namespace: string) => ({
      annotations: {
        'meta.helm.sh/release-name': 'shop',
        'meta.helm.sh/release-namespace': namespace,
      },
    });
    expect(strengthOf(helm('shop'), helm('shop'))).toEqual(['one marked']);
    expect(strengthOf(helm('shop'), helm('test'))).toEqual([]);
    const flux = {
      labels: {
        'kustomize.toolkit.fluxcd.io/name': 'shop',
        'kustomize.toolkit.fluxcd.io/namespace': 'flux-system',
      },
    };
    expect(strengthOf(flux, flux)).toEqual(['one marked']);
  });

  it('finds workloads of the same Argo CD Application', () => {
    const tracked = (id: string) => ({
      annotations: { 'argocd.argoproj.io/tracking-id': id },
    });
    const own = tracked(
      'shop:apiextensions.k8s.io/CustomResourceDefinition:/shops.shop.corp',
    );
    expect(strengthOf(own, tracked('shop:apps/Deployment:shop/one'))).toEqual([
      'one marked',
    ]);
    expect(strengthOf(own, tracked('other:apps/Deployment:shop/one'))).toEqual(
      [],
    );
  });
});

describe('the join by namespaces', () => {
  const samples = [sample({ namespaces: ['shop'] })];

  it('finds workloads in the namespace of the objects that have no kinds of their own', () => {
    const deployments = [operator('one')];
    expect(cluesOf(namespaces, { deployments }, { samples })).toEqual([
      'one shared: metadata.namespace=shop',
    ]);
    const own = { group: 'shop.corp', resources: ['tills'], verbs: ['get'] };
    expect(
      cluesOf(namespaces, { deployments, ...grant('one', own) }, { samples }),
    ).toEqual([]);
  });

  it('ignores objects that are in many namespaces', () => {
    const everywhere = [sample({ namespaces: ['shop', 'a', 'b', 'c'] })];
    expect(
      cluesOf(
        namespaces,
        { deployments: [operator('one')] },
        { samples: everywhere },
      ),
    ).toEqual([]);
  });
});
