import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigReader } from '@backstage/config';
import { readWriterCredentials } from './readWriterCredentials';

const PLAIN = { clusters: ['prod'], serviceAccountToken: 'of-prod' };

function tokensOf(...credentials: object[]) {
  const eco = { databases: { credentials } };
  return readWriterCredentials(new ConfigReader({ eco } as never));
}

describe('readWriterCredentials', () => {
  let directory: string;
  let file: string;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'eco-writer-'));
    file = join(directory, 'token');
  });

  afterEach(() => rm(directory, { recursive: true }));

  it('leaves clusters without an entry to the Kubernetes plugin', async () => {
    expect(await tokensOf()('prod')).toBeUndefined();
    expect(await tokensOf(PLAIN)('dev')).toBeUndefined();
  });

  it('uses the first matching entry', async () => {
    const tokenOf = tokensOf(PLAIN, { serviceAccountToken: 'of-others' });
    expect(await tokenOf('prod')).toBe('of-prod');
    expect(await tokenOf('dev')).toBe('of-others');
  });

  it('reads a file for each request, because tokens are rotated', async () => {
    const tokenOf = tokensOf({ serviceAccountTokenFile: file });
    await writeFile(file, 'first\n');
    expect(await tokenOf('dev')).toBe('first');
    await writeFile(file, 'second\n');
    expect(await tokenOf('dev')).toBe('second');
  });

  it('names a file without a token, but not its content', async () => {
    const tokenOf = tokensOf({ serviceAccountTokenFile: file });
    await expect(tokenOf('dev')).rejects.toMatchObject({
      failure: 'unauthorised',
      message: expect.stringContaining(file),
    });
    await writeFile(file, 'hunter2\nhunter2');
    await expect(tokenOf('dev')).rejects.toThrow(
      /^a token of .* is not a valid token$/,
    );
  });

  it.each([
    ['none', {}],
    ['two', { serviceAccountToken: 'a', serviceAccountTokenFile: '/b' }],
  ])('refuses an entry with %s', (_, entry) => {
    expect(() => tokensOf(PLAIN, entry)).toThrow(
      'eco.databases.credentials[1] needs either',
    );
  });
});
