import { Database } from '@backstage-eco/plugin-eco-common';
import { withFinalizer, withoutFinalizers } from '../database/finalizers';
import { KINDS } from '../kubernetes/kinds';
import { KubernetesObject } from '../kubernetes/objects';
import { childKey } from '../reconcile/corrections';
import { findDifferences, fingerprintOf } from '../reconcile/drift';
import { Step } from '../reconcile/Plan';
import { CleanUp } from './CleanUp';
import { Corrector } from './Corrector';
import { EventRecorder } from './EventRecorder';
import { Remembered } from './Memory';
import { Secrets } from './Secrets';
import { Writer } from './Writer';

/** Merge patch that clears the status fields set for an engine. */
const NO_ENGINE = {
  engine: null,
  children: null,
  connection: null,
  selector: null,
  replicas: null,
};

/** Dependencies of the steps. */
export interface StepsOptions {
  writer: Writer;
  corrector: Corrector;
  secrets: Secrets;
  /** Returns whether the API server has checked adoptions since this time. */
  isAdoptionChecked: (since: string | undefined) => Promise<boolean>;
  cleanUp: CleanUp;
  events: EventRecorder;
  databaseOf: (key: string) => Database | undefined;
  /** Whether leadership has ended; nothing may be written then. */
  isOver: () => boolean;
}

/** Executes the steps of a plan, and remembers their results. */
export class Steps {
  constructor(private readonly options: StepsOptions) {}

  /** Executes one step, unless the Database is gone or leadership has ended. */
  async carryOut(
    step: Step,
    key: string,
    remembered: Remembered,
  ): Promise<void> {
    const { writer, secrets, cleanUp, events, databaseOf, isOver } =
      this.options;
    // Read again, so each step sees the object as the previous one left it.
    const database = databaseOf(key);
    if (!database || isOver()) {
      return;
    }
    switch (step.do) {
      case 'addFinalizer':
        await writer.changeFinalizers(database, withFinalizer);
        break;
      case 'removeFinalizers':
        await writer.changeFinalizers(database, withoutFinalizers);
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
        await events.emit(database, step.event);
    }
  }

  private async create(
    object: KubernetesObject,
    database: Database,
    remembered: Remembered,
  ): Promise<void> {
    const { writer, events } = this.options;
    const { status, metadata } = database;
    const wasComplete =
      status?.readyReplicas !== undefined &&
      status.observedGeneration === metadata.generation;
    const made = await writer.create(object, remembered);
    if (made) {
      noteAnswer(object, made, remembered);
    }
    if (made && wasComplete) {
      await events.emit(database, {
        type: 'Normal',
        reason: 'Recreated',
        message: `${object.kind} ${object.metadata.name} was missing and is created again`,
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
    await events.emit(database, {
      type: 'Normal',
      reason: 'Corrected',
      message: `${object.kind} ${object.metadata.name}: ${fields.join(
        ', ',
      )} was changed${by} and was set back`,
    });
  }

  /**
   * Records which fields the controller's own apply would change. Only those
   * are drift.
   */
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
}

/**
 * Records how the API server's response differs from the desired child.
 * Defaulting and admission change it the same way every time, so these
 * differences are no drift.
 */
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
