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

/** Inputs of {@link runningDatabases}. */
export const DATABASE_INPUTS = [
  ...WORKLOAD_INPUTS,
  'pods',
] as const satisfies readonly CheckInput[];

/** A container that runs a database server. */
export interface RunningDatabase {
  workload: WorkloadFacts | PodFacts;
  /** Path of the image in the workload. */
  path: string;
  image: string;
  product: string;
  /**
   * Release in the vendor's numbering of support periods, for example `14` or
   * `8.0`.
   */
  release: string;
}

/**
 * Server images by the last part of their name, with the number of version
 * parts that identify a release. Zalando's Spilo has the release in its image
 * name.
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

/**
 * Finds database servers by the images of workloads, and of pods without a
 * workload.
 */
export function runningDatabases(facts: CheckFacts): RunningDatabase[] {
  return [
    ...longRunningWorkloads(facts).flatMap(each => databasesOf(each, each)),
    // Containers of pods are not nested in a template.
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

/** PostgreSQL releases before 10 have two version parts. */
function releaseOf(product: string, numbers: string[], count: number): string {
  const isOld = product === 'PostgreSQL' && Number(numbers[0]) < 10;
  return numbers.slice(0, isOld ? 2 : count).join('.');
}
