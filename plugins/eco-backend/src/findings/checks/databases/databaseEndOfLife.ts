import { Check, CheckFacts } from '@backstage-eco/plugin-eco-node';
import { referenceTo } from '@backstage-eco/plugin-eco-recognition';
import { appendTo } from '../../../appendTo';
import { isOlderThan } from '../../age';
import { fact } from '../../evidence';
import { namesOf } from '../../namesOf';
import {
  DATABASE_INPUTS,
  RunningDatabase,
  runningDatabases,
} from './databaseImages';

/**
 * Last day of support for each release. Sources: the version tables of
 * postgresql.org, mysql.com, mariadb.org and mongodb.com.
 */
const ENDS: Record<string, Record<string, string>> = {
  PostgreSQL: {
    '9.5': '2021-02-11',
    '9.6': '2021-11-11',
    10: '2022-11-10',
    11: '2023-11-09',
    12: '2024-11-21',
    13: '2025-11-13',
    14: '2026-11-12',
    15: '2027-11-11',
    16: '2028-11-09',
    17: '2029-11-08',
    18: '2030-11-14',
  },
  MySQL: {
    '5.6': '2021-02-05',
    '5.7': '2023-10-25',
    '8.0': '2026-04-30',
    '8.4': '2032-04-30',
  },
  MariaDB: {
    '10.2': '2022-05-23',
    '10.3': '2023-05-25',
    '10.4': '2024-06-18',
    '10.5': '2025-06-24',
    '10.6': '2026-07-06',
    '10.11': '2028-02-16',
    '11.4': '2029-05-29',
  },
  MongoDB: {
    '4.2': '2023-04-30',
    '4.4': '2024-02-29',
    '5.0': '2024-10-31',
    '6.0': '2025-07-31',
    '7.0': '2027-08-31',
    '8.0': '2029-10-31',
  },
};

/** Lead time, because a database upgrade needs planning. */
const NEAR_MINUTES = 120 * 24 * 60;

function endOf({ product, release }: RunningDatabase): string | undefined {
  return ENDS[product]?.[release];
}

/**
 * Groups databases in a namespace by release, because they reach their end
 * together.
 */
function endingGroups(facts: CheckFacts): RunningDatabase[][] {
  const groups = new Map<string, RunningDatabase[]>();
  for (const database of runningDatabases(facts)) {
    if (isOlderThan(endOf(database), { minutes: -NEAR_MINUTES }, facts.now)) {
      const { workload, product, release } = database;
      const key = JSON.stringify([
        workload.kind,
        workload.namespace,
        product,
        release,
      ]);
      appendTo(groups, key, database);
    }
  }
  return [...groups.values()];
}

/** Reports databases whose release is at or near its end of life. */
export const databaseEndOfLife: Check = {
  id: 'database-near-end-of-life',
  title: 'Database version is at or near its end of life',
  severity: 'warning',
  severityReason:
    'From its end of life on, the release gets no security fixes.',
  reads: DATABASE_INPUTS,
  find: facts =>
    endingGroups(facts).map(databases => {
      const [first] = databases;
      const { apiVersion, kind, namespace } = first.workload;
      const end = endOf(first)!;
      return {
        subject: { type: 'kind', apiVersion, kind, namespace },
        aspect: `${first.product} ${first.release}`,
        message: `${namesOf(
          kind,
          databases.map(({ workload }) => workload),
        )} in ${namespace} ${databases.length === 1 ? 'runs' : 'run'} ${
          first.product
        } ${first.release}, which ${
          isOlderThan(end, { minutes: 0 }, facts.now) ? 'reached' : 'reaches'
        } its end of life on ${end}.`,
        objects: {
          count: databases.length,
          some: databases.map(({ workload }) => referenceTo(workload)),
        },
        evidence: databases.map(({ workload, path, image }) =>
          fact(workload, path, image),
        ),
        values: { example: first.workload.name, resource: kind.toLowerCase() },
      };
    }),
  why: 'Vendors fix vulnerabilities and bugs only until a release reaches its end of life. The upgrade to a later release needs a plan, a backup and a maintenance window.',
  fix: [
    {
      text: 'Check which image runs, and who owns the database.',
      command: 'kubectl describe {resource} {example} --namespace {namespace}',
    },
    {
      text: 'Take a backup, and upgrade to a release that is supported for years. Try the upgrade on a copy first.',
    },
  ],
  links: [
    {
      title: 'PostgreSQL versions',
      url: 'https://www.postgresql.org/support/versioning/',
    },
    { title: 'endoflife.date', url: 'https://endoflife.date/tags/database' },
  ],
};
