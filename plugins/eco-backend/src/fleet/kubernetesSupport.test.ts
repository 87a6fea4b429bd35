import { kubernetesSupport } from './kubernetesSupport';

describe('kubernetesSupport', () => {
  const at = (version: string | undefined, day: string) =>
    kubernetesSupport(version, Date.parse(day));

  it('returns until when a minor version is supported', () => {
    expect(at('1.37.1', '2026-11-29')).toEqual({
      state: 'supported',
      endsOn: '2027-10-28',
    });
    expect(at('1.35.2-gke.1', '2026-12-15')).toMatchObject({ state: 'ending' });
    expect(at('1.34.0', '2026-10-27T23:00:00Z')).toMatchObject({
      state: 'ending',
    });
    expect(at('1.34.0', '2026-10-28T00:00:00Z')).toEqual({
      state: 'ended',
      endsOn: '2026-10-27',
    });
  });

  it('is unknown for versions that are not in the table', () => {
    expect(
      [undefined, '', '1.3', '1.99.0', '2.0.0', '1.3x', 'dev'].map(version =>
        at(version, '2026-11-29'),
      ),
    ).toEqual(Array(7).fill({ state: 'unknown' }));
  });
});
