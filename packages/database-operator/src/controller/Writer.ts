import {
  Database,
  DATABASE,
  DatabaseCredentials,
} from '@backstage-eco/plugin-eco-common';
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
import { Remembered } from './Memory';

/** Whose writes they are. */
export const MANAGER = 'database-operator';
/** Asks for an answer without content. */
export const METADATA_ONLY =
  'application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1';

/**
 * Sends the writes of a plan. What the server answers goes into the caches at
 * once, so that the next look does not repeat what was just done.
 */
export class Writer {
  constructor(
    private readonly client: ApiClient,
    private readonly storesOf: (kind: string) => Store[],
  ) {}

  async setFinalizers(database: Database, finalizers: string[]): Promise<void> {
    const { resourceVersion } = database.metadata;
    await this.patchObject(DATABASE, database.metadata, {
      metadata: { finalizers, resourceVersion },
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
   * Whether there is no Secret of this name yet. Nothing is made: no right to
   * read Secrets is needed to learn that much.
   */
  async secretIsMissing(secret: KubernetesObject): Promise<boolean> {
    return (await this.postSecret(secret, { dryRun: 'All' })) !== undefined;
  }

  /**
   * Makes the Secret. One that is there already was made by an earlier try, whose
   * answer was lost: before the first nothing of its name was there.
   */
  async createSecret(secret: KubernetesObject): Promise<DatabaseCredentials> {
    const uid = (await this.postSecret(secret))?.uid;
    return { source: 'Created', uid };
  }

  /** Its answer is asked for without the values; `undefined` where one is there. */
  private async postSecret(
    secret: KubernetesObject,
    query?: { dryRun: 'All' },
  ): Promise<ObjectMeta | undefined> {
    const { namespace } = secret.metadata;
    try {
      const { metadata } = await this.client.request<KubernetesObject>({
        method: 'POST',
        path: resourcePath(KINDS.secret, { namespace }),
        query,
        accept: METADATA_ONLY,
        body: secret,
      });
      return metadata;
    } catch (error) {
      if (hasCode(error, 409) && error.reason === 'AlreadyExists') {
        return undefined;
      }
      throw error;
    }
  }

  /**
   * Makes or corrects a child by server-side apply. Only a child that is known
   * to be this Database's is forced; for any other the server refuses with a
   * conflict as soon as somebody else's fields differ.
   */
  async apply(
    object: KubernetesObject,
    live: KubernetesObject | undefined,
  ): Promise<void> {
    const { name, namespace } = object.metadata;
    const kind = this.kindOf(object);
    const answer = await this.client.request<KubernetesObject>({
      method: 'PATCH',
      path: resourcePath(kind, { namespace, name }),
      query: { fieldManager: MANAGER, force: live ? 'true' : undefined },
      contentType: 'application/apply-patch+yaml',
      body: live
        ? {
            ...object,
            metadata: { ...object.metadata, uid: live.metadata.uid },
          }
        : object,
    });
    this.remember(answer, kind);
  }

  /** Fetches what stands in a child's place, and remembers it if it is not watched. */
  async look(object: KubernetesObject, remembered: Remembered): Promise<void> {
    const { name, namespace } = object.metadata;
    const kind = this.kindOf(object);
    const found = await this.client.request<KubernetesObject>({
      path: resourcePath(kind, { namespace, name }),
    });
    remembered.strangers.set(`${kind.kind}/${name}`, {
      ...found,
      apiVersion: kind.apiVersion,
      kind: kind.kind,
    });
  }

  async patchObject(
    kind: ResourceKind,
    target: ObjectMeta,
    body: object,
    subresource?: string,
  ): Promise<void> {
    const { name, namespace } = target;
    const answer = await this.client.request<KubernetesObject>({
      method: 'PATCH',
      path: resourcePath(kind, { namespace, name, subresource }),
      query: { fieldManager: MANAGER },
      contentType: 'application/merge-patch+json',
      body,
    });
    this.remember(answer, kind);
  }

  /**
   * Deletes exactly this object. That it is gone is fine, and so is another in
   * its place, which stays.
   */
  async remove(
    kind: ResourceKind,
    target: ObjectMeta,
    propagationPolicy: 'Foreground' | 'Background' = 'Background',
  ): Promise<void> {
    const { name, namespace, uid } = target;
    try {
      const answer = await this.client.request<{ kind?: string }>({
        method: 'DELETE',
        path: resourcePath(kind, { namespace, name }),
        accept: METADATA_ONLY,
        body: {
          apiVersion: 'v1',
          kind: 'DeleteOptions',
          propagationPolicy,
          preconditions: { uid },
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

  /** Into each cache that has the object; one that none has is a new child. */
  private remember(answer: KubernetesObject, kind: ResourceKind): void {
    const { apiVersion } = kind;
    const object = { ...answer, apiVersion, kind: kind.kind };
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

  private kindOf({ apiVersion = '', kind = '' }: KubernetesObject) {
    // All kinds of children have regular plurals.
    return { apiVersion, kind, plural: `${kind.toLowerCase()}s` };
  }
}
