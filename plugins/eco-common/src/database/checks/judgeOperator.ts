import { OperatorState } from './DatabaseEnvironment';

/** The most namespaces that a message names. */
const MAX_NAMED = 5;

/**
 * A workload that looks like the controller of an operator.
 *
 * @public
 */
export interface OperatorSighting {
  namespace: string;
  name: string;
  /** ISO 8601; empty where it is not known. */
  createdAt: string;
  serviceAccount: string;
  /** Which namespaces it is told to watch; `undefined` where nothing says it. */
  watches?: string[] | 'all';
  isReady: boolean;
}

/**
 * Whether an account may do something, or why that is not known.
 *
 * @public
 */
export type Access =
  | { state: 'allowed' }
  | { state: 'refused' }
  | { state: 'unknown'; because: string };

/**
 * Asks whether a sighting's account may write the status of its engine's kind.
 *
 * @param namespace - left out: in all of them
 * @public
 */
export type AskAccess<S extends OperatorSighting = OperatorSighting> = (
  sighting: S,
  namespace?: string,
) => Access;

/**
 * What can be said of an operator for the Databases of one namespace. Whoever may
 * write Deployments can make one look like an operator. So it counts only where its
 * ServiceAccount may write the status of the operator's kind in that namespace:
 * that is what an operator does, and what only an administrator grants.
 *
 * @param sightings - of this operator
 * @param namespace - of the Database
 * @public
 */
export function judgeOperator<S extends OperatorSighting>(
  sightings: readonly S[],
  namespace: string,
  access: AskAccess<S>,
): OperatorState {
  // The oldest first: while it is believed, nothing is asked about a later one.
  const ready = sightings
    .filter(({ isReady }) => isReady)
    .sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
  const verdicts: OperatorState[] = [];
  for (const sighting of ready) {
    const verdict = judgeSighting(sighting, namespace, access);
    if (verdict.state === 'running') {
      return verdict;
    }
    verdicts.push(verdict);
  }
  return (
    ['unknown', 'elsewhere', 'notRunning']
      .map(state => verdicts.find(verdict => verdict.state === state))
      .find(Boolean) ?? { state: 'notRunning' }
  );
}

function judgeSighting<S extends OperatorSighting>(
  sighting: S,
  namespace: string,
  access: AskAccess<S>,
): OperatorState {
  const { watches, name } = sighting;
  const own = sighting.namespace;
  if (Array.isArray(watches) && !watches.includes(namespace)) {
    // What a fake one would watch is not repeated to others.
    const inOwn = access(sighting, watches[0]);
    return inOwn.state === 'allowed'
      ? elsewhere(sighting, `watches ${named(watches)} only`)
      : untrusted(sighting, namespace, inOwn);
  }
  const everywhere = access(sighting);
  const here =
    everywhere.state === 'refused' ? access(sighting, namespace) : everywhere;
  if (here.state === 'allowed') {
    const isSaid = watches !== undefined || everywhere.state === 'refused';
    return isSaid
      ? { state: 'running' }
      : {
          state: 'running',
          note: `which namespaces Deployment ${own}/${name} watches is not said`,
        };
  }
  if (here.state === 'refused' && own !== namespace) {
    const inOwn = access(sighting, own);
    if (inOwn.state === 'allowed') {
      return elsewhere(sighting, `has rights in ${own} only`);
    }
  }
  return untrusted(sighting, namespace, here);
}

function elsewhere(
  { namespace, name }: OperatorSighting,
  why: string,
): OperatorState {
  return {
    state: 'elsewhere',
    because: `Deployment ${namespace}/${name} ${why}`,
  };
}

/** Of Deployments in others' namespaces the name is not told. */
function untrusted(
  sighting: OperatorSighting,
  namespace: string,
  access: Access,
): OperatorState {
  if (access.state === 'unknown') {
    return access;
  }
  const which =
    sighting.namespace === namespace
      ? `Deployment ${sighting.name}`
      : 'a Deployment of another namespace';
  return {
    state: 'notRunning',
    because: `${which} looks like it, but its ServiceAccount may not write the status of its kind`,
  };
}

function named(namespaces: string[]): string {
  const more = namespaces.length - MAX_NAMED;
  const first = namespaces.slice(0, MAX_NAMED).join(', ');
  return more > 0 ? `${first} and ${more} more` : first;
}
