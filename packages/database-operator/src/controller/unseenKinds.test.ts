import { engineNamed, engines } from '../engines';
import { KINDS } from '../kubernetes/kinds';
import { ResourceKind } from '../kubernetes/objects';
import { KindState, Reflector } from '../kubernetes/Reflector';
import { ServedGroups } from '../kubernetes/ServedGroups';
import { DATABASE_RECORD } from '../database/DatabaseRecord';
import { Reflectors } from './makeReflectors';
import { unseenKinds } from './unseenKinds';

const LISTED: KindState = { state: 'listed' };
const NOT_SERVED: KindState = { state: 'notServed' };
const DENIED: KindState = { state: 'unknown', because: 'denied' };
const { resource } = engineNamed('CloudNativePG');

/**
 * A controller that may not list CRDs, and where no operator's kind is served
 * in the requested version.
 */
function reflectors(groups: string[] | undefined): Reflectors {
  const one = (kind: ResourceKind, state = LISTED) =>
    ({ kind, state } as Reflector);
  const served = groups && new Set(groups);
  return {
    records: one(DATABASE_RECORD),
    claims: one(KINDS.claim),
    statefulSets: one(KINDS.statefulSet),
    families: [],
    crds: one(KINDS.crd, DENIED),
    groups: { has: (group: string) => served?.has(group) } as ServedGroups,
    operators: engines
      .filter(({ operator }) => operator)
      .map(({ name, resource: kind }) => ({
        name,
        resources: one(kind, NOT_SERVED),
        backups: [],
      })),
  } as unknown as Reflectors;
}

describe('if CRDs may not be listed, a kind that is not served', () => {
  it('has no objects if its group is not served either', () => {
    expect([...unseenKinds(reflectors([])).keys()]).toEqual([]);
  });

  it('may have some if its group is served', () => {
    const unseen = unseenKinds(reflectors(['postgresql.cnpg.io']));
    expect([...unseen]).toEqual([
      [
        resource.kind,
        'it is not served, and whether its CRD is here is not known',
      ],
    ]);
  });

  it('may have some until discovery responds', () => {
    expect(unseenKinds(reflectors(undefined)).size).toBe(5);
  });

  it('may have the object that runs the Database', () => {
    const unseen = unseenKinds(reflectors([]), 'CloudNativePG');
    expect([...unseen.keys()]).toEqual([resource.kind]);
  });
});
