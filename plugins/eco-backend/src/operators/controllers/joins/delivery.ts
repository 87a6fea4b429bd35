import { ObjectFacts } from '@backstage-eco/plugin-eco-node';
import { Join } from './Join';
import { Mark, Marks } from './marks';

/** Where package managers and GitOps tools write what an object came with. */
const RELEASES = [
  {
    part: 'annotations',
    name: 'meta.helm.sh/release-name',
    namespace: 'meta.helm.sh/release-namespace',
  },
  {
    part: 'labels',
    name: 'helm.toolkit.fluxcd.io/name',
    namespace: 'helm.toolkit.fluxcd.io/namespace',
  },
  {
    part: 'labels',
    name: 'kustomize.toolkit.fluxcd.io/name',
    namespace: 'kustomize.toolkit.fluxcd.io/namespace',
  },
] as const;

/** `<application>:<group>/<kind>:<namespace>/<name>`, as Argo CD writes it. */
const TRACKING = 'argocd.argoproj.io/tracking-id';

function deliveriesOf(object: ObjectFacts): Mark[] {
  const releases = RELEASES.flatMap(({ part, name, namespace }) => {
    const value = object[part][name];
    const of = object[part][namespace];
    return value
      ? [
          {
            field: `metadata.${part}[${name}]`,
            value,
            identity: `${name}=${of}/${value}`,
          },
        ]
      : [];
  });
  const tracking = object.annotations[TRACKING];
  const [application] = tracking?.split(':') ?? [];
  return application
    ? [
        ...releases,
        {
          field: `metadata.annotations[${TRACKING}]`,
          value: tracking,
          identity: `${TRACKING}=${application}`,
        },
      ]
    : releases;
}

const marks = new Marks(deliveriesOf);

/**
 * What a CRD and a workload were delivered with: a Helm release, a Kustomization
 * or HelmRelease of Flux, an Application of Argo CD.
 *
 * @see https://helm.sh/docs/topics/charts/
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/resource_tracking/
 * @see https://fluxcd.io/flux/components/kustomize/kustomizations/
 */
export const delivery: Join<'delivery'> = {
  id: 'delivery',
  lists: [],
  strongest: 'marked',
  find: (crd, facts, among) => marks.shared(crd, facts, among),
};
