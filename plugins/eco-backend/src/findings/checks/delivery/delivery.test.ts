import { ObjectFacts } from '@backstage-eco/plugin-eco-node';
import { crd, workload } from '../../../detection/testing/buildInventory';
import { messagesOf } from '../../__testUtils__/runCheck';
import { crdClaimedTwice } from './crdClaimedTwice';
import { editedByHand } from './editedByHand';

const helm = { 'meta.helm.sh/release-name': 'acme' };
const argo = {
  'argocd.argoproj.io/tracking-id': 'shop:apiextensions.k8s.io/CRD:/x',
};

describe('crd-claimed-twice', () => {
  const said = (facts: Partial<ObjectFacts>) =>
    messagesOf(crdClaimedTwice, { crds: [crd('widgets.acme.io', facts)] });

  it('finds two tools that say that a CRD is theirs', () => {
    expect(said({ annotations: { ...helm, ...argo } })).toEqual([
      'widgets.acme.io is managed by Helm (release acme) and Argo CD (application shop).',
    ]);
    expect(
      said({
        annotations: helm,
        fieldManagers: [{ name: 'kustomize-controller', operation: 'Apply' }],
      }),
    ).toHaveLength(1);
  });

  it('accepts one tool, however often it says so', () => {
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
      'Somebody changed web in shop with kubectl, and it is managed by another tool.',
    ]);
    expect(said({ fieldManagers })).toEqual([]);
  });

  it('accepts restarts, scaling and what kubectl applied', () => {
    const fieldManagers = [
      { name: 'kubectl-rollout' },
      { name: 'kubectl-client-side-apply' },
      { name: 'kubectl-edit', subresource: 'scale' },
    ];
    expect(said({ annotations: helm, fieldManagers })).toEqual([]);
  });
});
