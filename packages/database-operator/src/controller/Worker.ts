import { Database } from '@backstage-eco/plugin-eco-common';
import { ApiError } from '../kubernetes/ApiError';
import { KINDS } from '../kubernetes/kinds';
import { KubernetesObject } from '../kubernetes/objects';
import { Observed } from '../reconcile/Observed';
import { Plan, Step } from '../reconcile/Plan';
import { childKey } from '../reconcile/corrections';
import { findDifferences, fingerprintOf } from '../reconcile/drift';
import { describeFailure, reconcile } from '../reconcile/reconcile';
import { isProgressOnly } from '../reconcile/status';
import { CleanUp } from './CleanUp';
import { Corrector } from './Corrector';
import { EventRecorder } from './EventRecorder';
import { Remembered } from './Memory';
import { Secrets } from './Secrets';
import { toFailure } from './toFailure';
import { Writer } from './Writer';

const MAX_ROUNDS = 8;
/**
 * How long a count of ready servers may wait; what matters is written at once.
 * Each further one in a row waits twice as long, up to eight times.
 */
const PROGRESS_SECONDS = 30;
const MAX_DOUBLINGS = 3;

/** A merge patch: what an engine has put into a status. */
const NO_ENGINE = {
  engine: null,
  children: null,
  connection: null,
  selector: null,
  replicas: null,
};

/** How a look at one Database ended. */
export type Outcome =
  | { result: 'finished' }
  /** Unfinished: to be looked at again at the latest after this time. */
  | { result: 'unfinished'; afterMs?: number; probe?: Plan['probe'] }
  | { result: 'failed'; error: ApiError };

/** What the worker needs. */
export interface WorkerOptions {
  writer: Writer;
  corrector: Corrector;
  secrets: Secrets;
  /** Whether the API server checks who may adopt, since this time. */
  isAdoptionChecked: (since: string | undefined) => Promise<boolean>;
  cleanUp: CleanUp;
  events: EventRecorder;
  observe: (key: string) => Observed | undefined;
  remembered: (uid: string) => Remembered;
  /** How long a count of ready servers may wait until it is written; by default 30. */
  progressSeconds?: number;
  /** Whether the lead is over: nothing more is written then. */
  isOver: () => boolean;
}

/** Carries out plans, round by round, until there is nothing left to do now. */
export class Worker {
  constructor(private readonly options: WorkerOptions) {}

  /** Looks at one Database and does what its plan says. Throws only on a bug. */
  async work(key: string): Promise<Outcome> {
    const first = this.options.observe(key);
    if (!first) {
      return { result: 'finished' };
    }
    const remembered = this.options.remembered(first.database.metadata.uid);
    remembered.strangers.clear();
    try {
      return await this.rounds(key, remembered);
    } catch (error) {
      if (!(error instanceof ApiError)) {
        throw error;
      }
      await this.noteFailure(key, remembered, error);
      return { result: 'failed', error };
    }
  }

  private async rounds(key: string, remembered: Remembered): Promise<Outcome> {
    for (let round = 0; round < MAX_ROUNDS; round++) {
      const observed = this.options.observe(key);
      if (!observed || this.options.isOver()) {
        return { result: 'finished' };
      }
      const plan = reconcile(observed);
      const later = this.canWait(observed, plan, remembered);
      if (later !== undefined) {
        return { result: 'unfinished', afterMs: later };
      }
      if (plan.steps.length === 0) {
        remembered.failure = undefined;
        return plan.finished
          ? { result: 'finished' }
          : { result: 'unfinished', probe: plan.probe };
      }
      for (const step of plan.steps) {
        await this.carryOut(step, key, remembered);
      }
    }
    return { result: 'unfinished' };
  }

  /** Counts of ready servers come in quick succession: the next one may be waited for. */
  private canWait(
    { database }: Observed,
    { steps }: Plan,
    remembered: Remembered,
  ): number | undefined {
    const [step, ...others] = steps;
    const isProgress =
      step?.do === 'writeStatus' &&
      others.length === 0 &&
      isProgressOnly(database.status, step.status);
    if (!isProgress) {
      remembered.progressWrites = step ? 0 : remembered.progressWrites;
      return undefined;
    }
    const { progressWrites = 0, statusWrittenAt = -Infinity } = remembered;
    const { progressSeconds = PROGRESS_SECONDS } = this.options;
    const times = 2 ** Math.min(progressWrites, MAX_DOUBLINGS);
    const due = statusWrittenAt + times * progressSeconds * 1000;
    const left = due - performance.now();
    if (left > 0) {
      return left;
    }
    remembered.progressWrites = progressWrites + 1;
    return undefined;
  }

