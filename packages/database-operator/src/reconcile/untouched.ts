import {
  DATABASE_LABELS,
  DatabaseEngineName,
} from '@backstage-eco/plugin-eco-common';
import { engineNamed } from '../engines';
import { Engine } from '../engines/Engine';
import { KINDS } from '../kubernetes/kinds';
import { livingEngine, mainChild } from './mainChild';
import { knownCredentials, Observed } from './Observed';
import { ownership } from './ownership';
import { Step } from './Plan';

/**
 * Returns the engine that was chosen for a Database but has not started
 * anything: its operator has written neither a status nor a finalizer, and
 * there are no pods or claims. Objects that cannot be seen may exist, so none
 * is untouched then.
 */
export function untouchedEngine(observed: Observed): Engine | undefined {
  const { database, pods, claims, strayClaims, unseen } = observed;
  const { status } = database;
  const engine = status?.engine
    ? engineNamed(status.engine.name)
    : livingEngine(observed)?.engine;
  if (!engine?.operator || status?.readyReplicas) {
    return undefined;
  }
  if (engine.secretFields && knownCredentials(observed)) {
    // No other engine can use the contents of that Secret.
    return undefined;
  }
  const isSeen = [engine.resource, KINDS.claim].every(
    ({ kind }) => !unseen.has(kind),
  );
  const main = mainChild(observed, engine);
  const isBegun =
    Object.keys(main?.status ?? {}).length > 0 ||
    (main?.metadata.finalizers ?? []).length > 0;
  const hasVolumes = [...claims, ...strayClaims].length > 0;
  return isSeen && !isBegun && !hasVolumes && pods.length === 0
    ? engine
    : undefined;
}

/**
 * Plans what must precede a change of engine, if the current one has not
 * started anything. Its children are deleted, then the status forgets it. Each
 * object is deleted only if unchanged: an operator that starts now keeps it.
 *
 * @param name - name of the new engine
 * @returns `undefined` if there is nothing to do
 */
export function takeBack(
  observed: Observed,
  name: DatabaseEngineName,
): { steps: Step[] } | { wait: string } | undefined {
  const engine = untouchedEngine(observed);
  if (!engine || engine.name === name) {
    return undefined;
  }
  const left = [...observed.children.values()].filter(
    child =>
      child.metadata.labels?.[DATABASE_LABELS.provider] === engine.name &&
      ownership(child, observed) === 'ours',
  );
  const kinds = [engine.resource, ...(engine.backup?.kinds ?? [])];
  const steps = left.flatMap(({ kind, metadata }): Step[] => {
    const made = kinds.find(one => one.kind === kind);
    return made && !metadata.deletionTimestamp
      ? [{ do: 'delete', kind: made, target: metadata, isUnchanged: true }]
      : [];
  });
  if (steps.length > 0) {
    return { steps };
  }
  if (left.length > 0) {
    return { wait: `${left[0].kind} ${left[0].metadata.name} to be removed` };
  }
  return observed.database.status?.engine
    ? { steps: [{ do: 'forgetEngine' }] }
    : undefined;
}
