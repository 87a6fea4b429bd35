import { Database, DatabaseProblem } from '@backstage-eco/plugin-eco-common';
import {
  DatabaseRecord,
  newRecord,
  readRecord,
} from '../database/DatabaseRecord';
import { KubernetesObject } from '../kubernetes/objects';
import { livingEngine } from './mainChild';
import { Observed } from './Observed';
import { Step } from './Plan';

const MAX_OWNER = 100;

/**
 * Whether a Database holds its name, and so the children, volumes and Secret of
 * that name. Objects kept by an earlier Database are passed on to the recorded
 * owner, or to one authorized to adopt them.
 */
export type Holding =
  | { state: 'held' }
  /** Not recorded yet; the steps do so. */
  | { state: 'toRecord'; steps: Step[] }
  | { state: 'unseen'; because: string }
  /** It is not known yet whether its `adopts` was checked. */
  | { state: 'unchecked'; steps: Step[] }
  | { state: 'refused'; problem: DatabaseProblem };

/**
 * Returns whether a Database holds its name. Only the record and the status
 * count.
 */
export function holdingOf(observed: Observed): Holding {
  const { database, record, unseen, claims } = observed;
  const because = unseen.get('DatabaseRecord');
  if (because) {
    return {
      state: 'unseen',
      because: `The record of its name cannot be read: ${because}`,
    };
  }
  if (record && readRecord(record).uid === database.metadata.uid) {
    return followOwner(database, record);
  }
  if (record) {
    return checkInheritance(observed, record);
  }
  if (database.status?.engine || livingEngine(observed)) {
    return toRecord(database);
  }
  const [claim] = claims;
  return claim
    ? checkAdoption(observed, {
        uid: claim.metadata.uid ?? '',
        what: `Nobody knows whose volume ${claim.metadata.name} is`,
      }) ?? toRecord(database)
    : toRecord(database);
}

function followOwner(database: Database, live: KubernetesObject): Holding {
  const { owner, predecessor } = readRecord(live);
  return owner === database.spec?.owner
    ? { state: 'held' }
    : toRecord(database, { live, predecessor });
}

function checkInheritance(observed: Observed, live: KubernetesObject): Holding {
  const { database } = observed;
  const record = readRecord(live);
  if (record.database !== database.metadata.name) {
    return {
      state: 'refused',
      problem: {
        reason: 'NameTaken',
        field: 'metadata.name',
        message: `Database ${record.database} has the same names for its children. Choose another name.`,
      },
    };
  }
  const isOwners = record.owner === database.spec?.owner;
  const refusal = isOwners ? undefined : checkAdoption(observed, kept(record));
  return refusal ?? toRecord(database, { live, predecessor: record.uid });
}

function kept({ uid, owner }: DatabaseRecord) {
  const whose = owner
    ? `of owner ${owner.slice(0, MAX_OWNER)}`
    : 'without owner';
  return {
    uid,
    what: `What an earlier Database of this name ${whose} left is kept`,
  };
}

/** Returns why a Database may not adopt an object, or `undefined` if it may. */
function checkAdoption(
  { database, isAdoptionChecked, unseen }: Observed,
  { uid, what }: { uid: string; what: string },
): Holding | undefined {
  const because = unseen.get('ValidatingAdmissionPolicy');
  if (database.spec?.adopts === uid && because) {
    return {
      state: 'refused',
      problem: {
        reason: 'KeptForAnother',
        field: 'spec.adopts',
        message: `${what}. It is unknown whether spec.adopts was checked: ${because}. Apply deploy-namespaced/cluster-facts.yaml and restart the controller.`,
      },
    };
  }
  if (database.spec?.adopts === uid && isAdoptionChecked === undefined) {
    return { state: 'unchecked', steps: [{ do: 'lookForAdoptionPolicy' }] };
  }
  if (database.spec?.adopts === uid && isAdoptionChecked) {
    return undefined;
  }
  const how =
    database.spec?.adopts === uid
      ? `spec.adopts was not checked: apply deploy/adoption.yaml, and then make the Database anew.`
      : `Set spec.adopts to ${uid}, which needs the verb adopt on databases (deploy/adoption.yaml), or choose another name.`;
  return {
    state: 'refused',
    problem: {
      reason: 'KeptForAnother',
      field: 'metadata.name',
      message: `${what}. ${how}`,
    },
  };
}

function toRecord(
  database: Database,
  { live, predecessor }: { live?: KubernetesObject; predecessor?: string } = {},
): Holding {
  const record = newRecord(database, predecessor);
  return { state: 'toRecord', steps: [{ do: 'record', record, live }] };
}
