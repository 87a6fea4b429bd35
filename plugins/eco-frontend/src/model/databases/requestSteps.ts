import {
  DatabaseRequest,
  DatabaseRequestState,
} from '@backstage-eco/plugin-eco-common';

/** A step of a request, as shown on its page. */
export interface Step {
  state: DatabaseRequestState;
  progress: 'done' | 'running' | 'failed' | 'ahead';
  /** Time when it was reached, ISO 8601. */
  at?: string;
  /** Seconds since the previous step. */
  afterSeconds?: number;
  message?: string;
}

const EXPECTED_STATES: Record<
  DatabaseRequest['operation'],
  DatabaseRequestState[]
> = {
  create: ['requested', 'accepted', 'provisioning', 'ready', 'verified'],
  update: ['requested', 'accepted', 'provisioning', 'ready'],
  delete: ['requested', 'accepted', 'deleted'],
};

/** Returns the completed steps of a request, followed by the remaining ones. */
export function stepsOf(request: DatabaseRequest): Step[] {
  const { operation, steps, isOpen, isCancelling } = request;
  const reached = steps.map((step, index) => ({
    ...step,
    progress: progressOf(step.state),
    afterSeconds:
      index > 0 ? secondsBetween(steps[index - 1].at, step.at) : undefined,
  }));
  const expected = EXPECTED_STATES[operation];
  const furthest = Math.max(
    ...steps.map(({ state }) => expected.indexOf(state)),
    -1,
  );
  const ahead = isOpen && !isCancelling ? expected.slice(furthest + 1) : [];
  return [
    ...reached,
    ...ahead.map((state, index) => ({
      state,
      progress: index === 0 ? ('running' as const) : ('ahead' as const),
    })),
  ];
}

function progressOf(state: DatabaseRequestState): Step['progress'] {
  return state === 'failed' || state === 'cancelled' ? 'failed' : 'done';
}

function secondsBetween(from: string, to: string): number {
  const seconds = (Date.parse(to) - Date.parse(from)) / 1000;
  return Math.max(0, Math.round(seconds));
}
