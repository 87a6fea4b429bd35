import { PROVIDER_LABEL, ProviderName } from '../database/Database';
import { short } from '../database/readWish';
import { engineNamed, engines } from '../engines';
import { Engine, Problem, Wish } from '../engines/Engine';
import { knownVersions, seriesFor } from '../engines/versions';
import { livingEngine } from './mainChild';
import { Observed } from './Observed';

/** An engine and why it was taken, a reason to wait, or a wish that none can do. */
export type EngineChoice =
  | { engine: Engine; reason: string }
  | { wait: string }
  | { problem: Problem };

/**
 * Chooses once: a database that lives stays with its engine, whatever the
 * cluster serves by now, and so does a new Database of the same name that finds
 * the volumes of an old one. Where an operator cannot be judged nothing is
 * chosen: the answer could never be taken back.
 */
export function chooseEngine(observed: Observed, wish: Wish): EngineChoice {
  const settled = settledEngine(observed);
  if (settled) {
    return settled;
  }
  const wished = observed.database.spec?.provider;
  const reasons: string[] = [];
  for (const engine of engines) {
    if (
      !engine.types.includes(wish.type) ||
      (wished && engine.name !== wished)
    ) {
      continue;
    }
    const state = operatorState(engine, observed);
    if (state.state === 'unknown') {
      return {
        wait: `Whether ${engine.name} is here cannot be seen: ${state.because}`,
      };
    }
    const lacks = whatLacks(engine, wish, state.state);
    if (!lacks) {
      const because = wished
        ? 'spec.provider asks for it'
        : [...reasons, whatSpeaksFor(engine)].join('; ');
      return { engine, reason: because };
    }
    reasons.push(lacks);
  }
  return { problem: noEngine(wish, wished, reasons) };
}

/** The engine of the status, of a living child, or of volumes that were kept. */
function settledEngine(
  observed: Observed,
): { engine: Engine; reason: string } | undefined {
  const { database, claims } = observed;
  const { engine } = database.status ?? {};
  if (engine) {
    return { engine: engineNamed(engine.name), reason: engine.reason };
  }
  const living = livingEngine(observed);
  if (living) {
    return living;
  }
  const kept = claims
    .map(claim => claim.metadata.labels?.[PROVIDER_LABEL])
    .find(label => engines.some(candidate => candidate.name === label));
  return kept
    ? {
        engine: engineNamed(kept as ProviderName),
        reason:
          'it made the volumes that an earlier Database of this name left',
      }
    : undefined;
}

function operatorState(engine: Engine, { operators }: Observed) {
  if (!engine.operator) {
    return { state: 'running' as const };
  }
  return (
    operators.get(engine.name) ?? {
      state: 'unknown' as const,
      because: 'it was not looked at yet',
    }
  );
}

function whatLacks(
  engine: Engine,
  wish: Wish,
  state: 'running' | 'notRunning' | 'notServed',
): string | undefined {
  const title = engine.operator?.title ?? engine.name;
  if (state === 'notServed') {
    return `${title} is not installed`;
  }
  if (state === 'notRunning') {
    return `${title} has its CRD here, but its controller does not run`;
  }
  if (!seriesFor(engine.name, wish.type, wish.version)) {
    return `${title} does not run ${wish.type} ${short(wish.version)}`;
  }
  return undefined;
}

function whatSpeaksFor(engine: Engine): string {
  return engine.operator
    ? `${engine.operator.title} is installed and its controller runs`
    : 'a StatefulSet needs no operator';
}

function noEngine(
  wish: Wish,
  wished: ProviderName | undefined,
  reasons: string[],
): Problem {
  const anyRunsIt = engines.some(engine =>
    seriesFor(engine.name, wish.type, wish.version),
  );
  if (!anyRunsIt) {
    return {
      reason: 'UnknownVersion',
      field: 'spec.version',
      message: `No engine runs ${wish.type} "${short(
        wish.version,
      )}". Set one of ${knownVersions(wish.type)}.`,
    };
  }
  return {
    reason: 'NoEngine',
    field: wished ? 'spec.provider' : 'spec.engine',
    message: wished
      ? `${wished} cannot run it: ${
          reasons.join('; ') || `it does not run ${wish.type}`
        }. Remove spec.provider, or install what is missing.`
      : `Nothing here can run it: ${reasons.join('; ')}.`,
  };
}
