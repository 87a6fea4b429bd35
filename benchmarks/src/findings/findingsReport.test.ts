import { openCorpus, OWN_FIXTURES } from '../detection/openCorpus';
import { judgeFindings } from './judged/judgeFindings';
import { printFindings, summarise } from './printFindings';
import { runFindingsReport } from './runFindingsReport';
import { Seed } from './seeds/Seed';

const FILE = 'kyverno-leftover.yaml';

const retired: Seed = {
  id: 'a retired tool',
  check: 'tool-retired',
  about: 'ingress-nginx',
  sow: ({ install }) => install('two-ingress-nginx.yaml'),
};

describe('the report on findings, on real API servers', () => {
  it('proves its findings, and counts a fault that was not put in as missed', async () => {
    const { corpus, definitions } = await openCorpus(OWN_FIXTURES);
    const report = await runFindingsReport({
      corpus: { ...corpus, files: [FILE] },
      definitions,
      seedGroups: [
        {
          files: [FILE],
          seeds: [
            retired,
            {
              ...retired,
              id: 'nothing',
              sow: async () => {},
              about: 'promtail',
            },
          ],
        },
      ],
      onInstall: () => {},
      onSeed: () => {},
    });
    expect(report.failed).toEqual({});
    const [{ findings }] = report.installs;
    expect(findings.map(({ checkId }) => checkId)).toEqual(['tool-leftover']);
    expect(findings[0].proofs[0]).toMatchObject({ holds: true });
    expect(summarise(report)).toEqual({
      findings: 1,
      unjustified: 0,
      seeded: 2,
      recalled: 0.5,
      noise: 0,
    });
    const judgement = judgeFindings(report.installs, []);
    expect(printFindings(report, judgement)).toContain('crd-not-established');
    expect(judgement.unjudged).toHaveLength(1);
  });
});
