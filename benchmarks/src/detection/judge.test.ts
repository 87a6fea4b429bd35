import { Detection } from '@backstage-eco/plugin-eco-common';
import { ExpectedRow } from './corpus';
import { judgeFile, summarise } from './judge';

function row(
  tool: string,
  state: ExpectedRow['state'],
  version?: string,
  more: Partial<ExpectedRow> = {},
): ExpectedRow {
  return {
    file: 'a.yaml',
    tool,
    state,
    version,
    alsoRight: [],
    mayClaimInstalled: false,
    ...more,
  };
}

function detection(
  toolId: string,
  state: Detection['state'],
  version?: string,
): Detection {
  return {
    toolId,
    state,
    confidence: 'high',
    places: [],
    evidence: [],
    version: version
      ? {
          value: version,
          evidence: {
            signal: 'image',
            object: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'x' },
            field: 'image',
            value: version,
          },
        }
      : undefined,
  };
}

function figures(rows: ExpectedRow[], detections?: Detection[]) {
  return summarise([judgeFile('a.yaml', rows, detections)]);
}

describe('judgeFile', () => {
  it('counts a tool in the expected state and version as right', () => {
    expect(
      figures(
        [row('argocd', 'installed', '3.4.7')],
        [detection('argocd', 'installed', '3.4.7')],
      ),
    ).toEqual({
      files: 1,
      precision: 1,
      recall: 1,
      versionWrong: 0,
      versionKnown: 1,
    });
  });

  it('counts a tool in another state as wrong and as missed', () => {
    const result = figures(
      [row('kyverno', 'leftover')],
      [detection('kyverno', 'installed')],
    );
    expect(result).toMatchObject({ precision: 0, recall: 0 });
  });

  it('counts a report without a row as wrong', () => {
    const result = figures([], [detection('istio', 'traced')]);
    expect(result).toMatchObject({ precision: 0, recall: 1 });
  });

  it('neither requires nor penalises the report of a trace', () => {
    const rows = [row('helm', 'managed-by'), row('calico', 'trace')];
    const judged = judgeFile('a.yaml', rows, [detection('helm', 'traced')]);
    expect(judged.judgements.map(j => j.verdict)).toEqual([
      'neutral',
      'neutral',
    ]);
    expect(judged.demanded).toBe(0);
  });

  it('allows an install claimed from a trace only if the notes do', () => {
    const claim = [detection('calico', 'installed')];
    expect(
      figures(
        [row('calico', 'trace', undefined, { mayClaimInstalled: true })],
        claim,
      ).precision,
    ).toBe(1);
    expect(figures([row('calico', 'trace')], claim).precision).toBe(0);
  });

  it('counts any version as wrong if nothing states one', () => {
    const result = figures(
      [row('loki', 'installed')],
      [detection('loki', 'installed', '3.1.1')],
    );
    expect(result).toMatchObject({ versionWrong: 1, versionKnown: 1 });
  });

  it('accepts a version that is also right', () => {
    const rows = [
      row('k3s', 'installed', '1.28.5+k3s1', { alsoRight: ['1.28.5'] }),
    ];
    expect(
      figures(rows, [detection('k3s', 'installed', '1.28.5')]).versionWrong,
    ).toBe(0);
  });

  it('counts a tool found without its stated version', () => {
    const result = figures(
      [row('argocd', 'installed', '3.4.7')],
      [detection('argocd', 'installed')],
    );
    expect(result).toMatchObject({ recall: 1, versionKnown: 0 });
  });

  it('counts all rows of a file that could not be installed as missed', () => {
    const rows = [
      row('argocd', 'installed', '3.4.7'),
      row('helm', 'managed-by'),
    ];
    expect(figures(rows, undefined)).toMatchObject({ recall: 0, precision: 1 });
  });

  it('counts leftovers as part of the install when files are together', () => {
    const rows = [row('rook', 'leftover'), row('rook', 'installed', '1.20.6')];
    expect(
      figures(rows, [detection('rook', 'installed', '1.20.6')]),
    ).toMatchObject({ precision: 1, recall: 1, versionWrong: 0 });
  });

  it('counts a trace as missed, not wrong, if a file expects only a trace', () => {
    const rows = [row('helm', 'managed-by'), row('helm', 'installed')];
    expect(figures(rows, [detection('helm', 'traced')])).toMatchObject({
      precision: 1,
      recall: 0,
    });
    expect(
      figures([row('helm', 'installed')], [detection('helm', 'traced')]),
    ).toMatchObject({ precision: 0, recall: 0 });
  });
});
