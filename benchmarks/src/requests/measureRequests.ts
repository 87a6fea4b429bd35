import { setTimeout as sleep } from 'node:timers/promises';
import { JsonObject } from '@backstage/types';
import { DatabaseRequest } from '@backstage-eco/plugin-eco-common';
import { Guest } from '../selfService/Guest';
import { Shop } from '../selfService/startShop';
import { askApi, askScaffolder } from './askForDatabases';
import { BackendProcess } from './BackendProcess';
import { judgeRequests, JudgedRequests } from './judgeRequests';

const SECOND = 1000;
/** Maximum time from a request to the kill. */
const KILL_WITHIN_SECONDS = 6;
const STARTED_WITHIN_SECONDS = 180;
const FINAL_WITHIN_SECONDS = 120;

/** A way to run the portal, and the number of kills. */
export interface MeasureOptions {
  shop: Shop;
  /** Prefix of every database. */
  prefix: string;
  database: JsonObject;
  backends: number;
  kills: number;
  /** Pairs of requests while nothing is killed. */
  calm: number;
  /** Returns the next number of a series, from 0 to 1. */
  random: () => number;
  say: (text: string) => void;
}

/** Running backends, with the databases requested before the first kill. */
export interface StartedWay {
  options: MeasureOptions;
  backends: BackendProcess[];
  /** Names of databases. */
  calm: string[];
  stop(): Promise<void>;
}

/** Starts backends, and requests databases while nothing is killed. */
export async function startWay(options: MeasureOptions): Promise<StartedWay> {
  const { shop, database, prefix, calm, say } = options;
  const backends = await Promise.all(
    Array.from({ length: options.backends }, () =>
      BackendProcess.prepare({ cluster: shop.cluster, database }),
    ),
  );
  const stop = async () => {
    await Promise.all(backends.map(backend => backend.kill()));
  };
  try {
    // One at a time, because the first backend creates the tables.
    for (const backend of backends) {
      await backend.start();
    }
    const guest = () => signInAnywhere(backends);
    await untilTemplateRuns(guest, `${prefix}-first`);
    await untilFinal(guest, [`${prefix}-first`]);
    await untilRead(guest);
    const asked: Promise<string[]>[] = [];
    for (let i = 0; i < calm; i++) {
      asked.push(askBoth(guest, `${prefix}-calm-${i}`, answerDeadline()));
      await sleep(SECOND);
    }
    const names = (await Promise.all(asked)).flat();
    await untilFinal(guest, names);
    say(`${prefix}: ${names.length} requests without a kill`);
    return { options, backends, calm: names, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * Requests databases through the API and the scaffolder while backends are
 * killed and restarted. Then waits until all requests are final, and judges
 * them.
 */
export async function killAtRandom({
  options,
  backends,
  calm,
}: StartedWay): Promise<JudgedRequests> {
  const { shop, prefix, kills, random, say } = options;
  const guest = () => signInAnywhere(backends);
  const giveUp = new AbortController();
  const asked: Promise<string[]>[] = [];
  for (let i = 0; i < kills; i++) {
    const running = await untilAnyRuns(backends);
    const both = askBoth(guest, `${prefix}-${i}`, giveUp.signal);
    // Awaited at the end; a refusal then fails the benchmark.
    both.catch(() => {});
    asked.push(both);
    await sleep(random() * KILL_WITHIN_SECONDS * SECOND);
    const victim = running[Math.floor(random() * running.length)];
    await victim.kill();
    // Do not wait: others may be killed before this one answers again.
    victim.restart();
    if ((i + 1) % 10 === 0) {
      say(`${prefix}: ${i + 1} of ${kills} kills`);
    }
  }
  await untilAnyRuns(backends);
  answerDeadline().addEventListener('abort', () => giveUp.abort());
  const acknowledged = [...calm, ...(await Promise.all(asked)).flat()];
  const requests = await untilFinal(guest, acknowledged);
  return judgeRequests({ shop, prefix, requests, calm, acknowledged, say });
}

/** Aborts after the time in which a running backend has answerDeadline. */
function answerDeadline(): AbortSignal {
  return AbortSignal.timeout(STARTED_WITHIN_SECONDS * SECOND);
}

/** @throws if no backend restarts */
async function untilAnyRuns(
  backends: readonly BackendProcess[],
): Promise<BackendProcess[]> {
  await Promise.any(backends.map(({ started }) => started));
  return backends.filter(({ isRunning }) => isRunning);
}

/** @returns the names that were acknowledged, of the two requested */
async function askBoth(
  guest: () => Promise<Guest>,
  name: string,
  signal: AbortSignal,
): Promise<string[]> {
  const [form, task] = [`${name}-form`, `${name}-task`];
  const [isAcknowledged] = await Promise.all([
    askScaffolder(guest, task),
    askApi(guest, form, signal),
  ]);
  return isAcknowledged ? [form, task] : [form];
}

/** @throws if no backend answers */
async function signInAnywhere(
  backends: readonly BackendProcess[],
): Promise<Guest> {
  return Promise.any(backends.map(({ baseUrl }) => Guest.signIn(baseUrl)));
}

/**
 * Waits for the catalog, which reads the template some seconds after the first
 * start.
 */
async function untilTemplateRuns(
  guest: () => Promise<Guest>,
  name: string,
): Promise<void> {
  const end = Date.now() + STARTED_WITHIN_SECONDS * SECOND;
  while (!(await askScaffolder(guest, name))) {
    if (Date.now() > end) {
      throw new Error('the template cannot be run');
    }
    await sleep(SECOND);
  }
}

/**
 * Waits for the first read of the cluster, which must not count as a request's
 * overhead.
 */
async function untilRead(guest: () => Promise<Guest>): Promise<void> {
  const end = Date.now() + STARTED_WITHIN_SECONDS * SECOND;
  for (;;) {
    const person = await guest();
    const [cluster] = await person.eco.getClusters(person.options());
    if (cluster?.outcome.status === 'ok') {
      return;
    }
    if (Date.now() > end) {
      throw new Error('the cluster is not read');
    }
    await sleep(SECOND);
  }
}

/**
 * Waits until there is a request of each name and none is open. Returns all
 * requests then, or after two minutes: the scaffolder recovers the task of a
 * killed backend only once it is stale.
 */
async function untilFinal(
  guest: () => Promise<Guest>,
  names: readonly string[],
): Promise<DatabaseRequest[]> {
  const end = Date.now() + FINAL_WITHIN_SECONDS * SECOND;
  for (;;) {
    const isLate = Date.now() > end;
    try {
      const requests = await listRequests(await guest());
      const isFinal =
        requests.every(({ isOpen }) => !isOpen) &&
        names.every(name => requests.some(each => each.name === name));
      if (isLate || isFinal) {
        return requests;
      }
    } catch (error) {
      // A backend that was just started may not answer yet.
      if (isLate) {
        throw error;
      }
    }
    await sleep(SECOND);
  }
}

async function listRequests(guest: Guest): Promise<DatabaseRequest[]> {
  const found: DatabaseRequest[] = [];
  let cursor: string | undefined;
  do {
    const page = await guest.databases.getDatabaseRequests(
      { cursor },
      guest.options(),
    );
    found.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor);
  return found;
}
