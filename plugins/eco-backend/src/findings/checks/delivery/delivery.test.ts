import { ObjectFacts, WorkloadFacts } from '@backstage-eco/plugin-eco-node';
import { crd, workload } from '../../../detection/testing/buildInventory';
import { detected } from '../../__testUtils__/detected';
import { messagesOf } from '../../__testUtils__/runCheck';
import { crdClaimedTwice } from './crdClaimedTwice';
import { editedByHand } from './editedByHand';
import { workloadsUnmanaged } from './workloadsUnmanaged';

const helm = { 'meta.helm.sh/release-name': 'acme' };
const argo = {
  'argocd.argoproj.io/tracking-id': 'shop:apiextensions.k8s.io/CRD:/x',
};

describe('crd-claimed-twice', () => {
  const said = (facts: Partial<ObjectFacts>) =>
    messagesOf(crdClaimedTwice, { crds: [crd('widgets.acme.io', facts)] });

  it('finds CRDs claimed by two tools', () => {
    expect(said({ annotations: { ...helm, ...argo } })).toEqual([
      'Helm (release acme) and Argo CD (application shop) manage widgets.acme.io.',
    ]);
    expect(
      said({
        annotations: helm,
        fieldManagers: [{ name: 'kustomize-controller', operation: 'Apply' }],
      }),
    ).toHaveLength(1);
  });

  it('recognizes tools by field managers and other marks', () => {
    expect(
      said({
        labels: { 'kapp.k14s.io/app': '17' },
        fieldManagers: [{ name: 'helm' }],
      }),
    ).toEqual(['kapp (app 17) and Helm manage widgets.acme.io.']);
  });

  it('accepts several claims of the same tool', () => {
    expect(
      said({
        annotations: argo,
        fieldManagers: [
          { name: 'argocd-controller' },
          { name: 'kubectl-edit' },
        ],
      }),
    ).toEqual([]);
    // Flux installs charts with Helm.
    expect(
      said({
        annotations: helm,
        labels: { 'helm.toolkit.fluxcd.io/name': 'acme' },
        fieldManagers: [{ name: 'helm-controller' }],
      }),
    ).toEqual([]);
    expect(said({})).toEqual([]);
  });
});

describe('edited-by-hand', () => {
  const said = (facts: Partial<ObjectFacts>) =>
    messagesOf(editedByHand, {
      deployments: [workload([], { namespace: 'shop', name: 'web', ...facts })],
    });

  it('finds what a person changed and a tool manages', () => {
    const fieldManagers = [{ name: 'helm' }, { name: 'kubectl-edit' }];
    expect(said({ annotations: helm, fieldManagers })).toEqual([
      'web in shop was changed by hand, but another tool manages it.',
    ]);
    expect(said({ fieldManagers: fieldManagers.slice(1) })).toEqual([]);
  });

  it('finds changes with any client, to objects of any tool', () => {
    const scaled = [{ name: 'kubectl', subresource: 'scale' }];
    expect(said({ annotations: helm, fieldManagers: scaled })).toHaveLength(1);
    const owner = { apiVersion: 'acme.io/v1', kind: 'Widget', name: 'blue' };
    const fieldManagers = [{ name: 'k9s' }];
    expect(
      said({ owners: [{ ...owner, controller: true }], fieldManagers }),
    ).toHaveLength(1);
    expect(said({ owners: [owner], fieldManagers })).toEqual([]);
    expect(
      messagesOf(editedByHand, {
        crds: [
          crd('widgets.acme.io', {
            labels: { 'argocd.argoproj.io/instance': 'acme' },
            fieldManagers,
          }),
        ],
      }),
    ).toEqual([
      'widgets.acme.io was changed by hand, but another tool manages it.',
    ]);
  });

  it('accepts restarts, autoscalers and kubectl apply', () => {
    const fieldManagers = [
      { name: 'kubectl-rollout' },
      { name: 'kubectl-client-side-apply' },
      { name: 'kube-controller-manager', subresource: 'scale' },
      { name: 'kubectl-edit', subresource: 'status' },
    ];
    expect(said({ annotations: helm, fieldManagers })).toEqual([]);
  });
});

describe('workloads-unmanaged', () => {
  const web = workload([], { namespace: 'shop', name: 'web' });
  const said = (facts: Partial<WorkloadFacts>) =>
    messagesOf(workloadsUnmanaged, { deployments: [{ ...web, ...facts }] });

  it('finds manually applied applications', () => {
    expect(said({})).toEqual([
      'In shop, workload web has no owner and no trace of Helm, Argo CD, Flux or another tool.',
    ]);
  });

  it.each<[string, Partial<WorkloadFacts>]>([
    ['Helm releases', { annotations: helm }],
    ['rendered charts', { labels: { 'helm.sh/chart': 'web-1.0.0' } }],
    ['older charts', { labels: { chart: 'web-1.0.0', heritage: 'Tiller' } }],
    ['what Argo CD applies', { annotations: argo }],
    [
      'what Flux applies',
      { fieldManagers: [{ name: 'kustomize-controller' }] },
    ],
    [
      'children of operators',
      { owners: [{ apiVersion: 'acme.io/v1', kind: 'Widget', name: 'blue' }] },
    ],
    ['the system', { namespace: 'kube-public' }],
  ])('accepts %s', (_, facts) => {
    expect(said(facts)).toEqual([]);
  });

  it('accepts tools and their parts', () => {
    const labels = { 'app.kubernetes.io/part-of': 'acme' };
    const [tool, redis] = ['tool', 'redis'].map(name => ({
      ...web,
      name,
      labels,
    }));
    expect(
      messagesOf(workloadsUnmanaged, {
        deployments: [tool, redis],
        detections: [detected('acme', [tool])],
      }),
    ).toEqual([]);
  });

  it('accepts workloads that came with a tool, in the namespace of the tool', () => {
    const found = (namespace: string, ...others: string[]) => {
      const [tool, ...rest] = ['contour', ...others].map(name => ({
        ...web,
        namespace,
        name,
      }));
      return messagesOf(workloadsUnmanaged, {
        deployments: [tool, ...rest],
        detections: [detected('contour', [tool])],
      });
    };
    expect(found('projectcontour', 'envoy')).toEqual([]);
    expect(found('shop', 'web', 'api')).toHaveLength(1);
    expect(found('default', 'whoami')).toHaveLength(1);
  });
});
