import { Database, DATABASE } from '@backstage-eco/plugin-eco-common';
import { createHash } from 'crypto';
import { ApiClient } from '../kubernetes/ApiClient';
import { resourcePath } from '../kubernetes/objects';
import { PlannedEvent } from '../reconcile/Plan';
import { Log } from '../telemetry/log';
import { KINDS } from '../kubernetes/kinds';

const QUIET_MS = 10 * 60_000;
const MAX_REMEMBERED = 5000;
const MAX_MESSAGE = 1000;

/**
 * Records Events on a Database. Repeats of an event that follow the same
 * previous one are dropped for ten minutes. A database that recovers is
 * reported Ready again, but one that keeps failing does not flood the list.
 */
export class EventRecorder {
  /**
   * Time of each event, keyed by a hash: the messages, which others can write,
   * would fill the memory.
   */
  private readonly recorded = new Map<string, number>();
  /**
   * Last reason recorded, and the different one before it, by the Database's
   * UID.
   */
  private readonly last = new Map<
    string,
    { reason: string; before?: string }
  >();

  constructor(
    private readonly client: ApiClient,
    private readonly identity: string,
    private readonly log: Log,
  ) {}

  /** Records an event. Never throws: a failed event must not stop the work. */
  async emit(database: Database, planned: PlannedEvent): Promise<void> {
    const { uid, name, namespace } = database.metadata;
    const { reason } = planned;
    const message = planned.message.slice(0, MAX_MESSAGE);
    const event = { ...planned, message };
    const last = this.last.get(uid);
    const before = last?.reason === reason ? last.before : last?.reason;
    const key = hashOf([uid, before, reason, message]);
    const now = performance.now();
    if (now - (this.recorded.get(key) ?? -Infinity) < QUIET_MS) {
      return;
    }
    if (this.recorded.size > MAX_REMEMBERED) {
      this.recorded.clear();
      this.last.clear();
    }
    this.recorded.set(key, now);
    this.last.set(uid, { reason, before });
    try {
      await this.client.request({
        method: 'POST',
        path: resourcePath(KINDS.event, { namespace }),
        body: this.toEvent(database, event),
      });
    } catch (error) {
      this.log('warn', 'an event could not be written', {
        database: `${namespace}/${name}`,
        reason,
        error: String(error),
      });
    }
  }

  private toEvent({ metadata }: Database, event: PlannedEvent) {
    const { name, namespace, uid, resourceVersion } = metadata;
    const at = this.client.now.toISOString().replace(/\.\d+Z$/, 'Z');
    return {
      apiVersion: KINDS.event.apiVersion,
      kind: KINDS.event.kind,
      metadata: { generateName: `${name.slice(0, 200)}.`, namespace },
      involvedObject: {
        ...pick(DATABASE),
        name,
        namespace,
        uid,
        resourceVersion,
      },
      type: event.type,
      reason: event.reason,
      message: event.message,
      source: { component: 'database-operator' },
      reportingComponent: 'example.com/database-operator',
      reportingInstance: this.identity,
      action: 'Reconcile',
      firstTimestamp: at,
      lastTimestamp: at,
      count: 1,
    };
  }
}

function hashOf(texts: (string | undefined)[]): string {
  return createHash('sha256').update(JSON.stringify(texts)).digest('base64');
}

function pick({ apiVersion, kind }: typeof DATABASE) {
  return { apiVersion, kind };
}
