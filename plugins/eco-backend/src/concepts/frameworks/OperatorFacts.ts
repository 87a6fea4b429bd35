import { ObjectReference } from '@backstage-eco/plugin-eco-common';
import {
  CrdFacts,
  CustomResourceSample,
  Inventory,
  RoleFacts,
  WorkloadFacts,
} from '@backstage-eco/plugin-eco-node';
import { InventoryIndex } from '../../detection/InventoryIndex';

const WRITING = new Set(['update', 'patch', '*']);

/** A role, and the account that has it. */
interface Grant {
  role: RoleFacts;
  /** `namespace/name`. */
  account: string;
}

/** An inventory in the order in which the traces of frameworks are looked for. */
export class OperatorFacts {
  readonly index: InventoryIndex;
  #grants?: Grant[];
  #workloadsByAccount?: Map<string, WorkloadFacts[]>;

  constructor(inventory: Inventory) {
    this.index = new InventoryIndex(inventory);
  }

  /** Deployments, StatefulSets and DaemonSets. */
  workloads(): WorkloadFacts[] {
    return [
      ...this.index.items('deployments'),
      ...this.index.items('statefulSets'),
      ...this.index.items('daemonSets'),
    ];
  }

  /** The roles of a workload's service account. */
  rolesOf(workload: WorkloadFacts): RoleFacts[] {
    const account = accountOf(workload);
    return this.#allGrants()
      .filter(grant => grant.account === account)
      .map(({ role }) => role);
  }

  /**
   * Workloads that a rule lets write a resource, or all of its group. A wildcard
   * for the group does not count: it says of no resource that it is the
   * workload's own.
   */
  writersOf(group: string, plural: string): WorkloadFacts[] {
    this.#workloadsByAccount ??= this.#indexAccounts();
    const accounts = new Set(
      this.#allGrants()
        .filter(({ role }) =>
          role.rules.some(
            ({ apiGroups, resources, verbs }) =>
              apiGroups.includes(group) &&
              resources.some(each => each === plural || each === '*') &&
              verbs.some(verb => WRITING.has(verb)),
          ),
        )
        .map(({ account }) => account),
    );
    return [...accounts].flatMap(
      account => this.#workloadsByAccount!.get(account) ?? [],
    );
  }

  /** The only workload that may write a CRD's resources, or else the CRD. */
  operatorOf(crd: { group: string; plural: string }): ObjectReference {
    const writers = this.writersOf(crd.group, crd.plural);
    return writers.length === 1 ? writers[0] : crdReference(crd);
  }

  /** Samples of custom resources that show something. */
  samples(): CustomResourceSample[] {
    return this.index.samples().filter(({ state }) => state !== 'unread');
  }

  /** The CRD of a kind, where there is one. */
  crdOfKind(group: string, kind: string): CrdFacts | undefined {
    return this.index
      .crdsOfGroup(group)
      .find(({ definedKind }) => definedKind === kind);
  }

  #allGrants(): Grant[] {
    this.#grants ??= this.#findGrants();
    return this.#grants;
  }

  #findGrants(): Grant[] {
    const clusterRoles = new Map(
      this.index.items('clusterRoles').map(role => [role.name, role]),
    );
    const roles = new Map(
      this.index
        .items('roles')
        .map(role => [`${role.namespace}/${role.name}`, role]),
    );
    const bindings = [
      ...this.index.items('clusterRoleBindings'),
      ...this.index.items('roleBindings'),
    ];
    return bindings.flatMap(({ role: { kind, name }, namespace, subjects }) => {
      const role =
        kind === 'ClusterRole'
          ? clusterRoles.get(name)
          : roles.get(`${namespace}/${name}`);
      return subjects
        .filter(subject => role && subject.kind === 'ServiceAccount')
        .map(subject => ({
          role: role!,
          account: `${subject.namespace ?? namespace}/${subject.name}`,
        }));
    });
  }

  #indexAccounts(): Map<string, WorkloadFacts[]> {
    const byAccount = new Map<string, WorkloadFacts[]>();
    for (const workload of this.workloads()) {
      const account = accountOf(workload);
      byAccount.set(account, [...(byAccount.get(account) ?? []), workload]);
    }
    return byAccount;
  }
}

function accountOf({ namespace, serviceAccount }: WorkloadFacts): string {
  return `${namespace}/${serviceAccount ?? 'default'}`;
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
