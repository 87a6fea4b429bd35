import { ObjectFacts } from '@backstage-eco/plugin-eco-node';
import { Join } from './Join';
import { Mark, Marks } from './marks';

/**
 * Annotations and labels with which package managers and GitOps tools record
 * the release of an object.
 */
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

/**
 * Tracking annotation of Argo CD:
 * `<application>:<group>/<kind>:<namespace>/<name>`.
 */
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
 * Matches a CRD with workloads from the same delivery: a Helm release, a
 * Kustomization or HelmRelease of Flux, or an Application of Argo CD.
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
