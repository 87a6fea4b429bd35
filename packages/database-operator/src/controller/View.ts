import {
  Database,
  DATABASE_LABELS,
  DatabaseEngineName,
  OperatorState,
  StorageClassFacts,
} from '@backstage-eco/plugin-eco-common';
import { childName } from '../database/names';
import { engines } from '../engines';
import { NewestKeys } from '../kubernetes/NewestKeys';
import { KubernetesObject, listAt, textAt } from '../kubernetes/objects';
import { Observed, PodFacts } from '../reconcile/Observed';
import { ADOPTION_POLICY } from './adoption';
import { byLabel, ChildIndex } from './ChildIndex';
import { MAX_WARNINGS_OF_NAMESPACE, Reflectors } from './makeReflectors';
import { Remembered } from './Memory';
import { OperatorSightings } from '../recognition/OperatorSightings';
import { SimulatedNodes } from './SimulatedNodes';
import { unseenKinds } from './unseenKinds';

const WARNING_LIFETIME_MS = 10 * 60_000;
const MAX_TROUBLE = 300;

/**
 * Assembles the input of a decision from the caches. Uses the API server's
 * time, which Kubernetes timestamps follow.
 */
export class View {
  private readonly children: ChildIndex[];
  private readonly claims: ChildIndex;
  private readonly pods: ChildIndex;
  /**
   * Indexes of claims, by the name a StatefulSet would use and by operators'
   * labels.
   */
  private readonly strays: ChildIndex[];
  private readonly families = new Map<
    DatabaseEngineName,
    { pods: ChildIndex; claims: ChildIndex }
  >();
  private readonly warnings = new Map<string, KubernetesObject>();
  private readonly warned = new NewestKeys(MAX_WARNINGS_OF_NAMESPACE);

  constructor(
    private readonly reflectors: Reflectors,
    private readonly nodes: SimulatedNodes,
    private readonly sightings: OperatorSightings,
    private readonly now: () => Date,
    /** Why the policy of deploy/adoption.yaml may not be read. */
    private readonly adoptionDenied?: string,
  ) {
    const { statefulSets, services, operators, claims, pods, warnings } =
      reflectors;
    this.children = [
      statefulSets,
      services,
      ...operators.flatMap(one => [one.resources, ...one.backups]),
    ].map(({ store }) => new ChildIndex(store));
    this.claims = new ChildIndex(claims.store);
    this.pods = new ChildIndex(pods.store);
    this.strays = [
      familyByName,
      ...engines.flatMap(({ claimLabel }) =>
        claimLabel ? byLabel(claimLabel) : [],
      ),
    ].map(nameOf => new ChildIndex(claims.store, nameOf));
    for (const { name, key, ...members } of reflectors.families) {
      this.families.set(name, {
        pods: new ChildIndex(members.pods.store, byLabel(key)),
        claims: new ChildIndex(members.claims.store, byLabel(key)),
      });
    }
    for (const { store } of warnings) {
      store.onChange(({ next }) => this.noteWarning(next));
    }
  }

  /** Returns the input for reconciling one Database. */
  observe(database: Database, remembered: Remembered): Observed {
    const { namespace, name } = database.metadata;
    const family = `${namespace}/${childName(name)}`;
    const children = new Map(remembered.foreignObjects);
    for (const index of this.children) {
      for (const child of index.of(family)) {
        children.set(`${child.kind}/${child.metadata.name}`, child);
      }
    }
    const { credentials, failure, probe } = remembered;
    const { isSecretSought, isAdoptionChecked } = remembered;
    const { secretRemoved, leftBehind } = remembered;
    return {
      database,
      children,
      claims: this.members('claims', family, database),
      record: this.reflectors.records.store.get(family),
      strayClaims: this.strays
        .flatMap(index => index.of(family))
        .filter(isStray),
      pods: this.members('pods', family, database).map(pod =>
        this.podFacts(pod),
      ),
      operators: this.operators(namespace),
      unseen: this.unseen(database),
      storageClasses: this.storageClasses(),
      warning: this.warningOf(family),
      credentials,
      failure,
      probe,
      comparisons: remembered.comparisons,
      contests: remembered.contests.all(),
      isSecretSought,
      isAdoptionChecked,
      secretRemoved,
      leftBehind,
      now: this.now()
        .toISOString()
        .replace(/\.\d+Z$/, 'Z'),
    };
  }

