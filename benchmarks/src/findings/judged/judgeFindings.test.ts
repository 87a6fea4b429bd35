import { BUILT_IN_CHECKS } from '@backstage-eco/plugin-eco-backend/assessment';
import { ReportedFinding } from '../findingsOf';
import { judgeFindings, subjectText } from './judgeFindings';
import { readVerdicts } from './readVerdicts';

function finding(facts: Partial<ReportedFinding>): ReportedFinding {
  return {
    checkId: 'some-check',
    severity: 'info',
    fingerprint: 'x',
    subject: { type: 'cluster' },
    message: 'Something.',
    evidence: [],
    ...facts,
  };
}

describe('the verdicts on findings', () => {
  const verdict = {
    check: 'some-check',
    install: 'a.yaml',
    subject: 'cluster',
    reason: 'It says so.',
  };
  const installs = [{ file: 'a.yaml', findings: [finding({})] }];

  it('distinguish wrong findings from unjudged ones', () => {
    expect(judgeFindings(installs, [{ ...verdict, isRight: true }])).toEqual({
      judged: 1,
      wrong: [],
      unjudged: [],
    });
    const wrong = { ...verdict, isRight: false };
    expect(judgeFindings(installs, [wrong]).wrong).toEqual([wrong]);
    expect(judgeFindings(installs, []).unjudged).toMatchObject([
      { install: 'a.yaml', message: 'Something.' },
    ]);
  });

  it('apply to one subject', () => {
    const web = { apiVersion: 'v1', kind: 'Service', name: 'web' };
    const other = finding({
      subject: { type: 'object', ...web, namespace: 'acme' },
      aspect: 'port',
    });
    expect(subjectText(other)).toBe('Service acme/web (port)');
    expect(
      judgeFindings(
        [{ file: 'a.yaml', findings: [other] }],
        [{ ...verdict, isRight: true }],
      ).unjudged,
    ).toHaveLength(1);
  });

  it('are unique in the table, and name existing checks', async () => {
    const verdicts = await readVerdicts();
    const ids = new Set(BUILT_IN_CHECKS.map(({ id }) => id));
    const keys = verdicts.map(each =>
      [each.check, each.install, each.subject].join('\t'),
    );
    expect(new Set(keys).size).toBe(keys.length);
    expect(verdicts.filter(({ check }) => !ids.has(check))).toEqual([]);
  });
});
