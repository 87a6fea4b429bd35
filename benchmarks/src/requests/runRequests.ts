import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startShop } from '../selfService/startShop';
import { JudgedRequests } from './judgeRequests';
import { killAtRandom, StartedWay, startWay } from './measureRequests';
import { percentile95, RequestFigures } from './RequestFigures';
import { seededRandom } from './seededRandom';
import { startPostgres } from '../portal/startPostgres';

/** The pods do not fit on one node. */
const NODES = 2;
/** Pairs of requests while nothing is killed. */
const CALM_PAIRS = 10;

/**
 * Measures two ways to run the portal: one backend on SQLite, which gets half
 * of the kills, and two on PostgreSQL. First nothing is killed; then both are
 * measured at the same time.
 */
export async function runRequests(options: {
  kills: number;
  seed: number;
  say: (text: string) => void;
}): Promise<{ summary: RequestFigures; ways: JudgedRequests[] }> {
  const { kills, seed, say } = options;
  const folder = await mkdtemp(join(tmpdir(), 'eco-requests-'));
  const shop = await startShop({ nodes: NODES });
  const postgres = await startPostgres();
  const common = { shop, calm: CALM_PAIRS, say };
  const ways: StartedWay[] = [];
  try {
    ways.push(
      await startWay({
        ...common,
        prefix: 'sqlite',
        random: seededRandom(seed),
        database: {
          client: 'better-sqlite3',
          connection: { directory: folder },
        },
        backends: 1,
        kills: Math.ceil(kills / 2),
      }),
    );
    ways.push(
      await startWay({
        ...common,
        prefix: 'postgres',
        random: seededRandom(seed + 1),
        database: { client: 'pg', connection: { ...postgres.connection } },
        backends: 2,
        kills: Math.floor(kills / 2),
      }),
    );
    const judged = await Promise.all(ways.map(killAtRandom));
    return { summary: sumUp(judged, kills), ways: judged };
  } finally {
    await Promise.all(ways.map(way => way.stop()));
    await shop.stop();
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

function sumUp(judged: JudgedRequests[], kills: number): RequestFigures {
  const count = (name: 'acknowledged' | 'lost' | 'duplicates' | 'stuck') =>
    judged.flatMap(each => each[name]).length;
  const overheads = judged.flatMap(each => each.overheads);
  return {
    requests: count('acknowledged'),
    kills,
    lost: count('lost'),
    duplicates: count('duplicates'),
    stuck: count('stuck'),
    overheadP95s: Math.round(percentile95(overheads) * 100) / 100,
  };
}
