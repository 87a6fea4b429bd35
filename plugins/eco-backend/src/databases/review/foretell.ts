import {
  checkDatabase,
  Database,
  DatabaseEnvironment,
  DatabaseVerdict,
} from '@backstage-eco/plugin-eco-common';

/**
 * What the Database controller would find out about a Database, by the same checks.
 *
 * @param environment - left out: Eco does not know the cluster
 */
export function foretell(
  database: Pick<Database, 'spec' | 'status'>,
  environment: DatabaseEnvironment | undefined,
): DatabaseVerdict {
  if (!environment) {
    return unknown('Eco has not read this cluster.');
  }
  const check = checkDatabase(database, environment);
  const isNew = !database.status?.engine;
  if (check.verdict === 'runs' && isNew && environment.claims.length > 0) {
    return unknown(
      'An earlier Database of this name left volumes. Only the controller knows whose they are: it opens them for their last owner, and for anybody else it says KeptForAnother.',
    );
  }
  switch (check.verdict) {
    case 'runs':
      return {
        verdict: 'ok',
        messages: [
          { message: `${check.engine.title} would run it: ${check.reason}.` },
        ],
      };
    case 'stalled': {
      const { field, message } = check.problem;
      return { verdict: 'blocked', messages: [{ field, message }] };
    }
    default:
      return unknown(`${check.because}.`);
  }
}

function unknown(message: string): DatabaseVerdict {
  return { verdict: 'could-not-check', messages: [{ message }] };
}
