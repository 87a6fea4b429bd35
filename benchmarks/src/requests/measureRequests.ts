import { setTimeout as sleep } from 'node:timers/promises';
import { JsonObject } from '@backstage/types';
import { DatabaseRequest } from '@backstage-eco/plugin-eco-common';
import { Guest } from '../selfService/Guest';
import { Shop } from '../selfService/startShop';
import { askApi, askScaffolder } from './askForDatabases';
import { BackendProcess } from './BackendProcess';
import { judgeRequests, JudgedRequests } from './judgeRequests';

const SECOND = 1000;
/** A kill comes this long after it was asked for databases, at most. */
const KILL_WITHIN_SECONDS = 6;
const STARTED_WITHIN_SECONDS = 180;
const FINAL_WITHIN_SECONDS = 120;

/** One way to run the portal, and how often it is killed. */
export interface MeasureOptions {
  shop: Shop;
  /** Begins the name of every database. */
  prefix: string;
  database: JsonObject;
  backends: number;
  kills: number;
  /** Pairs of requests while nothing is killed. */
  calm: number;
  /** From 0 to 1, the next of a series. */
  random: () => number;
  say: (text: string) => void;
}

/** Backends that answer, and what they were asked for before any was killed. */
export interface StartedWay {
  options: MeasureOptions;
  backends: BackendProcess[];
  /** Names of databases. */
  calm: string[];
  stop(): Promise<void>;
}

/** Starts backends, and asks them for databases while nothing is killed. */
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
    // One after the other: the first one makes the tables.
    for (const backend of backends) {
      await backend.start();
    }
    const guest = () => signInAnywhere(backends);
    await untilTemplateRuns(guest, `${prefix}-first`);
    await untilFinal(guest, [`${prefix}-first`]);
    await untilRead(guest);
    const asked: Promise<string[]>[] = [];
    for (let i = 0; i < calm; i++) {
      asked.push(askBoth(guest, `${prefix}-calm-${i}`, answered()));
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
 * Asks for databases, by the API and by the scaffolder, while backends are killed
 * and started again; waits until all is done, and compares.
 */
export async function killAtRandom({
  options,
  backends,
  calm,
}: StartedWay): Promise<JudgedRequests> {
  const { shop, prefix, kills, random, say } = options;
  const guest = () => signInAnywhere(backends);
  const patience = new AbortController();
  const asked: Promise<string[]>[] = [];
  for (let i = 0; i < kills; i++) {
    const running = await untilAnyRuns(backends);
    const both = askBoth(guest, `${prefix}-${i}`, patience.signal);
    // It is waited for in the end; a refusal fails the benchmark then.
    both.catch(() => {});
    asked.push(both);
    await sleep(random() * KILL_WITHIN_SECONDS * SECOND);
    const victim = running[Math.floor(random() * running.length)];
    await victim.kill();
    // Others may be killed before it answers again.
    victim.restart();
    if ((i + 1) % 10 === 0) {
      say(`${prefix}: ${i + 1} of ${kills} kills`);
    }
  }
  await untilAnyRuns(backends);
  answered().addEventListener('abort', () => patience.abort());
  const acknowledged = [...calm, ...(await Promise.all(asked)).flat()];
  const requests = await untilFinal(guest, acknowledged);
  return judgeRequests({ shop, prefix, requests, calm, acknowledged, say });
}

/** By then a backend that runs has answered. */
function answered(): AbortSignal {
  return AbortSignal.timeout(STARTED_WITHIN_SECONDS * SECOND);
}

/** @throws where a backend does not start again */
async function untilAnyRuns(
  backends: readonly BackendProcess[],
): Promise<BackendProcess[]> {
  await Promise.any(backends.map(({ started }) => started));
  return backends.filter(({ isRunning }) => isRunning);
}

/** @returns the names of those of the two that were acknowledged */
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

/** @throws where no backend answers */
async function signInAnywhere(
  backends: readonly BackendProcess[],
): Promise<Guest> {
  return Promise.any(backends.map(({ baseUrl }) => Guest.signIn(baseUrl)));
}

/** The catalog reads the template some seconds after the first start. */
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

/** The first reading of the cluster is no part of what a request costs. */
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
 * All requests, as soon as there is one of each name and none is open, or two
 * minutes later: the scaffolder takes up a task whose backend was killed when it is
 * stale.
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
      // One that was just started may not answer yet.
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