  /**
   * Returns the pods or claims of a Database. An operator's own label only
   * counts if that operator runs this Database, as a cluster of another
   * operator may have the same name.
   */
  private members(
    what: 'pods' | 'claims',
    family: string,
    { status }: Database,
  ): KubernetesObject[] {
    const theirs = status?.engine && this.families.get(status.engine.name);
    const found = [
      ...this[what].of(family),
      ...(theirs?.[what].of(family) ?? []),
    ];
    return [...new Map(found.map(one => [one.metadata.uid, one])).values()];
  }

  private unseen({ status }: Database): Map<string, string> {
    const unseen = unseenKinds(this.reflectors, status?.engine?.name);
    return this.adoptionDenied
      ? unseen.set(ADOPTION_POLICY[0].kind, this.adoptionDenied)
      : unseen;
  }

  /** Returns the state of each operator, as seen from one namespace. */
  private operators(namespace: string): Map<DatabaseEngineName, OperatorState> {
    return new Map(
      this.reflectors.operators.map(({ name, resources: { state } }) => [
        name,
        state.state === 'listed'
          ? this.sightings.stateOf(name, namespace)
          : state,
      ]),
    );
  }

  private storageClasses(): StorageClassFacts[] | undefined {
    const { state, store } = this.reflectors.storageClasses;
    if (state.state !== 'listed') {
      return undefined;
    }
    return [...store.values()].map(({ metadata, spec }) => ({
      name: metadata.name,
      canGrow: spec?.allowVolumeExpansion === true,
    }));
  }

  private podFacts(pod: KubernetesObject): PodFacts {
    const node = textAt(pod.spec, 'nodeName');
    return {
      name: pod.metadata.name,
      ready: listAt(pod.status, 'conditions').some(
        condition =>
          textAt(condition, 'type') === 'Ready' &&
          textAt(condition, 'status') === 'True',
      ),
      simulated: node ? this.nodes.isSimulated(node) : undefined,
      trouble: troubleOf(pod),
    };
  }

  private noteWarning(event: KubernetesObject | undefined): void {
    const about = textAt(event?.status, 'about');
    if (event && about) {
      const family = `${event.metadata.namespace}/${about}`;
      this.warnings.set(family, event);
      this.warnings.delete(this.warned.add(family) ?? '');
    }
  }

  private warningOf(family: string): string | undefined {
    const status = this.warnings.get(family)?.status;
    const at = Date.parse(textAt(status, 'at') ?? '');
    // The writer of an event chooses its time, which may even lie in the
    // future.
    if (!(Math.abs(this.now().getTime() - at) <= WARNING_LIFETIME_MS)) {
      this.warnings.delete(family);
      this.warned.delete(family);
      return undefined;
    }
    return textAt(status, 'message');
  }
}

/** Whether a claim lacks the label that would tie it to a Database. */
function isStray({ metadata }: KubernetesObject): boolean {
  return metadata.labels?.[DATABASE_LABELS.name] === undefined;
}

/**
 * Extracts the family name from a claim's name, such as `orders` from
 * `data-orders-0`.
 */
function familyByName({ metadata }: KubernetesObject): string | undefined {
  return /^[a-z]+-(.+)-\d+$/.exec(metadata.name)?.[1];
}

/**
 * Returns why a pod is not ready, in the words of the scheduler or the kubelet.
 */
function troubleOf(pod: KubernetesObject): string | undefined {
  const unschedulable = listAt(pod.status, 'conditions').find(
    condition =>
      textAt(condition, 'type') === 'PodScheduled' &&
      textAt(condition, 'status') === 'False',
  );
  if (unschedulable) {
    return textAt(unschedulable, 'message')?.slice(0, MAX_TROUBLE);
  }
  for (const list of ['initContainerStatuses', 'containerStatuses']) {
    for (const container of listAt(pod.status, list)) {
      const reason = textAt(container, 'state', 'waiting', 'reason');
      const isStarting =
        reason === 'PodInitializing' || reason === 'ContainerCreating';
      if (reason && !isStarting) {
        const said = textAt(container, 'state', 'waiting', 'message');
        return [reason, said].filter(Boolean).join(': ').slice(0, MAX_TROUBLE);
      }
    }
  }
  return undefined;
}
