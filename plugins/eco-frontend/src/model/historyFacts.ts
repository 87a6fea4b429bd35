import {
  DetectionState,
  HistoryChange,
  OUTCOME_STATUSES,
  OutcomeStatus,
} from '@backstage-eco/plugin-eco-common';
import { FOUND_STATES } from './filters';

/**
 * State of a tool in a history entry. `versions` is empty if the cluster states
 * none.
 */
export interface ToolFact {
  state: DetectionState;
  versions: string[];
}

/** Read status of a cluster in a history entry. */
export interface ReadingFact {
  status: OutcomeStatus;
  reason?: string;
  /** Kinds that this read could not update. */
  unread: string[];
}

/** A difference between the old and new state of a CustomResourceDefinition. */
export type CrdDifference =
  | { what: 'served' | 'stored'; before: string[]; after: string[] }
  /** Versions that are newly deprecated, or whose schema changed. */
  | { what: 'deprecated' | 'schema'; versions: string[] };

/** Prefix of a tool's subject, followed by its ID. */
export const TOOL_SUBJECT = 'tool:';
const CRD = 'crd:';

/** Returns the ID of the tool that a change is about. */
export function toolOf(change: HistoryChange): string | undefined {
  return afterPrefix(change, TOOL_SUBJECT);
}

/** Returns the name of the CustomResourceDefinition that a change is about. */
export function crdOf(change: HistoryChange): string | undefined {
  return afterPrefix(change, CRD);
}

function afterPrefix({ subject }: HistoryChange, prefix: string) {
  return subject.startsWith(prefix) ? subject.slice(prefix.length) : undefined;
}

/**
 * Parses one side of a tool's change; undefined if it was unknown or absent.
 */
export function toToolFact(value: unknown): ToolFact | undefined {
  const { state, versions } = fieldsOf(value);
  const known = FOUND_STATES.find(each => each === state);
  return known && { state: known, versions: texts(versions) };
}

/** Parses one side of a change of the read status. */
export function toReadingFact(value: unknown): ReadingFact | undefined {
  const { status, reason, unread } = fieldsOf(value);
  const known = OUTCOME_STATUSES.find(each => each === status);
  return (
    known && {
      status: known,
      reason: typeof reason === 'string' ? reason : undefined,
      unread: texts(unread),
    }
  );
}

/** Returns the served versions of a CustomResourceDefinition. */
export function servedVersions(value: unknown): string[] {
  return toVersions(value)
    .filter(({ served }) => served === true)
    .map(({ name }) => name);
}

/** Compares the two sides of a CustomResourceDefinition's change. */
export function crdDifferences({
  before,
  after,
}: HistoryChange): CrdDifference[] {
  const was = new Map(toVersions(before).map(each => [each.name, each]));
  const both = toVersions(after).filter(({ name }) => was.has(name));
  const namesWhere = (differs: (version: Version) => boolean) =>
    both.filter(differs).map(({ name }) => name);
  const stored = (value: unknown) => texts(fieldsOf(value).storedVersions);
  const differences: CrdDifference[] = [
    {
      what: 'served',
      before: servedVersions(before),
      after: servedVersions(after),
    },
    { what: 'stored', before: stored(before), after: stored(after) },
    {
      what: 'deprecated',
      versions: namesWhere(
        ({ name, deprecated }) =>
          deprecated === true && was.get(name)!.deprecated !== true,
      ),
    },
    {
      what: 'schema',
      versions: namesWhere(
        ({ name, schemaHash }) => schemaHash !== was.get(name)!.schemaHash,
      ),
    },
  ];
  return differences.filter(each =>
    'versions' in each
      ? each.versions.length > 0
      : each.before.join() !== each.after.join(),
  );
}

interface Version extends Readonly<Record<string, unknown>> {
  name: string;
}

function toVersions(crd: unknown): Version[] {
  const { versions } = fieldsOf(crd);
  return (Array.isArray(versions) ? versions : [])
    .map(fieldsOf)
    .filter((version): version is Version => typeof version.name === 'string');
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
    ? (value as Record<string, unknown>)
    : {};
}

function texts(value: unknown): string[] {
  return Array.isArray(value)
    ? value.filter((each): each is string => typeof each === 'string')
    : [];
}
