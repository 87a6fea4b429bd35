import { readField } from './readField';

const object = {
  metadata: { labels: { 'app.kubernetes.io/name': 'web' } },
  spec: { versions: [{ name: 'v1', served: true }, { name: 'v2' }] },
  status: {
    conditions: [
      { type: 'Ready', status: 'False' },
      { type: 'Available', status: 'True' },
    ],
  },
  endpoints: [{ ready: false }, { ready: true }],
  empty: null,
};

describe('readField', () => {
  it.each([
    ['spec.versions[0].served', true],
    ['spec.versions[7].served', undefined],
    ['metadata.labels[app.kubernetes.io/name]', 'web'],
    ['status.conditions[type=Ready].status', 'False'],
    ['status.conditions[type=Ready,status=True]', undefined],
    ['endpoints[*].ready', [false, true]],
    ['nothing[*].ready', undefined],
    ['empty', undefined],
    ['spec.constructor', undefined],
  ])('reads %s', (path, value) => {
    expect(readField(object, path)).toEqual(value);
  });

  it('refuses what is no path', () => {
    expect(() => readField(object, 'spec..versions')).toThrow('is no path');
    expect(() => readField(object, 'spec[')).toThrow('is no path');
  });
});
