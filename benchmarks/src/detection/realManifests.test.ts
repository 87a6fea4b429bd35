import { existsSync } from 'node:fs';
import { summarise } from './judge';
import { openCorpus, OWN_FIXTURES } from './openCorpus';
import { runDetectionReport } from './runDetectionReport';

/** Tools that any first stack needs. */
const FIRST_TOOLS = [
  'argocd',
  'flux',
  'istio',
  'cilium',
  'calico',
  'ingress-nginx',
  'traefik',
  'cert-manager',
  'prometheus-operator',
  'grafana',
  'external-secrets',
  'gatekeeper',
  'kyverno',
  'longhorn',
  'rook',
  'cloudnative-pg',
  'crossplane',
];

jest.setTimeout(600_000);

/** Installs every file that contains one of the tools into one API server. */
async function reportTogether(folder: string, tools: string[]) {
  const { corpus, definitions } = await openCorpus(folder);
  const installs = corpus.rows.filter(
    ({ tool, state }) => tools.includes(tool) && state === 'installed',
  );
  const files = corpus.files.filter(file =>
    installs.some(row => row.file === file),
  );
  return runDetectionReport({
    corpus: { ...corpus, files },
    definitions,
    together: true,
    onJudged: () => {},
  });
}

describe('detection on a real API server', () => {
  it("recognises the project's own fixtures, each in its own server", async () => {
    const { corpus, definitions } = await openCorpus(OWN_FIXTURES);
    const { judged, failed } = await runDetectionReport({
      corpus,
      definitions,
      together: false,
      onJudged: () => {},
    });
    expect(failed).toEqual({});
    expect(summarise(judged)).toEqual({
      files: 9,
      precision: 1,
      recall: 1,
      versionWrong: 0,
      versionKnown: 1,
    });
  });

  const folder = process.env.ECO_MANIFESTS ?? '';
  const given = folder !== '' && existsSync(folder);
  const itWithManifests = given ? it : it.skip;

  itWithManifests(
    `recognises ${FIRST_TOOLS.length} tools by their real manifests${
      given ? '' : ': skipped, ECO_MANIFESTS names no folder of manifests'
    }`,
    async () => {
      const { judged, failed } = await reportTogether(folder, FIRST_TOOLS);
      expect(failed).toEqual({});
      const judgements = judged.flatMap(file => file.judgements);
      const ofFirstTools = judgements.filter(({ tool }) =>
        FIRST_TOOLS.includes(tool),
      );
      expect(ofFirstTools.map(({ tool }) => tool).sort()).toEqual(
        [...FIRST_TOOLS].sort(),
      );
      expect(ofFirstTools.filter(({ verdict }) => verdict !== 'right')).toEqual(
        [],
      );
      expect(judgements.flatMap(({ wrongVersions }) => wrongVersions)).toEqual(
        [],
      );
    },
  );
});
