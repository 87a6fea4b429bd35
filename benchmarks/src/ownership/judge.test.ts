import { CrdController } from '@backstage-eco/plugin-eco-backend/assessment';
import { judgeCrd, summarise } from './judge';

const row = { file: 'shop.yaml', crd: 'carts.shop.example' };

function candidate(name: string) {
  const reference = { apiVersion: 'apps/v1', kind: 'Deployment' };
  return {
    workload: { ...reference, namespace: 'shop', name },
    evidence: [],
  };
}

const told = { crd: row.crd, rivals: [] };
const found: CrdController = {
  ...told,
  state: 'found',
  controller: candidate('one'),
};
const absent: CrdController = { ...told, state: 'not-here' };
const both: CrdController = {
  ...told,
  state: 'ambiguous',
  candidates: [candidate('one'), candidate('other')],
};

describe('judgeCrd', () => {
  it('accepts any of the controllers in OWNERS.tsv', () => {
    const controllers = ['Deployment/shop/other', 'Deployment/shop/one'];
    expect(judgeCrd({ ...row, controllers }, found).verdict).toBe('right');
    expect(judgeCrd({ ...row, controllers }, absent).verdict).toBe('wrong');
  });

  it('never counts an ambiguous, unknown or missing controller as right', () => {
    const controllers = ['Deployment/shop/one'];
    expect(judgeCrd({ ...row, controllers }, both)).toMatchObject({
      verdict: 'ambiguous',
      answer: ['Deployment/shop/one', 'Deployment/shop/other'],
    });
    expect(judgeCrd({ ...row, controllers }, undefined).verdict).toBe(
      'unknown',
    );
  });
});

describe('summarise', () => {
  it('sums up counts and shares', () => {
    const here = { ...row, controllers: ['Deployment/shop/one'] };
    const none = { ...row, controllers: ['none'] };
    expect(
      summarise([
        judgeCrd(here, found),
        judgeCrd(here, both),
        judgeCrd(none, absent),
        judgeCrd(none, found),
      ]),
    ).toEqual({
      crds: 4,
      installed: 2,
      absent: 2,
      resolved: 0.5,
      absentRight: 0.5,
      wrong: 0.25,
      ambiguous: 0.25,
    });
  });
});
