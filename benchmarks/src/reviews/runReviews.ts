import { DatabaseReview } from '@backstage-eco/plugin-eco-common';
import { SimulatedOperatorName } from 'demo';
import { BackendProcess } from '../requests/BackendProcess';
import { startShop } from '../selfService/startShop';
import { goodCases } from './goodCases';
import { removeOperators } from './removeOperators';
import { ReviewWorld, Said } from './ReviewWorld';
import { SEEDS } from './seeds';
import { GONE_SEEDS } from './seeds/changes';
import { named, NamedCase } from './ReviewCase';

/** A case, its review, and the controller's status. */
export interface ReviewedCase extends Omit<NamedCase, 'objects'> {
  review: Pick<DatabaseReview, 'allowed' | 'admitted' | 'willRun'>;
  said: Said;
}

/** Percona's operator is installed, but does not run. */
const OPERATORS: SimulatedOperatorName[] = [
  'cloudnative-pg',
  'mariadb-operator',
  'oracle-mysql',
  'percona',
];
const PERCONA = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  namespace: 'percona-postgresql-operator',
  name: 'percona-postgresql-operator',
};
const NODES = 2;

/**
 * Reviews each case and then creates it, on a real control plane with the real
 * controller. The first round has all operators; in the second, operators are
 * removed after the databases were created.
 */
export async function runReviews(
  say: (text: string) => void,
): Promise<ReviewedCase[]> {
  const shop = await startShop({ operators: OPERATORS, nodes: NODES });
  try {
    const { client } = shop.controlPlane;
    await client.patch(PERCONA, { spec: { replicas: 0 } });
    await client.create({
      apiVersion: 'storage.k8s.io/v1',
      kind: 'StorageClass',
      metadata: { name: 'growing' },
      provisioner: 'kubernetes.io/host-path',
      allowVolumeExpansion: true,
    });
    const { cluster } = shop;
    const portal = await BackendProcess.prepare({ cluster });
    const world = new ReviewWorld(shop, portal.baseUrl);
    try {
      await portal.start();
      const seeds = named(SEEDS, 'seed');
      const gone = named(GONE_SEEDS, 'gone');
      const good = named(goodCases(seeds.length + gone.length), 'good');
      const first = await reviewAll(world, [...seeds, ...good], say);
      const second = await reviewAll(world, gone, say, () =>
        removeOperators(client),
      );
      return [...first, ...second];
    } finally {
      await portal.kill();
    }
  } finally {
    await shop.stop();
  }
}

/**
 * @param strike - Called after all cases are prepared, before they are reviewed
 */
async function reviewAll(
  world: ReviewWorld,
  cases: NamedCase[],
  say: (text: string) => void,
  strike?: () => Promise<void>,
): Promise<ReviewedCase[]> {
  await Promise.all(cases.map(reviewCase => world.prepare(reviewCase)));
  await strike?.();
  await world.refresh();
  say(`${cases.length} cases are prepared`);
  const reviews = await Promise.all(
    cases.map(reviewCase => world.review(reviewCase)),
  );
  say('and reviewed');
  const said = await Promise.all(
    cases.map(reviewCase => world.fulfil(reviewCase)),
  );
  say('and made');
  return cases.map(({ objects: _, ...reviewCase }, i) => {
    const { allowed, admitted, willRun } = reviews[i];
    return {
      ...reviewCase,
      review: { allowed, admitted, willRun },
      said: said[i],
    };
  });
}
