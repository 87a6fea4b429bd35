import { Detection } from '@backstage-eco/plugin-eco-common';
import { Inventory } from '@backstage-eco/plugin-eco-node';
import { buildInventory, crd } from '../detection/testing/buildInventory';
import { diffFacts } from './diffFacts';
import { KnownFacts } from './KnownFacts';
import { AssessedCycle, toKnownFacts } from './toKnownFacts';

const ARGO_CD = { id: 'argocd', definitionHash: 'first' };
const FLUX = { id: 'flux', definitionHash: 'first' };
const AT = '2026-01-01T00:00:00.000Z';

function argoCd(
  versions: string[],
  state: Detection['state'] = 'installed',
): AssessedCycle['detections'][number] {
  return {
    detection: {
      toolId: 'argocd',
      state,
      confidence: 'high',
      places: [],
      evidence: [],
    },
    versions,
  };
}

function cycleOf(changes: Partial<AssessedCycle> = {}): AssessedCycle {
  return {
    inventory: inventoryOf(),
    outcome: { status: 'ok', at: AT },
    detections: [argoCd(['3.1.0'])],
    unknown: [],
    tools: [ARGO_CD, FLUX],
    ...changes,
  };
}

function inventoryOf(
  changes: Partial<Inventory> = {},
  crds = [crd('applications.argoproj.io')],
): Inventory {
  return {
    ...buildInventory({ crds }),
    uid: 'red',
    kubernetesVersion: '1.37.0',
    ...changes,
  };
}

/** Returns the events between two cycles. */
function happened(first: AssessedCycle, second: AssessedCycle) {
  const before = toKnownFacts(new Map(), first);
  return summarise(before, toKnownFacts(before, second));
}

function summarise(before: KnownFacts, after: KnownFacts) {
  return diffFacts(before, after).map(({ type, changes }) => [
    type,
    ...changes.map(({ subject }) => subject),
  ]);
}

