import {
  CheckFacts,
  CheckInput,
  PodFacts,
  WorkloadFacts,
} from '@backstage-eco/plugin-eco-node';
import {
  containerPath,
  parseImageReference,
} from '@backstage-eco/plugin-eco-recognition';
import { longRunningWorkloads, WORKLOAD_INPUTS } from '../../systemWorkloads';

/** What {@link runningDatabases} reads. */
export const DATABASE_INPUTS = [
  ...WORKLOAD_INPUTS,
  'pods',
] as const satisfies readonly CheckInput[];

/** A container that runs a database server. */
export interface RunningDatabase {
  workload: WorkloadFacts | PodFacts;
  /** Of the image, in the workload. */
  path: string;
  image: string;
  product: string;
  /** As its makers number releases that end together, for example `14` or `8.0`. */
  release: string;
}

/**
 * Images of servers by the last part of their name, and how many numbers of a
 * version name a release. Zalando's Spilo has the release in its name.
 */
const PRODUCTS: Array<{ name: RegExp; product: string; numbers: number }> = [
  {
    name: /^(postgres|postgresql|postgis|timescaledb)$/,
    product: 'PostgreSQL',
    numbers: 1,
  },
  {
    name: /^(mysql|mysql-server|community-server|percona-server|percona-xtradb-cluster)$/,
    product: 'MySQL',
    numbers: 2,
  },
  { name: /^mariadb$/, product: 'MariaDB', numbers: 2 },
  {
    name: /^(mongo|mongodb|mongodb-community-server|percona-server-mongodb)$/,
    product: 'MongoDB',
    numbers: 2,
  },
];
const SPILO = /^spilo-(\d+)$/;

/** Database servers, by the images that workloads and pods without one run. */
export function runningDatabases(facts: CheckFacts): RunningDatabase[] {
  return [
    ...longRunningWorkloads(facts).flatMap(each => databasesOf(each, each)),
    // Their containers have no template round them.
    ...facts
      .items('pods')
      .flatMap(each =>
        databasesOf(each, { ...each, ready: undefined, podLabels: {} }),
      ),
  ];
}

function databasesOf(
  object: WorkloadFacts | PodFacts,
  workload: WorkloadFacts,
): RunningDatabase[] {
  return workload.containers.flatMap(({ image, init }, position) => {
    const database = init ? undefined : toDatabase(image);
    const path = `${containerPath(workload, position)}.image`;
    return database ? [{ workload: object, path, image, ...database }] : [];
  });
}

function toDatabase(
  image: string,
): Pick<RunningDatabase, 'product' | 'release'> | undefined {
  const { path = [], tag = '' } = parseImageReference(image) ?? {};
  const name = path[path.length - 1] ?? '';
  const [, spilo] = SPILO.exec(name) ?? [];
  if (spilo) {
    return { product: 'PostgreSQL', release: spilo };
  }
  const known = PRODUCTS.find(each => each.name.test(name));
  const numbers = /^v?(\d+(?:\.\d+)*)/.exec(tag)?.[1].split('.') ?? [];
  return known && numbers.length >= known.numbers
    ? {
        product: known.product,
        release: releaseOf(known.product, numbers, known.numbers),
      }
    : undefined;
}

/** PostgreSQL counted releases by two numbers before 10. */
function releaseOf(product: string, numbers: string[], count: number): string {
  const isOld = product === 'PostgreSQL' && Number(numbers[0]) < 10;
  return numbers.slice(0, isOld ? 2 : count).join('.');
}
