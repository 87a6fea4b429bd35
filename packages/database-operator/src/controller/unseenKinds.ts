import { DatabaseEngineName } from '@backstage-eco/plugin-eco-common';
import { engineNamed } from '../engines';
import { crdName, groupOf, ResourceKind } from '../kubernetes/objects';
import { Reflectors } from './makeReflectors';

/**
 * Returns the kinds of children and claims whose objects cannot be seen now,
 * and why. A kind that is not served has no objects only if its CRD is gone
 * too, as it may be served in another version.
 *
 * @param chosen - engine that the Database is known to run on
 */
export function unseenKinds(
  reflectors: Reflectors,
  chosen?: DatabaseEngineName,
): Map<string, string> {
  const { records, statefulSets, claims, families, operators } = reflectors;
  const watched = [
    ...[statefulSets, claims],
    ...families.map(family => family.claims),
    ...operators.flatMap(one => [one.resources, ...one.backups]),
  ];
  const hidden = new Map(
    watched.flatMap(({ kind, state }) => {
      const because =
        state.state === 'notServed'
          ? explainNotServed(kind, reflectors, chosen)
          : state.state === 'unknown' && state.because;
      return because ? [[kind.kind, because]] : [];
    }),
  );
  if (records.state.state !== 'listed') {
    hidden.set(
      records.kind.kind,
      records.state.state === 'unknown'
        ? records.state.because
        : 'it is not served; apply deploy/crd.yaml',
    );
  }
  return hidden;
}

/**
 * Returns why a kind is not served, or `undefined` if no object of it can
 * exist. If CRDs may not be listed, it is enough that nothing of the group is
 * served. That is not enough for a Database that such an object runs: a CRD may
 * keep objects and serve no version.
 */
function explainNotServed(
  kind: ResourceKind,
  { crds, groups }: Reflectors,
  chosen: DatabaseEngineName | undefined,
): string | undefined {
  const group = groupOf(kind);
  const isOwn = chosen && groupOf(engineNamed(chosen).resource) === group;
  if (!isOwn && groups?.has(group) === false) {
    return undefined;
  }
  if (crds.state.state !== 'listed') {
    return 'it is not served, and whether its CRD is here is not known';
  }
  return crds.store.get(`/${crdName(kind)}`)
    ? `its CRD is here, but does not serve ${kind.apiVersion}`
    : undefined;
}
