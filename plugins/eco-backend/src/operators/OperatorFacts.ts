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

/** Lists of the workloads that autoscalers scale. */
export const SCALED = ['deployments', 'statefulSets', 'replicaSets'] as const;

/** An inventory, indexed for the search for operators. */
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

  /** Returns Deployments, StatefulSets and DaemonSets. */
  workloads(): WorkloadFacts[] {
    this.#workloads ??= [
      ...this.index.items('deployments'),
      ...this.index.items('statefulSets'),
      ...this.index.items('daemonSets'),
    ];
    return this.#workloads;
  }

  /** Returns the workloads of a namespace. */
  workloadsIn(namespace: string): WorkloadFacts[] {
    this.#workloadsByNamespace ??= groupBy(
      this.workloads(),
      workload => workload.namespace ?? '',
    );
    return this.#workloadsByNamespace.get(namespace) ?? [];
  }

  /** Returns the workloads of a service account, given as `namespace/name`. */
  workloadsAs(account: string): WorkloadFacts[] {
    this.#workloadsByAccount ??= groupBy(this.workloads(), accountOf);
    return this.#workloadsByAccount.get(account) ?? [];
  }

  /**
   * Returns workloads of any namespace whose service account has this name and
   * no roles.
   */
  unboundAs(name: string): WorkloadFacts[] {
    this.#unboundByAccount ??= groupBy(
      this.#allUnbound(),
      ({ serviceAccount = '' }) => serviceAccount,
    );
    return this.#unboundByAccount.get(name) ?? [];
  }

  /**
   * Returns workloads of a namespace that set a service account without roles.
   */
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

  /** Returns the roles of a workload's service account. */
  rolesOf(workload: WorkloadFacts): RoleFacts[] {
    return this.access.rolesOf(accountOf(workload));
  }

  /**
   * Returns the workloads that may write a resource, or all resources of its
   * group, by name. A wildcard for the group does not count: it does not show
   * that the resource belongs to the workload.
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

  /**
   * Returns the only workload that may write a CRD's objects, or else the CRD.
   */
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

  /** Returns the samples that were read at least once. */
  samples(): CustomResourceSample[] {
    return this.index.samples().filter(({ state }) => state !== 'unread');
  }

  /** Returns the samples of a CRD that were read at least once. */
  samplesOf(crd: { group: string; plural: string }): CustomResourceSample[] {
    this.#samples ??= groupBy(
      this.samples(),
      ({ group, plural }) => `${plural}.${group}`,
    );
    return this.#samples.get(`${crd.plural}.${crd.group}`) ?? [];
  }

  /** Returns a scalable workload by name, if its list is not stale. */
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

  /** Returns a Service by namespace and name. */
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

  /** Returns the Services with this name in all namespaces. */
  servicesNamed(name: string): ServiceFacts[] {
    this.#servicesByName ??= groupBy(
      this.index.items('services'),
      service => service.name,
    );
    return this.#servicesByName.get(name) ?? [];
  }

  /** Returns the CRD of a kind, if there is one. */
  crdOfKind(group: string, kind: string): CrdFacts | undefined {
    return this.index
      .crdsOfGroup(group)
      .find(({ definedKind }) => definedKind === kind);
  }
}

/** Returns one of the sampled objects, or else their CRD. */
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
