import {
  Check,
  CustomResourceSample,
  FoundProblem,
} from '@backstage-eco/plugin-eco-node';
import { crd } from '../detection/testing/buildInventory';
import { runCheck } from './__testUtils__/runCheck';
import { objectSubject } from './evidence';
import { fillFix } from './fillFix';

const check: Check = {
  id: 'every-crd',
  title: 'CRD',
  severity: 'info',
  severityReason: 'For tests.',
  reads: ['crds'],
  find: facts =>
    facts.items('crds').map(each => ({
      subject: objectSubject(each),
      message: `There is ${each.name}.`,
      evidence: [],
    })),
  why: 'For tests.',
  fix: [],
  links: [],
};

const fingerprintsOf = (apiVersion: string) =>
  runCheck(check, {
    crds: [crd('widgets.acme.io', { apiVersion })],
  }).findings.map(finding => finding.fingerprint);

describe('findFindings', () => {
  it('gives a finding the same fingerprint in every version of its subject', () => {
    expect(fingerprintsOf('apiextensions.k8s.io/v1')).toEqual(
      fingerprintsOf('apiextensions.k8s.io/v2'),
    );
    expect(fingerprintsOf('apiextensions.k8s.io/v1')).not.toEqual(
      fingerprintsOf('other.io/v1'),
    );
  });

  it('finds nothing in a stale list, and reports the check as unknown', () => {
    const { findings, unknown } = runCheck(check, {
      parts: {
        crds: {
          state: 'stale',
          items: [crd('widgets.acme.io')],
          readAt: '2026-05-01T00:00:00Z',
          since: '2026-05-02T00:00:00Z',
          reason: 'timeout',
        },
      },
    });
    expect(findings).toEqual([]);
    expect(unknown).toEqual([
      {
        checkId: 'every-crd',
        reason: 'crds could not be read: timeout',
        since: '2026-05-02T00:00:00Z',
      },
    ]);
  });

  it('reports a check as unknown if it throws or reads undeclared inputs', () => {
    const nosy = { ...check, reads: [] };
    expect(runCheck(nosy, {}).unknown).toEqual([
      {
        checkId: 'every-crd',
        reason:
          'The check failed: Error: Check every-crd asks for crds, which its "reads" lacks',
      },
    ]);
  });

  it('keeps findings of a check that cannot judge everything', () => {
    const { findings, unknown } = runCheck(
      { ...check, unknown: () => 'Pods are simulated' },
      { crds: [crd('widgets.acme.io')] },
    );
    expect(findings).toHaveLength(1);
    expect(unknown).toEqual([
      { checkId: 'every-crd', reason: 'Pods are simulated' },
    ]);
  });

  it('reports checks as unknown until custom resources are sampled', () => {
    const sampling: Check = { ...check, reads: ['crds', 'customResources'] };
    expect(runCheck(sampling, {}).unknown).toHaveLength(1);
    expect(runCheck(sampling, { samples: [] }).unknown).toEqual([]);
  });

  it('names the missing role for sampling custom resources', () => {
    const sampling: Check = { ...check, reads: ['customResources'] };
    const unread = {
      group: 'acme.io',
      plural: 'widgets',
      kind: 'Widget',
      triedAt: '',
      crdFingerprint: '',
      sampled: 0,
      deleting: 0,
      managers: [],
      owners: [],
      finalizers: [],
      scope: 'Namespaced' as const,
      state: 'unread' as const,
    };
    const reasonOf = (...samples: CustomResourceSample[]) =>
      runCheck({ ...sampling, find: () => [] }, { samples }).unknown[0].reason;
    expect(reasonOf(unread)).toBe(
      '1 of 1 kinds of custom resource could not be sampled',
    );
    expect(reasonOf(unread, { ...unread, isForbidden: true })).toBe(
      "2 of 2 kinds of custom resource could not be sampled; for 1 of them Eco's account lacks the optional ClusterRole eco-sampler, or their API group in it",
    );
  });

  it('limits the number of findings, and reports it', () => {
    const crds = Array.from({ length: 201 }, (_, each) => crd(`w${each}.io`));
    const { findings, unknown } = runCheck(check, { crds });
    expect(findings).toHaveLength(200);
    expect(unknown[0].reason).toBe('Only 200 of 201 findings are kept');
  });

  it('keeps findings of each namespace if one exceeds the limit', () => {
    const podIn = (namespace: string, name: string): FoundProblem => ({
      subject: {
        type: 'object',
        apiVersion: 'v1',
        kind: 'Pod',
        namespace,
        name,
      },
      message: name,
      evidence: [],
    });
    const { findings } = runCheck(
      {
        ...check,
        find: () => [
          ...Array.from({ length: 300 }, (_, i) => podIn('aaa', `many-${i}`)),
          podIn('shop', 'orders'),
        ],
      },
      {},
    );
    expect(findings).toHaveLength(200);
    expect(findings.map(({ message }) => message)).toContain('orders');
  });
});

describe('fillFix', () => {
  const steps = [{ text: 'Look.', command: 'kubectl get crd {name} {other}' }];
  const commandFor = (name: string) =>
    fillFix(steps, {
      subject: { type: 'object', apiVersion: 'v1', kind: 'Pod', name },
    })[0].command;

  it('quotes names so that each is one argument', () => {
    expect(commandFor('web')).toBe('kubectl get crd web <other>');
    expect(commandFor("a'; rm -rf ~ #")).toBe(
      `kubectl get crd 'a'\\''; rm -rf ~ #' <other>`,
    );
    expect(commandFor('--all')).toBeUndefined();
  });
});
