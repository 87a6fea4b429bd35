import { Check, CheckSeverity } from '@backstage-eco/plugin-eco-node';
import { Finding } from '../Finding';
import { toDigest } from './toDigest';

const checks = [
  { id: 'node-not-ready', title: 'Node is not ready' },
  { id: 'claim-lost', title: 'Volume is lost' },
] as Check[];

function found(checkId: string, severity: CheckSeverity, name = 'a'): Finding {
  return {
    checkId,
    severity,
    fingerprint: `${checkId}/${name}`,
    subject: { type: 'object', apiVersion: 'v1', kind: 'Node', name },
    message: `Node ${name} is not ready`,
    evidence: [],
  };
}

function digestOf(news: Finding[], severity: CheckSeverity = 'critical') {
  return toDigest({ cluster: 'blue & co', news, checks, severity });
}

describe('a digest of findings', () => {
  it('summarizes a cycle without data of the cluster', () => {
    expect(
      digestOf([
        found('node-not-ready', 'critical', 'one'),
        found('node-not-ready', 'critical', 'two'),
        found('claim-lost', 'critical'),
      ]),
    ).toEqual({
      title: '3 new findings in blue & co',
      description: '3 critical: Node is not ready; Volume is lost',
      link: '/eco/findings?cluster=blue+%26+co&severity=critical',
      topic: 'eco.findings',
      scope: 'eco:findings:blue & co',
      severity: 'critical',
    });
  });

  it('omits findings below the minimum severity', () => {
    const warning = found('claim-lost', 'warning');
    expect(digestOf([warning, found('x', 'info')])).toBeUndefined();
    expect(digestOf([])).toBeUndefined();
    expect(digestOf([warning, found('x', 'info')], 'warning')).toMatchObject({
      title: '1 new finding in blue & co',
      description: '1 warning: Volume is lost',
      severity: 'normal',
    });
  });

  it('names the most severe checks first, and only some of many', () => {
    const many = [1, 2, 3, 4, 5, 6, 7].map(at => found(`c${at}`, 'warning'));
    const digest = digestOf(
      [...many, found('node-not-ready', 'critical')],
      'info',
    );
    expect(digest?.description).toBe(
      '1 critical, 7 warning: Node is not ready; c1; c2; c3; c4; and 3 more',
    );
    expect(digest?.link).toContain('severity=critical&severity=warning');
  });
});
