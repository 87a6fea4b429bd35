import { FindingEvidence } from '@backstage-eco/plugin-eco-node';
import { ReportedFinding } from '../findingsOf';
import { isJustified, proveFinding } from './proveFinding';

const service = {
  apiVersion: 'v1',
  kind: 'Service',
  namespace: 'acme',
  name: 'hook',
};

async function prove(raw: unknown, ...evidence: FindingEvidence[]) {
  const finding: ReportedFinding = {
    checkId: 'some-check',
    severity: 'info',
    fingerprint: 'x',
    subject: { type: 'cluster' },
    message: 'Something.',
    evidence,
  };
  const proofs = await proveFinding(finding, async () => raw);
  return { proofs, justified: isJustified(proofs) };
}

describe('a proof', () => {
  it('compares the value of a field', async () => {
    const raw = { spec: { type: 'ClusterIP', ports: [80] } };
    const type = { object: service, field: 'spec.type' };
    const ports = { object: service, field: 'spec.ports', value: '[80]' };
    expect(
      (await prove(raw, { ...type, value: 'ClusterIP' }, ports)).justified,
    ).toBe(true);
    const wrong = await prove(raw, { ...type, value: 'NodePort' });
    expect(wrong.justified).toBe(false);
    expect(wrong.proofs).toEqual([
      {
        request: 'GET v1 Service acme/hook spec.type',
        expected: 'NodePort',
        found: 'ClusterIP',
        holds: false,
      },
    ]);
    expect((await prove(undefined, type)).justified).toBe(false);
  });

  it('recognises an unset field and a missing object', async () => {
    const field = { object: service, field: 'spec.type' };
    expect((await prove({ spec: {} }, field)).justified).toBe(true);
    expect((await prove({ spec: { type: 'a' } }, field)).justified).toBe(false);
    expect((await prove(undefined, { object: service })).justified).toBe(true);
    expect((await prove({}, { object: service })).justified).toBe(false);
  });

  it('fails without evidence', async () => {
    expect((await prove({})).justified).toBe(false);
  });
});
