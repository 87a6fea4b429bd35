import {
  CrdFacts,
  CustomResourceSample,
  Inventory,
  InventoryFacts,
  InventoryKind,
  LeaseFacts,
  RoleFacts,
  WorkloadFacts,
} from '@backstage-eco/plugin-eco-node';
import { accountOf } from '../AccessRules';
import { heldLeases } from '../heldLeases';
import { OperatorFacts } from '../OperatorFacts';
import { GrantedRoles } from '../permissions/GrantedRoles';
import { workloadKey } from '../workloadKey';
import { workloadList } from '../workloadList';

/** An operator and the current facts of its cluster. */
export class OperatorView {
  readonly workload: WorkloadFacts;
  /** CRDs of the kinds that it manages. */
  readonly crds: readonly CrdFacts[];
  #types?: Set<string>;
  readonly #inventory: Inventory;
  readonly #facts: OperatorFacts;
  readonly #granted: GrantedRoles;

  /** @param options - `facts` and `granted` must be of the same inventory */
  constructor(options: {
    workload: WorkloadFacts;
    crds: readonly CrdFacts[];
    inventory: Inventory;
    facts: OperatorFacts;
    granted: GrantedRoles;
  }) {
    this.workload = options.workload;
    this.crds = options.crds;
    this.#inventory = options.inventory;
    this.#facts = options.facts;
    this.#granted = options.granted;
  }

  /** List that contains its workload. */
  get workloadList(): InventoryKind {
    return workloadList(this.workload.kind);
  }

  /** Returns the current objects of a list; none if it is stale or unread. */
  items<K extends InventoryKind>(kind: K): InventoryFacts[K][] {
    const part = this.#inventory.parts[kind];
    return part.state === 'read' ? part.items : [];
  }

  /**
   * Returns the workload that an autoscaler targets, if its list is not stale.
   */
  scaled(
    reference: Parameters<typeof workloadKey>[0],
  ): WorkloadFacts | undefined {
    return this.#facts.scaled(reference);
  }

  /** Returns the objects of its namespace. */
  neighbours<K extends 'podDisruptionBudgets' | 'prometheusRules'>(
    kind: K,
  ): InventoryFacts[K][] {
    return this.items(kind).filter(
      ({ namespace }) => namespace === this.workload.namespace,
    );
  }

  /**
   * Returns the roles of its service account, from lists that are not stale.
   */
  roles(): RoleFacts[] {
    return this.#granted
      .of(accountOf(this.workload))
      .filter(
        ({ role, namespace }) =>
          this.#isRead(role.kind === 'Role' ? 'roles' : 'clusterRoles') &&
          this.#isRead(namespace ? 'roleBindings' : 'clusterRoleBindings'),
      )
      .map(({ role }) => role);
  }

  /** Returns the latest samples of its kinds. */
  samples(): CustomResourceSample[] {
    const names = new Set(this.crds.map(({ name }) => name));
    return this.#facts
      .samples()
      .filter(({ plural, group }) => names.has(`${plural}.${group}`));
  }

  /** Returns the Leases that one of its pods holds, if Leases are not stale. */
  heldLeases(): LeaseFacts[] {
    return heldLeases(this.workload, {
      leases: this.items('leases'),
      workloads: this.#facts.workloads(),
    });
  }

  /** Whether it manages the kind of a type. */
  manages(type: { apiVersion: string; kind: string }): boolean {
    const [group] = type.apiVersion.split('/');
    this.#types ??= new Set(
      this.crds.map(crd => `${crd.group}/${crd.definedKind}`),
    );
    return this.#types.has(`${group}/${type.kind}`);
  }

  #isRead(kind: InventoryKind): boolean {
    return this.#inventory.parts[kind].state === 'read';
  }
}
