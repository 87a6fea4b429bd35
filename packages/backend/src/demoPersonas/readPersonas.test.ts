import { ConfigReader } from '@backstage/config';
import { readPersonas } from './readPersonas';

const DANA = { user: 'user:default/dana', name: 'Dana' };

function read(
  options: {
    personas?: object[];
    listen?: unknown;
    baseUrl?: string;
    key?: string;
    environment?: string;
  } = {},
) {
  const { key = 'secret', ...backend } = options;
  const config = new ConfigReader({
    localAccess: { key: key || undefined },
    auth: { providers: { demoPersonas: { personas: options.personas } } },
    backend: {
      baseUrl: 'http://localhost:7007',
      listen: { host: '127.0.0.1', port: 7007 },
      ...backend,
    } as never,
  });
  const environment =
    'environment' in options ? options.environment : 'development';
  return readPersonas(config, environment);
}

describe('the people of the demo', () => {
  it('are none if the portal is no demo, wherever it listens', () => {
    expect(read({ listen: ':7007', environment: 'production' })).toEqual([]);
    expect(read({ personas: [], listen: ':7007' })).toEqual([]);
  });

  it.each([
    { host: '127.0.0.1', port: 7007 },
    { host: '::1' },
    { host: 'localhost' },
    '127.0.0.1:7007',
  ])('can sign in if it listens at %j', listen => {
    expect(read({ personas: [DANA], listen })).toEqual([DANA]);
  });

  it.each([
    [{ listen: { port: 7007 } }, 'backend.listen has no host'],
    [{ listen: undefined }, 'backend.listen has no host'],
    [{ listen: ':7007' }, 'backend.listen has no host'],
    [{ listen: '7007' }, 'backend.listen has no host'],
    [{ listen: { host: '0.0.0.0' } }, 'backend.listen has the host 0.0.0.0'],
    [{ listen: { host: '::' } }, 'backend.listen has the host ::'],
    [{ listen: '127.0.0.1.example.com:7007' }, 'has the host 127.0.0.1.exa'],
    [
      { baseUrl: 'https://portal.example.com' },
      'backend.baseUrl leads to portal.example.com',
    ],
    [{ key: '' }, 'localAccess.key is not set'],
    [{ environment: 'production' }, 'NODE_ENV is production'],
    [{ environment: undefined }, 'NODE_ENV is not set'],
  ])('are refused with %j', (options, problem) => {
    expect(() => read({ ...options, personas: [DANA] })).toThrow(problem);
  });

  it('need a user and a name', () => {
    expect(() => read({ personas: [{ name: 'Dana' }] })).toThrow(
      'auth.providers.demoPersonas.personas[0].user',
    );
  });
});
