import { ApiClient } from '../kubernetes/ApiClient';
import { hasCode } from '../kubernetes/ApiError';
import { handedOver, MANAGER } from '../kubernetes/managedFields';
import {
  KubernetesObject,
  ObjectMeta,
  ResourceKind,
  resourcePath,
} from '../kubernetes/objects';
import { trimChild } from './projections';
import { kindOf, Writer } from './Writer';

/** Corrects children by server-side apply, and previews its changes. */
export class Corrector {
  constructor(
    private readonly client: ApiClient,
    private readonly writer: Writer,
  ) {}

  /**
   * Corrects a child that is known to be this Database's, by server-side apply.
   * First transfers the fields set at creation to the apply, which otherwise
   * could not remove those that are no longer desired.
   */
  async apply(
    object: KubernetesObject,
    live: KubernetesObject,
  ): Promise<KubernetesObject> {
    const kind = kindOf(object);
    await this.transferFields(kind, live.metadata);
    const answer = await this.sendApply(object, live, { force: 'true' });
    this.writer.remember(answer, kind);
    return trimChild(answer);
  }

  /**
   * Returns what {@link Corrector.apply} would make of a child, by a dry run.
   *
   * @returns `undefined` if a webhook does not support dry runs
   */
  async tryApply(
    object: KubernetesObject,
    live: KubernetesObject,
  ): Promise<KubernetesObject | undefined> {
    try {
      return trimChild(
        await this.sendApply(object, live, { force: 'true', dryRun: 'All' }),
      );
    } catch (error) {
      if (hasCode(error, 400) && /dry ?run/i.test(error.message)) {
        return undefined;
      }
      throw error;
    }
  }

  /**
   * Returns the other manager of a field that an apply would change, or
   * `undefined` if there is none.
   */
  async otherManager(
    object: KubernetesObject,
    live: KubernetesObject,
  ): Promise<string | undefined> {
    try {
      await this.sendApply(object, live, { dryRun: 'All' });
      return undefined;
    } catch (error) {
      if (hasCode(error, 409)) {
        return error.conflicts.find(({ manager }) => manager !== MANAGER)
          ?.manager;
      }
      throw error;
    }
  }

  private sendApply(
    object: KubernetesObject,
    { metadata: { uid } }: KubernetesObject,
    query: { force?: 'true'; dryRun?: 'All' },
  ): Promise<KubernetesObject> {
    const { name, namespace } = object.metadata;
    return this.client.request<KubernetesObject>({
      method: 'PATCH',
      path: resourcePath(kindOf(object), { namespace, name }),
      query: { fieldManager: MANAGER, ...query },
      contentType: 'application/apply-patch+yaml',
      body: { ...object, metadata: { ...object.metadata, uid } },
    });
  }

  private async transferFields(
    kind: ResourceKind,
    { name, namespace, uid, isHandedOver }: ObjectMeta,
  ): Promise<void> {
    if (isHandedOver) {
      return;
    }
    const { metadata } = await this.writer.fetch(kind, { name, namespace });
    const managedFields = handedOver(metadata.managedFields ?? [], MANAGER);
    if (managedFields && metadata.uid === uid) {
      const { resourceVersion } = metadata;
      await this.writer.patchObject(kind, metadata, {
        metadata: { uid, resourceVersion, managedFields },
      });
    }
  }
}
