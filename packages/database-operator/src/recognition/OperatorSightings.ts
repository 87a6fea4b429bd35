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

/** Knows the Deployments that look like operators, and which of them are believed. */
export class OperatorSightings {
  private readonly byEngine = new Map<
    DatabaseEngineName,
    Map<string, SeenOperator>
  >();

  /**
   * @param namespaces - those of operators; left out, an operator may be in any
   * @param onChange - told when another answer may be due
   */
  constructor(
    private readonly deployments: Reflector,
    private readonly reviews: AccessReviews,
    private readonly options: {
      namespaces?: readonly string[];
      onChange: () => void;
    },
  ) {
    deployments.store.onChange(({ key, previous, next }) =>
      this.note(key, previous, next),
    );
  }

  /** What is known of an operator whose CRD is served, for one namespace. */
  stateOf(engine: DatabaseEngineName, namespace: string): OperatorState {
    const { state } = this.deployments;
    if (state.state !== 'listed') {
      const because =
        state.state === 'unknown'
          ? state.because
          : 'Deployments are not served';
      return { state: 'unknown', because };
    }
    const { resource: kind } = engineNamed(engine);
    const access: AskAccess = (sighting, within) =>
      this.reviews.mayWriteStatus({
        account: {
          namespace: sighting.namespace,
          name: sighting.serviceAccount,
        },
        kind,
        namespace: within,
      });
    const sightings = [...(this.byEngine.get(engine)?.values() ?? [])];
    return judgeOperator(sightings, namespace, access);
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
