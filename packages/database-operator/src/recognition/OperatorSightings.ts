import {
  AskAccess,
  DatabaseEngineName,
  judgeOperator,
  OperatorState,
} from '@backstage-eco/plugin-eco-common';
import { engineNamed } from '../engines';
import { Reflector } from '../kubernetes/Reflector';
import { AccessReviews } from './AccessReviews';
import { SeenDeployment, SeenOperator } from './seeDeployment';

/**
 * Tracks the Deployments that look like operators, and tells which are genuine.
 */
export class OperatorSightings {
  private readonly byEngine = new Map<
    DatabaseEngineName,
    Map<string, SeenOperator>
  >();

  /**
   * @param deployments - in all namespaces, or one per visible namespace
   * @param options - `namespaces`: those of operators, any if omitted;
   *   `within`: the only namespace whose Databases are reconciled; `onChange`:
   *   called when a state may have changed
   */
  constructor(
    private readonly deployments: readonly Reflector[],
    private readonly reviews: AccessReviews,
    private readonly options: {
      namespaces?: readonly string[];
      within?: string;
      onChange: () => void;
    },
  ) {
    for (const { store } of deployments) {
      store.onChange(({ key, previous, next }) =>
        this.note(key, previous, next),
      );
    }
  }

  /**
   * Returns the state of an operator whose CRD is served, as seen from one
   * namespace.
   */
  stateOf(engine: DatabaseEngineName, namespace: string): OperatorState {
    const unlisted = this.unlisted();
    if (unlisted) {
      return { state: 'unknown', because: unlisted };
    }
    const { resource: kind } = engineNamed(engine);
    // With a single namespace, only the right in that namespace can be
    // reviewed, and only it counts.
    const access: AskAccess = (sighting, within = this.options.within) =>
      this.reviews.mayWriteStatus({
        account: {
          namespace: sighting.namespace,
          name: sighting.serviceAccount,
        },
        kind,
        namespace: within,
        watches: sighting.watches,
      });
    const all = [...(this.byEngine.get(engine)?.values() ?? [])];
    return this.options.within
      ? this.within(this.options.within, all, access)
      : judgeOperator(all, namespace, access);
  }

  /**
   * Judges an operator from within one namespace. Little can be seen of other
   * namespaces, and no rights can be reviewed there.
   */
  private within(
    namespace: string,
    all: SeenOperator[],
    access: AskAccess,
  ): OperatorState {
    const near = all.filter(
      ({ watches }) => !Array.isArray(watches) || watches.includes(namespace),
    );
    const state = judgeOperator(near, namespace, access);
    if (state.state === 'notRunning' && !this.options.namespaces) {
      return {
        state: 'unknown',
        because: `Deployments outside of ${namespace} are not looked at; start the controller with --operator-namespaces`,
      };
    }
    return state.state === 'notRunning' && near.length < all.length
      ? { state: 'elsewhere', because: 'it watches other namespaces only' }
      : state;
  }

  private unlisted(): string | undefined {
    for (const { state } of this.deployments) {
      if (state.state !== 'listed') {
        return state.state === 'unknown'
          ? state.because
          : 'Deployments are not served';
      }
    }
    return undefined;
  }

  private note(
    key: string,
    previous: SeenDeployment | undefined,
    next: SeenDeployment | undefined,
  ): void {
    const before = this.believable(previous);
    const after = this.believable(next);
    if (JSON.stringify(before) === JSON.stringify(after)) {
      return;
    }
    before?.engines.forEach(engine => this.byEngine.get(engine)?.delete(key));
    for (const engine of after?.engines ?? []) {
      const sightings = this.byEngine.get(engine) ?? new Map();
      this.byEngine.set(engine, sightings.set(key, after));
    }
    this.options.onChange();
  }

  private believable(
    deployment: SeenDeployment | undefined,
  ): SeenOperator | undefined {
    const { namespaces } = this.options;
    const sighting = deployment?.sighting;
    return sighting && (namespaces?.includes(sighting.namespace) ?? true)
      ? sighting
      : undefined;
  }
}
