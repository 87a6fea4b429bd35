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

/** An operator, and what was read lately of the cluster around it. */
export class OperatorView {
  readonly workload: WorkloadFacts;
  /** Of the kinds that it manages. */
  readonly crds: readonly CrdFacts[];
  #types?: Set<string>;
  readonly #inventory: Inventory;
  readonly #facts: OperatorFacts;
  readonly #granted: GrantedRoles;

  /** @param options - `facts` and `granted` are of the same inventory */
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

  /** The list that its workload is of. */
  get workloadList(): InventoryKind {
    return workloadList(this.workload.kind);
  }

  /** The objects of a list as of now; none where it was not read lately. */
  items<K extends InventoryKind>(kind: K): InventoryFacts[K][] {
    const part = this.#inventory.parts[kind];
    return part.state === 'read' ? part.items : [];
  }

  /** The workload that an autoscaler names, as far as it was read lately. */
  scaled(
    reference: Parameters<typeof workloadKey>[0],
  ): WorkloadFacts | undefined {
    return this.#facts.scaled(reference);
  }

  /** Objects of its namespace. */
  neighbours<K extends 'podDisruptionBudgets' | 'prometheusRules'>(
    kind: K,
  ): InventoryFacts[K][] {
    return this.items(kind).filter(
      ({ namespace }) => namespace === this.workload.namespace,
    );
  }

  /** The roles of its service account, as far as they were read lately. */
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

  /** Samples of objects of its kinds, as of their last look. */
  samples(): CustomResourceSample[] {
    const names = new Set(this.crds.map(({ name }) => name));
    return this.#facts
      .samples()
      .filter(({ plural, group }) => names.has(`${plural}.${group}`));
  }

  /** Leases that a pod of it holds, as far as they were read lately. */
  heldLeases(): LeaseFacts[] {
    return heldLeases(this.workload, {
      leases: this.items('leases'),
      workloads: this.#facts.workloads(),
    });
  }

  /** Whether an object of one of its kinds has this type. */
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