  private async carryOut(
    step: Step,
    key: string,
    remembered: Remembered,
  ): Promise<void> {
    const { writer, secrets, cleanUp, events, observe, isOver } = this.options;
    // Each step sees the object as the one before left it.
    const database = observe(key)?.database;
    if (!database || isOver()) {
      return;
    }
    switch (step.do) {
      case 'setFinalizers':
        await writer.setFinalizers(database, step.finalizers);
        break;
      case 'writeStatus':
        remembered.statusWrittenAt = performance.now();
        await writer.writeStatus(database, step.status);
        break;
      case 'forgetEngine':
        await writer.writeStatus(database, NO_ENGINE);
        break;
      case 'record':
        await writer.record(step.record, step.live);
        break;
      case 'lookForAdoptionPolicy':
        remembered.isAdoptionChecked = await this.options.isAdoptionChecked(
          database.metadata.creationTimestamp,
        );
        break;
      case 'createSecret':
        remembered.credentials = await secrets.create(
          step.secret(),
          step.proof,
        );
        break;
      case 'lookForSecret':
        remembered.credentials = await secrets.lookFor(
          { name: step.name, namespace: database.metadata.namespace },
          step.proof,
        );
        remembered.isSecretSought = true;
        break;
      case 'create':
        await this.create(step.object, database, remembered);
        break;
      case 'apply':
        await this.apply(step, database, remembered);
        break;
      case 'compare':
        await this.compare(step, remembered);
        break;
      case 'growClaim':
        noteAnswer(
          step.desired,
          await writer.growClaim(step.claim, step.desired),
          remembered,
        );
        break;
      case 'patch':
        await writer.patchObject(step.kind, step.target, step.body);
        break;
      case 'release':
        await cleanUp.release(step.change, step.of);
        break;
      case 'keepClaims':
        await cleanUp.keepClaims(step.claims);
        break;
      case 'delete':
        await writer.remove(step.kind, step.target, step);
        break;
      case 'removeSecrets':
        remembered.leftBehind =
          step.left && (await cleanUp.removeLeft(step.left));
        if (step.own) {
          await writer.remove(KINDS.secret, step.own);
        }
        remembered.secretRemoved = true;
        break;
      default:
        await events.tell(database, step.event);
    }
  }

  private async create(
    object: KubernetesObject,
    database: Database,
    remembered: Remembered,
  ): Promise<void> {
    const { writer, events } = this.options;
    const { status, metadata } = database;
    const wasWhole =
      status?.readyReplicas !== undefined &&
      status.observedGeneration === metadata.generation;
    const made = await writer.create(object, remembered);
    if (made) {
      noteAnswer(object, made, remembered);
    }
    if (made && wasWhole) {
      await events.tell(database, {
        type: 'Normal',
        reason: 'Recreated',
        message: `${object.kind} ${object.metadata.name} was missing and is made again`,
      });
    }
  }

  private async apply(
    { object, live, drift }: Extract<Step, { do: 'apply' }>,
    database: Database,
    remembered: Remembered,
  ): Promise<void> {
    const { corrector, events } = this.options;
    noteAnswer(object, await corrector.apply(object, live), remembered);
    if (!drift) {
      return;
    }
    remembered.contests.corrected(childKey(object));
    const { fields, manager } = drift;
    const by = manager ? ` by ${manager}` : '';
    await events.tell(database, {
      type: 'Normal',
      reason: 'Corrected',
      message: `${object.kind} ${object.metadata.name}: ${fields.join(
        ', ',
      )} was changed${by} and was set back`,
    });
  }

  /** What the controller's own apply would change is drift; all else is not. */
  private async compare(
    { object, live }: Extract<Step, { do: 'compare' }>,
    remembered: Remembered,
  ): Promise<void> {
    const { corrector } = this.options;
    const answer = await corrector.tryApply(object, live);
    const changes = answer && findDifferences(answer, live);
    const isAdmitted = changes?.length === 0;
    const manager =
      answer && !isAdmitted
        ? await corrector.otherManager(object, live)
        : undefined;
    remembered.comparisons.set(childKey(object), {
      of: fingerprintOf(object, live),
      fields: changes?.length ? changes : findDifferences(object, live),
      isAdmitted,
      manager,
    });
  }

  private async noteFailure(
    key: string,
    remembered: Remembered,
    error: ApiError,
  ): Promise<void> {
    remembered.failure = toFailure(error);
    const observed = this.options.observe(key);
    if (!remembered.failure || !observed) {
      return;
    }
    try {
      for (const step of describeFailure(observed).steps) {
        await this.carryOut(step, key, remembered);
      }
    } catch (second) {
      // Said with the next try; the first error is the one to report.
      if (!(second instanceof ApiError)) {
        throw second;
      }
    }
  }
}

/** What the API server makes of a child in its answer, it makes of it every time. */
function noteAnswer(
  desired: KubernetesObject,
  answer: KubernetesObject,
  { comparisons }: Remembered,
): void {
  const fields = findDifferences(desired, answer);
  const key = childKey(desired);
  if (fields.length > 0) {
    const of = fingerprintOf(desired, answer);
    comparisons.set(key, { of, fields, isAdmitted: true });
  } else {
    comparisons.delete(key);
  }
}
