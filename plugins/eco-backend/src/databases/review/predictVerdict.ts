import {
  checkDatabase,
  conditionOf,
  Database,
  DatabaseEngine,
  DatabaseProblem,
  DatabaseVerdict,
  fixedFieldProblem,
} from '@backstage-eco/plugin-eco-common';
import { stringify } from 'safe-stable-stringify';
import { KnownEnvironment } from '../environment/loadEnvironment';
import { findNameTaken } from './findNameTaken';

/** A requested Database, with the known facts about it. */
export interface VerdictInput {
  name: string;
  owner: string;
  spec: NonNullable<Database['spec']>;
  /** For a change: the Database in the cluster. */
  existing?: Pick<Database, 'spec' | 'status'>;
  /** Omitted if Eco does not know the cluster. */
  environment?: KnownEnvironment;
  /** Owner of the volumes that an earlier Database left, if known. */
  keptFor?: string;
}

/**
 * Predicts the verdict of the Database controller, with the same checks and
 * Eco's data of the cluster.
 */
export function predictVerdict(wanted: VerdictInput): DatabaseVerdict {
  const { spec, existing, environment } = wanted;
  if (!environment) {
    return unknown('Eco has not read this cluster.');
  }
  const isNew = !existing?.status?.engine;
  const kept = isNew ? judgeKept(wanted, environment) : undefined;
  if (kept?.verdict === 'blocked') {
    return kept;
  }
  const check = checkDatabase({ spec, status: existing?.status }, environment);
  switch (check.verdict) {
    case 'stalled':
      return blocked(check.problem);
    case 'unknown':
      return unknown(`${check.because}.`);
    default:
      return (
        kept ??
        (isNew
          ? judgeName(wanted, environment, check.engine)
          : judgeFixedFields(wanted, check.engine)) ?? {
          verdict: 'ok',
          messages: [
            { message: `${check.engine.title} would run it: ${check.reason}.` },
          ],
        }
      );
  }
}

/** Volumes of an earlier Database are reused only for their last owner. */
function judgeKept(
  { owner, spec, keptFor }: VerdictInput,
  { claims }: KnownEnvironment,
): DatabaseVerdict | undefined {
  if (claims.length === 0 || keptFor === owner) {
    return undefined;
  }
  return keptFor !== undefined && !spec.adopts
    ? blocked({
        reason: 'KeptForAnother',
        field: 'metadata.name',
        message:
          'Data of an earlier Database with this name is kept for another owner. Choose another name, or ask someone who may adopt databases.',
      })
    : unknown(
        'An earlier Database with this name left volumes. Only the controller knows their owner: it reopens them for that owner, and reports KeptForAnother to anyone else.',
      );
}

function judgeName(
  { name, spec }: VerdictInput,
  { foreignObjects }: KnownEnvironment,
  engine: DatabaseEngine,
): DatabaseVerdict | undefined {
  const replicas = spec.scaledReplicas ?? spec.replicas ?? 1;
  const problem = findNameTaken({ name, replicas, engine, foreignObjects });
  return problem && blocked(problem);
}

function judgeFixedFields(
  { spec, existing }: VerdictInput,
  engine: DatabaseEngine,
): DatabaseVerdict | undefined {
  const changed = engine.fixedFields.find(
    name =>
      stringify(spec[name] ?? {}) !== stringify(existing?.spec?.[name] ?? {}),
  );
  if (!changed) {
    return undefined;
  }
  // In this case, the database was not created with the current spec.
  const stalled = existing && conditionOf(existing, 'Stalled');
  return stalled?.status === 'True' && stalled.reason === 'ChangeNotSupported'
    ? unknown(`Whether spec.${changed} is set back cannot be seen.`)
    : blocked(fixedFieldProblem(engine, changed));
}

function blocked({ field, message }: DatabaseProblem): DatabaseVerdict {
  return { verdict: 'blocked', messages: [{ field, message }] };
}

function unknown(message: string): DatabaseVerdict {
  return { verdict: 'could-not-check', messages: [{ message }] };
}
