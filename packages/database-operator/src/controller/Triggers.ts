import {
  DATABASE_CRD,
  DATABASE_LABELS,
} from '@backstage-eco/plugin-eco-common';
import { childName } from '../database/names';
import { crdName, groupOf, KubernetesObject } from '../kubernetes/objects';
import { Reflectors } from './makeReflectors';
import { WorkQueue } from './WorkQueue';

/** What happens together is looked at together. */
const SETTLE_MS = 100;
/** Several times what a look takes. */
const MS_FOR_EACH = 1;

/** Puts a Database into the queue when something changes that matters to it. */
export class Triggers {
  /** Keys of Databases by `namespace/child name`: two may ask for the same names. */
  private readonly families = new Map<string, Set<string>>();

  /**
   * @param onGone - told the UID of a Database that is gone
   */
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
   * A look costs no request where nothing is to be done. But a tenant may change what
   * all may depend on as often as they like, such as a Deployment that looks like an
   * operator: the more Databases there are, the longer they wait for the next change.
   */
  addAll(): void {
    const ms = SETTLE_MS + this.families.size * MS_FOR_EACH;
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
