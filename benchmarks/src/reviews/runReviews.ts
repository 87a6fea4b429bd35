import { DatabaseReview } from '@backstage-eco/plugin-eco-common';
import { SimulatedOperatorName } from 'demo-cluster';
import { BackendProcess } from '../requests/BackendProcess';
import { startShop } from '../selfService/startShop';
import { goodWishes } from './goodWishes';
import { removeOperators } from './removeOperators';
import { ReviewWorld, Said } from './ReviewWorld';
import { SEEDS } from './seeds';
import { GONE_SEEDS } from './seeds/changes';
import { named, NamedWish } from './Wish';

/** A wish, what was foretold, and what the controller said of it. */
export interface ReviewedWish extends Omit<NamedWish, 'objects'> {
  review: Pick<DatabaseReview, 'allowed' | 'admitted' | 'willRun'>;
  said: Said;
}

/** Percona's is installed, and does not run. */
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
 * Reviews each wish and then makes it, on a real control plane with the real
 * controller: first those that need what is there, good ones too; then those whose
 * operator goes.
 */
export async function runReviews(
  say: (text: string) => void,
): Promise<ReviewedWish[]> {
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
      const good = named(goodWishes(seeds.length + gone.length), 'good');
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

/** @param strike - comes when all is prepared, and before it is reviewed */
async function reviewAll(
  world: ReviewWorld,
  wishes: NamedWish[],
  say: (text: string) => void,
  strike?: () => Promise<void>,
): Promise<ReviewedWish[]> {
  await Promise.all(wishes.map(wish => world.prepare(wish)));
  await strike?.();
  await world.refresh();
  say(`${wishes.length} wishes are prepared`);
  const reviews = await Promise.all(wishes.map(wish => world.review(wish)));
  say('and reviewed');
  const said = await Promise.all(wishes.map(wish => world.fulfil(wish)));
  say('and made');
  return wishes.map(({ objects: _, ...wish }, i) => {
    const { allowed, admitted, willRun } = reviews[i];
    return { ...wish, review: { allowed, admitted, willRun }, said: said[i] };
  });
}
