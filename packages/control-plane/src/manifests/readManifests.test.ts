import { parseManifests } from './readManifests';

describe('parseManifests', () => {
  it('reads several documents and unfolds lists', () => {
    const { objects, refused } = parseManifests({
      text: [
        '# only a comment',
        '---',
        'apiVersion: v1',
        'kind: ConfigMap',
        'metadata: { name: a }',
        '--- # the next',
        'apiVersion: v1',
        'kind: List',
        'items:',
        '  - { apiVersion: v1, kind: Service, metadata: { name: b } }',
        '  - { apiVersion: v1, kind: Service, metadata: { name: c } }',
        '---',
      ].join('\n'),
    });
    expect(refused).toEqual([]);
    expect(objects.map(({ metadata }) => metadata.name)).toEqual([
      'a',
      'b',
      'c',
    ]);
  });

  it('keeps the digits of labels as written', () => {
    const { objects } = parseManifests({
      text: [
        'kind: NodeList',
        'items:',
        '  - apiVersion: v1',
        '    kind: Node',
        '    metadata:',
        '      name: a',
        '      labels: { driver.revision: 08, driver.major: 12 }',
        '    spec: { taints: 3 }',
      ].join('\n'),
    });
    expect(objects).toMatchObject([
      {
        metadata: { labels: { 'driver.revision': '08', 'driver.major': '12' } },
        spec: { taints: 3 },
      },
    ]);
  });

  it('reports a bad document with its line and reads the others', () => {
    const { objects, refused } = parseManifests({
      file: 'mixed.yaml',
      text: [
        'apiVersion: v1',
        'kind: ConfigMap',
        'metadata: { name: good }',
        '---',
        'apiVersion: v1',
        'kind: "Conf',
        '---',
        'kind: ConfigMap',
        '---',
        '{ apiVersion: v1, kind: ConfigMap }',
      ].join('\n'),
    });
    expect(objects).toHaveLength(1);
    expect(refused).toEqual([
      expect.objectContaining({
        object: 'document 2',
        file: 'mixed.yaml',
        line: 4,
      }),
      expect.objectContaining({
        line: 7,
        reason: expect.stringMatching(/apiVersion/),
      }),
      expect.objectContaining({
        line: 9,
        reason: 'ConfigMap without metadata.name',
      }),
    ]);
  });

  it('reads numbers and words like Kubernetes', () => {
    const { objects } = parseManifests({
      text: [
        'apiVersion: v1',
        'kind: Example',
        'metadata: { name: a }',
        'mode: 0644',
        'on: yes',
        'day: 2026-11-22',
        'time: 22:22',
      ].join('\n'),
    });
    expect(objects[0]).toMatchObject({
      mode: 420,
      true: true,
      day: '2026-11-22',
      time: '22:22',
    });
  });

  it('refuses a document whose aliases explode', () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x]'];
    for (let i = 1; i < 9; i++) {
      const alias = Array(9)
        .fill(`*a${i - 1}`)
        .join(', ');
      lines.push(`a${i}: &a${i} [${alias}]`);
    }
    const { objects, refused } = parseManifests({ text: lines.join('\n') });
    expect(objects).toEqual([]);
    expect(refused[0].reason).toMatch(/alias/i);
  });
});