describe('diffFacts', () => {
  it('reports the facts of the first cycle as first known', () => {
    expect(summarise(new Map(), toKnownFacts(new Map(), cycleOf()))).toEqual([
      [
        'first-known',
        'cluster-uid',
        'crd:applications.argoproj.io',
        'crds',
        'definition:argocd',
        'definition:flux',
        'kubernetes-version',
        'reading',
        'tool:argocd',
        'tool:flux',
      ],
    ]);
  });

  it('reports only the failure of a cluster that could not be read', () => {
    const nothing = new Map([
      ['reading', { status: 'unreachable' as const, unread: ['crds'] }],
    ]);
    expect(summarise(new Map(), nothing)).toEqual([
      ['outcome-changed', 'reading'],
    ]);
    const [first, outcome] = summarise(
      nothing,
      toKnownFacts(nothing, cycleOf()),
    );
    expect(first[0]).toBe('first-known');
    expect(first).not.toContain('reading');
    expect(outcome).toEqual(['outcome-changed', 'reading']);
  });

  it('reports nothing if nothing changed', () => {
    const reason = (text: string) => ({
      outcome: { status: 'partial' as const, reason: text, at: AT },
    });
    expect(
      happened(cycleOf(reason('port 4711')), cycleOf(reason('port 4712'))),
    ).toEqual([]);
  });

  it('reports tools that appear, change and disappear', () => {
    const none = cycleOf({ detections: [] });
    expect(happened(none, cycleOf())).toEqual([
      ['tool-appeared', 'tool:argocd'],
    ]);
    expect(happened(cycleOf(), none)).toEqual([
      ['tool-disappeared', 'tool:argocd'],
    ]);
    const other = cycleOf({ detections: [argoCd(['3.2.0'], 'leftover')] });
    expect(happened(cycleOf(), other)).toEqual([
      ['tool-state-changed', 'tool:argocd'],
      ['tool-version-changed', 'tool:argocd'],
    ]);
  });

  it('treats a tool that could not be searched as unchanged', () => {
    const unknown = cycleOf({
      detections: [],
      unknown: [{ toolId: 'argocd', reason: 'forbidden', since: AT }],
    });
    expect(happened(cycleOf(), unknown)).toEqual([]);
    // It was not searched before, so it did not appear now.
    expect(happened(unknown, cycleOf())).toEqual([
      ['first-known', 'definition:argocd', 'tool:argocd'],
    ]);
  });

  it('reports CRDs that are added, changed in served or stored versions, and removed', () => {
    const name = 'applications.argoproj.io';
    const [version] = crd(name).versions;
    const withCrd = (changes: object) =>
      cycleOf({
        inventory: inventoryOf({}, [
          crd(name, { versions: [{ ...version, ...changes }] }),
        ]),
      });
    const without = cycleOf({ inventory: inventoryOf({}, []) });
    const subject = `crd:${name}`;
    expect(happened(without, cycleOf())).toEqual([['crd-added', subject]]);
    expect(happened(cycleOf(), without)).toEqual([['crd-removed', subject]]);
    for (const changes of [
      { served: false },
      { deprecated: true },
      { schemaHash: 'other' },
    ]) {
      expect(happened(withCrd({}), withCrd(changes))).toEqual([
        ['crd-changed', subject],
      ]);
    }
    const labelled = crd(name, { labels: { team: 'blue' } });
    const relabelled = cycleOf({ inventory: inventoryOf({}, [labelled]) });
    expect(happened(cycleOf(), relabelled)).toEqual([]);
  });

  it('reports an upgrade, and changes of the read status', () => {
    const upgraded = inventoryOf({ kubernetesVersion: '1.38.0' });
    expect(happened(cycleOf(), cycleOf({ inventory: upgraded }))).toEqual([
      ['kubernetes-version-changed', 'kubernetes-version'],
    ]);
    const sick = cycleOf({
      outcome: { status: 'unreachable', reason: 'connect ECONNREFUSED' },
    });
    expect(happened(cycleOf(), sick)).toEqual([['outcome-changed', 'reading']]);
  });

  it('does not compare a cluster with another one of the same name', () => {
    const other = cycleOf({
      inventory: inventoryOf({ uid: 'blue' }, []),
      detections: [],
      unknown: [{ toolId: 'flux', reason: 'forbidden', since: AT }],
    });
    const before = toKnownFacts(new Map(), cycleOf());
    const after = toKnownFacts(before, other);
    expect(diffFacts(before, after).map(({ type }) => type)).toEqual([
      'cluster-replaced',
    ]);
    // It was never searched for Flux.
    expect(after.has('tool:flux')).toBe(false);
  });

  it('reports changes due to other definitions separately', () => {
    const other = { ...ARGO_CD, definitionHash: 'second' };
    const redefined = cycleOf({
      detections: [argoCd(['3.2.0'])],
      tools: [other, FLUX, { id: 'new-tool', definitionHash: 'first' }],
    });
    expect(happened(cycleOf(), redefined)).toEqual([
      ['first-known', 'definition:new-tool', 'tool:new-tool'],
      ['definitions-changed', 'definition:argocd', 'tool:argocd'],
    ]);
    const flux = { ...argoCd(['2.8.0']).detection, toolId: 'flux' };
    const appeared = cycleOf({
      detections: [argoCd(['3.1.0']), { detection: flux, versions: [] }],
      tools: [other, FLUX],
    });
    expect(happened(cycleOf(), appeared)).toEqual([
      ['definitions-changed', 'definition:argocd'],
      ['tool-appeared', 'tool:flux'],
    ]);
  });

  it('keeps the facts of a tool whose definition was removed', () => {
    const undefinedNow = cycleOf({ detections: [], tools: [FLUX] });
    expect(happened(cycleOf(), undefinedNow)).toEqual([]);
  });
});
