import { imageOf, imageTagOf, seriesFor, seriesOf } from './versions';
import { DATABASE_ENGINES } from './engines';

describe('supported versions', () => {
  it('belong to the series of their first part', () => {
    const { series } = seriesFor('CloudNativePG', 'postgres', '17.2') ?? {};
    expect(series).toBe('17');
    expect(seriesFor('CloudNativePG', 'postgres', '1')).toBeUndefined();
    expect(seriesFor('StatefulSet', 'mysql', '11.40')).toBeUndefined();
    expect(seriesFor('StatefulSet', 'mysql', 'latest')).toBeUndefined();
  });

  it('are a bare series if the operator picks the image', () => {
    expect(seriesFor('Zalando', 'postgres', '17')?.series).toBe('17');
    expect(seriesFor('Zalando', 'postgres', '17.2')).toBeUndefined();
  });

  it('map to an explicit tag if the series is not one', () => {
    const percona = seriesFor('Percona', 'postgres', '17')!;
    expect(imageOf(percona, '17')).toMatch(/percona.*:17\.\d+-\d+$/);
    const oracle = seriesFor('OracleMySQL', 'mysql', '8.4')!;
    expect(imageTagOf(oracle, '8.4')).toMatch(/^8\.4\.\d+$/);
    expect(imageTagOf(oracle, '8.4.2')).toBe('8.4.2');
  });

  it('are known for every engine, each with source and date', () => {
    for (const { name, types } of DATABASE_ENGINES) {
      const all = types.flatMap(type => seriesOf(name, type));
      expect(all.length).toBeGreaterThan(0);
      for (const { source, endOfLife } of all) {
        expect(source.url).toMatch(/^https:/);
        expect(source.date).toMatch(/^20\d\d-\d\d-\d\d$/);
        expect(Date.parse(endOfLife)).toBeGreaterThan(Date.parse(source.date));
      }
    }
  });
});
