import { Database, DATABASE } from '@backstage-eco/plugin-eco-common';
import { DATABASE_RECORD } from '../database/DatabaseRecord';
import { hasAllFinalizers } from '../database/finalizers';
import { ApiClient } from '../kubernetes/ApiClient';
import { hasCode } from '../kubernetes/ApiError';
import {
  keyOf,
  KubernetesObject,
  ObjectMeta,
  ResourceKind,
  resourcePath,
} from '../kubernetes/objects';
import { Store } from '../kubernetes/Store';
import { KINDS } from '../kubernetes/kinds';
import { MANAGER } from '../kubernetes/managedFields';
import { Remembered } from './Memory';
import { trimChild } from './projections';

/** Requests a response with metadata only. */
export const METADATA_ONLY =
  'application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1';

/** Fields common to every deletion. */
export const DELETE_OPTIONS = { apiVersion: 'v1', kind: 'DeleteOptions' };

/**
 * Sends the writes of a plan. Responses go into the caches at once, so that the
 * next reconciliation does not repeat them.
 */
export class Writer {
  constructor(
    private readonly client: ApiClient,
    private readonly storesOf: (kind: string) => Store[],
  ) {}

  /**
   * Changes a Database's finalizers, fetching them first if the cache does not
   * have all.
   */
  async changeFinalizers(
    database: Database,
    change: (all: string[]) => string[],
  ): Promise<void> {
    const { metadata } = hasAllFinalizers(database)
      ? database
      : await this.fetch(DATABASE, database.metadata);
    const { finalizers = [], resourceVersion } = metadata;
    await this.patchObject(DATABASE, database.metadata, {
      metadata: { finalizers: change(finalizers), resourceVersion },
    });
  }

  async writeStatus(database: Database, status: object): Promise<void> {
    const { resourceVersion } = database.metadata;
    await this.patchObject(
      DATABASE,
      database.metadata,
      { metadata: { resourceVersion }, status },
      'status',
    );
  }

  /**
   * Records which Database holds a name. If an earlier attempt or another
   * process already wrote a record, it is cached for the next reconciliation.
   */
  async record(
    record: KubernetesObject,
    live: KubernetesObject | undefined,
  ): Promise<void> {
    if (live) {
      const { uid, resourceVersion } = live.metadata;
      const { owner = null, predecessor = null, ...rest } = record.spec ?? {};
      await this.patchObject(DATABASE_RECORD, live.metadata, {
        metadata: { uid, resourceVersion },
        spec: { ...rest, owner, predecessor },
      });
      return;
    }
    const found = await this.post(DATABASE_RECORD, record);
    if (!found) {
      this.remember(
        await this.fetch(DATABASE_RECORD, record.metadata),
        DATABASE_RECORD,
      );
    }
  }

  /**
   * Creates a child. An existing object of its name is never changed, only
   * fetched, so that the next reconciliation can tell whose it is.
   *
   * @returns the created child, or `undefined` if its name is taken
   */
  async create(
    object: KubernetesObject,
    remembered: Remembered,
  ): Promise<KubernetesObject | undefined> {
    const kind = kindOf(object);
    const made = await this.post(kind, object);
    if (made) {
      return trimChild(made);
    }
    const found = await this.fetch(kind, object.metadata);
    const key = `${kind.kind}/${object.metadata.name}`;
    remembered.foreignObjects.set(
      key,
      trimChild({ ...found, ...typeOf(kind) }),
    );
    return undefined;
  }

  /** Grows a claim. */
  async growClaim(
    claim: KubernetesObject,
    { spec }: KubernetesObject,
  ): Promise<KubernetesObject> {
    const { metadata } = claim;
    return trimChild(
      await this.patchObject(KINDS.claim, metadata, {
        metadata: { uid: metadata.uid },
        spec,
      }),
    );
  }

  /** Creates an object; returns `undefined` if its name is taken. */
  private async post(
    kind: ResourceKind,
    object: KubernetesObject,
  ): Promise<KubernetesObject | undefined> {
    const { namespace } = object.metadata;
    try {
      const answer = await this.client.request<KubernetesObject>({
        method: 'POST',
        path: resourcePath(kind, { namespace }),
        query: { fieldManager: MANAGER },
        body: object,
      });
      this.remember(answer, kind);
      return answer;
    } catch (error) {
      if (isAlreadyExists(error)) {
        return undefined;
      }
      throw error;
    }
  }

  /** Fetches one object. */
  fetch(
    kind: ResourceKind,
    { name, namespace }: Pick<ObjectMeta, 'name' | 'namespace'>,
  ): Promise<KubernetesObject> {
    return this.client.request<KubernetesObject>({
      path: resourcePath(kind, { namespace, name }),
    });
  }

  async patchObject(
    kind: ResourceKind,
    target: ObjectMeta,
    body: object,
    subresource?: string,
  ): Promise<KubernetesObject> {
    const { name, namespace } = target;
    const answer = await this.client.request<KubernetesObject>({
      method: 'PATCH',
      path: resourcePath(kind, { namespace, name, subresource }),
      query: { fieldManager: MANAGER },
      contentType: 'application/merge-patch+json',
      body,
    });
    this.remember(answer, kind);
    return answer;
  }

  /**
   * Deletes exactly this object. It is no error if the object is gone, or if
   * another has taken its place, which stays.
   */
  async remove(
    kind: ResourceKind,
    target: ObjectMeta,
    options: {
      propagation?: 'Foreground' | 'Background';
      /** Whether to keep the object if it has changed since it was read. */
      isUnchanged?: boolean;
    } = {},
  ): Promise<void> {
    const { name, namespace, uid } = target;
    const { propagation = 'Background', isUnchanged } = options;
    if (!uid) {
      throw new Error(`${kind.kind} ${name} has no UID to be deleted by`);
    }
    const resourceVersion = isUnchanged ? target.resourceVersion : undefined;
    try {
      const answer = await this.client.request<{ kind?: string }>({
        method: 'DELETE',
        path: resourcePath(kind, { namespace, name }),
        accept: METADATA_ONLY,
        body: {
          ...DELETE_OPTIONS,
          propagationPolicy: propagation,
          preconditions: { uid, resourceVersion },
        },
      });
      if (answer.kind === 'Status') {
        this.forget(kind, target);
      }
    } catch (error) {
      if (hasCode(error, 404)) {
        this.forget(kind, target);
      } else if (!hasCode(error, 409)) {
        throw error;
      }
    }
  }

  /**
   * Puts a response into each cache that has the object, or into the first if
   * none does.
   */
  remember(answer: KubernetesObject, kind: ResourceKind): void {
    const object = { ...answer, ...typeOf(kind) };
    const stores = this.storesOf(kind.kind);
    const holding = stores.filter(store => store.get(keyOf(object)));
    const [first] = stores;
    for (const store of holding.length > 0 ? holding : [first]) {
      store?.put(object);
    }
  }

  private forget(kind: ResourceKind, metadata: ObjectMeta): void {
    this.storesOf(kind.kind).forEach(store => store.remove({ metadata }));
  }
}

function typeOf({ apiVersion, kind }: ResourceKind) {
  return { apiVersion, kind };
}

/** Whether the error says that an object of this name exists. */
export function isAlreadyExists(error: unknown): boolean {
  return hasCode(error, 409) && error.reason === 'AlreadyExists';
}

/** Returns the kind of a child. All children's kinds have regular plurals. */
export function kindOf({
  apiVersion = '',
  kind = '',
}: KubernetesObject): ResourceKind {
  return { apiVersion, kind, plural: `${kind.toLowerCase()}s` };
}
