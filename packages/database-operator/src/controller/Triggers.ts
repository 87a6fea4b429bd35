import {
  DATABASE_CRD,
  DATABASE_LABELS,
} from '@backstage-eco/plugin-eco-common';
import { childName } from '../database/names';
import { crdName, groupOf, KubernetesObject } from '../kubernetes/objects';
import { Reflectors } from './makeReflectors';
import { WorkQueue } from './WorkQueue';

/** Delay that lets related changes be handled in one reconciliation. */
const SETTLE_MS = 100;
/**
 * Added delay per Database, several times the duration of one reconciliation.
 */
const MS_PER_DATABASE = 1;

/** Queues a Database when something relevant to it changes. */
export class Triggers {
  /**
   * Keys of Databases by `namespace/child name`, as two may map to the same
   * child names.
   */
  private readonly families = new Map<string, Set<string>>();

  /** @param onGone - called with the UID of each deleted Database */
  constructor(
    private readonly reflectors: Reflectors,
    private readonly queue: WorkQueue,
    private readonly onGone: (uid: string) => void,
  ) {
    this.followDatabases();
    this.followMembers();
    this.followKinds();
  }

  /**
   * Queues every Database. A reconciliation with nothing to do costs no
   * request. But a tenant may keep changing objects that all Databases depend
   * on, such as a Deployment that looks like an operator. So the delay grows
   * with the number of Databases.
   */
  addAll(): void {
    const ms = SETTLE_MS + this.families.size * MS_PER_DATABASE;
    for (const keys of this.families.values()) {
      keys.forEach(key => this.queue.addAfter(key, ms));
    }
  }

  private followDatabases(): void {
    this.reflectors.databases.store.onChange(({ key, previous, next }) => {
      if (next) {
        const family = familyOfDatabase(next);
        const keys = this.families.get(family) ?? new Set();
        this.families.set(family, keys.add(key));
        this.queue.addAfter(key, 0);
      } else if (previous) {
        this.forgetFamily(familyOfDatabase(previous), key);
        this.onGone(previous.metadata.uid ?? '');
        this.queue.cancel(key);
      }
    });
  }

  private followMembers(): void {
    const { records, statefulSets, services, claims, pods } = this.reflectors;
    const { warnings, operators } = this.reflectors;
    const members = [
      ...[records, statefulSets, services, claims, pods],
      ...warnings,
      ...operators.flatMap(one => [one.resources, ...one.backups]),
    ];
    for (const { store } of members) {
      store.onChange(({ previous, next }) => this.addFamily(next ?? previous));
    }
    for (const family of this.reflectors.families) {
      for (const { store } of [family.pods, family.claims]) {
        store.onChange(({ previous, next }) =>
          this.addFamily(next ?? previous, family.key),
        );
      }
    }
  }

  private followKinds(): void {
    const { databases, records, crds, groups, storageClasses, operators } =
      this.reflectors;
    const ofOperators = operators.flatMap(one => [
      one.resources,
      ...one.backups,
    ]);
    crds.store.onChange(({ key }) => {
      const kicked = ofOperators.filter(
        reflector => key === `/${crdName(reflector.kind)}`,
      );
      const own = [
        ...(key === `/${DATABASE_CRD}` ? [databases] : []),
        ...(key === `/${crdName(records.kind)}` ? [records] : []),
      ];
      [...own, ...kicked].forEach(reflector => reflector.kick());
    });
    groups?.onChange(group => {
      [databases, records, ...ofOperators]
        .filter(({ kind }) => groupOf(kind) === group)
        .forEach(reflector => reflector.kick());
      this.addAll();
    });
    storageClasses.store.onChange(() => this.addAll());
    records.onStateChange(() => this.addAll());
    for (const reflector of ofOperators) {
      reflector.onStateChange(() => this.addAll());
    }
  }

  private forgetFamily(family: string, key: string): void {
    const keys = this.families.get(family);
    keys?.delete(key);
    if (keys?.size === 0) {
      this.families.delete(family);
    }
  }

  private addFamily(
    member: KubernetesObject | undefined,
    label: string = DATABASE_LABELS.name,
  ): void {
    const { labels, namespace, name } = member?.metadata ?? {};
    const about = (member?.status as { about?: string } | undefined)?.about;
    const child = labels?.[label] ?? about ?? name;
    const keys = this.families.get(`${namespace}/${child}`);
    keys?.forEach(key => this.queue.addAfter(key, SETTLE_MS));
  }
}

function familyOfDatabase({ metadata }: KubernetesObject): string {
  return `${metadata.namespace}/${childName(metadata.name)}`;
}
