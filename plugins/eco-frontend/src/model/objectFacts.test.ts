import { shortFacts } from './objectFacts';

describe('shortFacts', () => {
  it('describes items by their image or name, and omits metadata', () => {
    expect(
      shortFacts({
        kind: 'Deployment',
        name: 'web',
        labels: { app: 'web' },
        containers: [
          { name: 'web', image: 'example/web:1', init: false },
          { name: 'side', image: 'example/side:2', init: false },
        ],
        podLabels: { name: 'web', app: 'web' },
        service: { namespace: 'shop', name: 'web' },
        ready: false,
        desired: 0,
        rules: [{ verbs: ['get'] }],
        missing: null,
      }),
    ).toEqual([
      { field: 'containers', words: 'example/web:1, example/side:2' },
      { field: 'service', words: 'shop/web' },
      { field: 'ready', words: 'false' },
      { field: 'desired', words: '0' },
    ]);
  });
});
