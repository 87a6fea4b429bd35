import { OperatorState } from './DatabaseEnvironment';

/** Maximum number of namespaces in a message. */
const MAX_NAMED = 5;

/**
 * A workload that looks like an operator's controller.
 *
 * @public
 */
export interface OperatorSighting {
  namespace: string;
  name: string;
  /** ISO 8601; empty if unknown. */
  createdAt: string;
  serviceAccount: string;
  /** Namespaces it is configured to watch; undefined if no setting says. */
  watches?: string[] | 'all';
  isReady: boolean;
}

/**
 * Whether an account has access, or why that is unknown.
 *
 * @public
 */
export type Access =
  | { state: 'allowed' }
  | { state: 'refused' }
  | { state: 'unknown'; because: string };

/**
 * Checks whether a sighting's ServiceAccount may write the status of its
 * engine's kind.
 *
 * @param namespace - omitted to check all namespaces
 * @public
 */
export type AskAccess<S extends OperatorSighting = OperatorSighting> = (
  sighting: S,
  namespace?: string,
) => Access;

/**
 * Determines the state of an operator for the Databases of one namespace.
 * Anyone who may write Deployments can fake an operator. A sighting therefore
 * counts only if its ServiceAccount may write the status of the operator's kind
 * in that namespace: every operator does that, and only an administrator grants
 * it.
 *
 * @param sightings - workloads that look like this operator
 * @param namespace - namespace of the Database
 * @public
 */
export function judgeOperator<S extends OperatorSighting>(
  sightings: readonly S[],
  namespace: string,
  access: AskAccess<S>,
): OperatorState {
  // Oldest first: once one counts as running, later ones need no access checks.
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
    // Do not reveal to others what an untrusted workload claims to watch.
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
          note: `Deployment ${own}/${name} does not say which namespaces it watches`,
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

/**
 * Reports an untrusted sighting, without naming Deployments of other
 * namespaces.
 */
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
