import { syntheticCrd } from './syntheticCrd';

it('creates distinct CRDs of 87 KB', () => {
  const [one, other] = [0, 30].map(index => syntheticCrd(index));
  const length = JSON.stringify(one).length;
  expect(length).toBeGreaterThanOrEqual(87_000);
  expect(length).toBeLessThan(87_500);
  expect(one.spec.group).toBe(other.spec.group);
  expect(one.metadata.name).not.toBe(other.metadata.name);
  expect(one.spec.versions).not.toEqual(other.spec.versions);
});
