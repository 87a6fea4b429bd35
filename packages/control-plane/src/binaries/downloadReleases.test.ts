import { createHash } from 'crypto';
import {
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  writeFile,
} from 'fs/promises';
import { createServer, RequestListener, Server } from 'http';
import { AddressInfo } from 'net';
import { tmpdir } from 'os';
import { join } from 'path';
import { create } from 'tar';
import { downloadReleases } from './downloadReleases';
import { Release } from './releases';

const PROGRAM = Buffer.from('#!/bin/sh\necho I am a program\n'.repeat(5000));

function sha256(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

/** A local release site that can misbehave. */
class ReleaseSite {
  readonly requests: string[] = [];
  #server: Server | undefined;
  #answers: Record<string, RequestListener> = {};

  async start(): Promise<string> {
    this.#server = createServer((request, response) => {
      const path = request.url ?? '';
      this.requests.push(path);
      const answer = this.#answers[path];
      if (answer) {
        answer(request, response);
      } else {
        response.writeHead(404).end('Not Found');
      }
    });
    await new Promise<void>(resolve =>
      this.#server?.listen(0, '127.0.0.1', resolve),
    );
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  answer(path: string, listener: RequestListener): void {
    this.#answers[path] = listener;
  }

  async stop(): Promise<void> {
    this.#server?.closeAllConnections();
    await new Promise(resolve => this.#server?.close(resolve));
  }
}

describe('downloading releases', () => {
  const site = new ReleaseSite();
  let base: string;
  let directory: string;

  beforeAll(async () => {
    base = await site.start();
  });
  afterAll(() => site.stop());
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'eco-releases-'));
    site.requests.length = 0;
  });
  afterEach(() => rm(directory, { recursive: true }));

  function kwok(path: string, content = PROGRAM): Release {
    const url = `${base}${path}`;
    return { component: 'kwok', url, sha256: sha256(content) };
  }

  it('stores a program with the right checksum, and makes it executable', async () => {
    site.answer('/good', (_, response) => response.end(PROGRAM));
    const failures = await downloadReleases({
      releases: [kwok('/good')],
      directory,
    });
    expect(failures.size).toBe(0);
    expect(await readdir(directory)).toEqual(['kwok']);
    const file = join(directory, 'kwok');
    expect(await readFile(file)).toEqual(PROGRAM);
    expect((await stat(file)).mode & 0o111).toBe(0o111);
  });

  it('extracts the one program from an archive', async () => {
    const archive = await tarball('etcd-v3/etcd', PROGRAM);
    site.answer('/etcd.tar.gz', (_, response) => response.end(archive));
    const url = `${base}/etcd.tar.gz`;
    const failures = await downloadReleases({
      releases: [
        {
          component: 'etcd',
          url,
          sha256: sha256(archive),
          member: 'etcd-v3/etcd',
        },
      ],
      directory,
    });
    expect(failures.size).toBe(0);
    expect(await readFile(join(directory, 'etcd'))).toEqual(PROGRAM);
    expect(await readdir(directory)).toEqual(['etcd']);
  });

  it('fails at once if there is no such file', async () => {
    const failures = await downloadReleases({
      releases: [kwok('/nowhere')],
      directory,
    });
    expect(failures.get('kwok')).toBe(`${base}/nowhere answered 404`);
    expect(site.requests).toEqual(['/nowhere']);
    expect(await readdir(directory)).toEqual([]);
  });

  it('never stores a file with a wrong checksum', async () => {
    site.answer('/other', (_, response) => response.end('something else'));
    const failures = await downloadReleases({
      releases: [kwok('/other')],
      directory,
    });
    expect(failures.get('kwok')).toMatch(/SHA-256 .* it is not used/);
    expect(await readdir(directory)).toEqual([]);
  });

  it('retries if the connection is cut in the middle', async () => {
    let calls = 0;
    site.answer('/flaky', (_, response) => {
      calls += 1;
      response.setHeader('Content-Length', PROGRAM.length);
      if (calls === 1) {
        response.write(PROGRAM.subarray(0, 1000), () => response.destroy());
      } else {
        response.end(PROGRAM);
      }
    });
    const failures = await downloadReleases({
      releases: [kwok('/flaky')],
      directory,
    });
    expect([...failures]).toEqual([]);
    expect(calls).toBe(2);
    expect(await readFile(join(directory, 'kwok'))).toEqual(PROGRAM);
  });

  it('gives up after three cut connections, and leaves no file', async () => {
    site.answer('/cut', (_, response) => {
      response.setHeader('Content-Length', PROGRAM.length);
      response.write(PROGRAM.subarray(0, 1000), () => response.destroy());
    });
    const failures = await downloadReleases({
      releases: [kwok('/cut')],
      directory,
    });
    expect(failures.get('kwok')).toContain(`${base}/cut`);
    expect(site.requests).toHaveLength(3);
    expect(await readdir(directory)).toEqual([]);
  });

  it('gives up on a silent connection', async () => {
    site.answer('/silent', (_, response) => response.write('first bytes'));
    const failures = await downloadReleases({
      releases: [kwok('/silent')],
      directory,
      silenceMs: 100,
    });
    expect(failures.get('kwok')).toContain('fell silent');
    expect(await readdir(directory)).toEqual([]);
  });

  it('ends when aborted, and leaves no file', async () => {
    const interrupt = new AbortController();
    site.answer('/slow', (_, response) => {
      response.write('first bytes', () => interrupt.abort(new Error('Ctrl-C')));
    });
    const download = downloadReleases({
      releases: [kwok('/slow')],
      directory,
      signal: interrupt.signal,
    });
    await expect(download).rejects.toThrow('Ctrl-C');
    expect(await readdir(directory)).toEqual([]);
  });
});

async function tarball(path: string, content: Buffer): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'eco-tarball-'));
  await mkdir(join(folder, path, '..'), { recursive: true });
  await writeFile(join(folder, path), content);
  const file = join(folder, 'archive.tar.gz');
  await create({ file, cwd: folder, gzip: true }, [path]);
  const archive = await readFile(file);
  await rm(folder, { recursive: true });
  return archive;
}
