import { crdName, ResourceKind } from '../kubernetes/objects';
import { Reflector } from '../kubernetes/Reflector';
import { Reflectors } from './makeReflectors';

/**
 * Kinds of children and claims whose objects cannot be seen now, and why. A kind
 * that is not served has none only where its CRD is gone too: it may be served in
 * another version.
 */
export function unseenKinds({
  records,
  statefulSets,
  claims,
  families,
  operators,
  crds,
}: Reflectors): Map<string, string> {
  const watched = [
    ...[statefulSets, claims],
    ...families.map(family => family.claims),
    ...operators.flatMap(one => [one.resources, ...one.backups]),
  ];
  const hidden = new Map(
    watched.flatMap(({ kind, state }) => {
      const because =
        state.state === 'notServed'
          ? whyNotServed(kind, crds)
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

/** `undefined` where there can be no object of the kind. */
function whyNotServed(kind: ResourceKind, crds: Reflector): string | undefined {
  if (crds.state.state !== 'listed') {
    return 'it is not served, and whether its CRD is here is not known';
  }
  return crds.store.get(`/${crdName(kind)}`)
    ? `its CRD is here, but does not serve ${kind.apiVersion}`
    : undefined;
}
