import { ObjectReference } from '@backstage-eco/plugin-eco-common';
import {
  CrdFacts,
  CustomResourceSample,
  Inventory,
  RoleFacts,
  ServiceFacts,
  WorkloadFacts,
} from '@backstage-eco/plugin-eco-node';
import { InventoryIndex } from '@backstage-eco/plugin-eco-recognition';
import { groupBy } from '../groupBy';
import { AccessRules, accountOf } from './AccessRules';
import { workloadKey } from './workloadKey';

const WRITING = new Set(['update', 'patch', '*']);

/** The lists of what an autoscaler scales. */
export const SCALED = ['deployments', 'statefulSets', 'replicaSets'] as const;

/** An inventory in the order in which operators are looked for. */
export class OperatorFacts {
  readonly index: InventoryIndex;
  readonly access: AccessRules;
  readonly #inventory: Inventory;
  #scaled?: Map<string, WorkloadFacts>;
  #services?: Map<string, ServiceFacts>;
  #servicesByName?: Map<string, ServiceFacts[]>;
  #samples?: Map<string, CustomResourceSample[]>;
  readonly #operators = new Map<string, ObjectReference>();
  #workloads?: WorkloadFacts[];
  #workloadsByAccount?: Map<string, WorkloadFacts[]>;
  #workloadsByNamespace?: Map<string, WorkloadFacts[]>;
  #unbound?: WorkloadFacts[];
  #unboundByAccount?: Map<string, WorkloadFacts[]>;
  #unboundByNamespace?: Map<string, WorkloadFacts[]>;

  constructor(inventory: Inventory) {
    this.#inventory = inventory;
    this.index = new InventoryIndex(inventory);
    this.access = new AccessRules(this.index);
  }

  /** Deployments, StatefulSets and DaemonSets. */
  workloads(): WorkloadFacts[] {
    this.#workloads ??= [
      ...this.index.items('deployments'),
      ...this.index.items('statefulSets'),
      ...this.index.items('daemonSets'),
    ];
    return this.#workloads;
  }

  /** Workloads of a namespace. */
  workloadsIn(namespace: string): WorkloadFacts[] {
    this.#workloadsByNamespace ??= groupBy(
      this.workloads(),
      workload => workload.namespace ?? '',
    );
    return this.#workloadsByNamespace.get(namespace) ?? [];
  }

  /** Workloads that run as a service account, as `namespace/name`. */
  workloadsAs(account: string): WorkloadFacts[] {
    this.#workloadsByAccount ??= groupBy(this.workloads(), accountOf);
    return this.#workloadsByAccount.get(account) ?? [];
  }

  /** Workloads without any roles whose service account has this name, in any namespace. */
  unboundAs(name: string): WorkloadFacts[] {
    this.#unboundByAccount ??= groupBy(
      this.#allUnbound(),
      ({ serviceAccount = '' }) => serviceAccount,
    );
    return this.#unboundByAccount.get(name) ?? [];
  }

  /** Workloads of a namespace that name a service account without any roles. */
  unboundIn(namespace: string): WorkloadFacts[] {
    this.#unboundByNamespace ??= groupBy(
      this.#allUnbound(),
      workload => workload.namespace ?? '',
    );
    return this.#unboundByNamespace.get(namespace) ?? [];
  }

  #allUnbound(): WorkloadFacts[] {
    this.#unbound ??= this.workloads().filter(
      each => each.serviceAccount && this.rolesOf(each).length === 0,
    );
    return this.#unbound;
  }

  /** The roles of a workload's service account. */
  rolesOf(workload: WorkloadFacts): RoleFacts[] {
    return this.access.rolesOf(accountOf(workload));
  }

  /**
   * Workloads that a rule lets write a resource, or all of its group. A wildcard
   * for the group does not count: it says of no resource that it is the
   * workload's own.
   */
  writersOf(group: string, plural: string): WorkloadFacts[] {
    const accounts = new Set(
      this.access
        .rulesNaming(group)
        .filter(({ role, position }) => {
          const { resources, verbs } = role.rules[position];
          return (
            resources.some(each => each === plural || each === '*') &&
            verbs.some(verb => WRITING.has(verb))
          );
        })
        .flatMap(({ grants }) => grants.map(({ account }) => account)),
    );
    return [...accounts].flatMap(account => this.workloadsAs(account));
  }

  /** The only workload that may write a CRD's resources, or else the CRD. */
  operatorOf(crd: { group: string; plural: string }): ObjectReference {
    const key = `${crd.plural}.${crd.group}`;
    let operator = this.#operators.get(key);
    if (!operator) {
      const writers = this.writersOf(crd.group, crd.plural);
      operator = writers.length === 1 ? writers[0] : crdReference(crd);
      this.#operators.set(key, operator);
    }
    return operator;
  }

  /** Samples of custom resources that show something. */
  samples(): CustomResourceSample[] {
    return this.index.samples().filter(({ state }) => state !== 'unread');
  }

  /** Samples of the custom resources of a CRD that show something. */
  samplesOf(crd: { group: string; plural: string }): CustomResourceSample[] {
    this.#samples ??= groupBy(
      this.samples(),
      ({ group, plural }) => `${plural}.${group}`,
    );
    return this.#samples.get(`${crd.plural}.${crd.group}`) ?? [];
  }

  /** A workload that may be scaled, by its name, as far as it was read lately. */
  scaled(
    reference: Parameters<typeof workloadKey>[0],
  ): WorkloadFacts | undefined {
    this.#scaled ??= new Map(
      SCALED.flatMap(list => {
        const part = this.#inventory.parts[list];
        return part.state === 'read' ? part.items : [];
      }).map(each => [workloadKey(each), each]),
    );
    return this.#scaled.get(workloadKey(reference));
  }

  /** A Service by its name. */
  service(reference: {
    namespace: string;
    name: string;
  }): ServiceFacts | undefined {
    this.#services ??= new Map(
      this.index
        .items('services')
        .map(each => [`${each.namespace}/${each.name}`, each]),
    );
    return this.#services.get(`${reference.namespace}/${reference.name}`);
  }

  /** The Services of this name, in whichever namespaces. */
  servicesNamed(name: string): ServiceFacts[] {
    this.#servicesByName ??= groupBy(
      this.index.items('services'),
      service => service.name,
    );
    return this.#servicesByName.get(name) ?? [];
  }

  /** The CRD of a kind, where there is one. */
  crdOfKind(group: string, kind: string): CrdFacts | undefined {
    return this.index
      .crdsOfGroup(group)
      .find(({ definedKind }) => definedKind === kind);
  }
}

/** One of the objects that a sample is of, or else their CRD. */
export function someOf(sample: CustomResourceSample): ObjectReference {
  const { group, version, kind, names = [] } = sample;
  const [first] = names;
  return first
    ? { apiVersion: `${group}/${version}`, kind, ...first }
    : crdReference(sample);
}

function crdReference(crd: { group: string; plural: string }): ObjectReference {
  const { group, plural } = crd;
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    name: `${plural}.${group}`,
  };
}
