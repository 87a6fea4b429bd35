import { mkdtemp, readdir, rm, writeFile } from 'fs/promises';
import { tmpdir } from 'os';
import { join } from 'path';
import { findFreePorts } from 'child-processes';
import { ensureBinaries } from './ensureBinaries';
import { COMPONENTS } from './types';

describe('ensureBinaries', () => {
  const environment = { ...process.env };
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'eco-binaries-'));
    delete process.env.ECO_CONTROL_PLANE_BIN;
    process.env.ECO_CACHE = join(folder, 'cache');
    // Nothing listens there, so the release sites are unreachable.
    const [port] = await findFreePorts(1);
    const nobody = `http://127.0.0.1:${port}`;
    process.env.ECO_KUBERNETES_RELEASES = nobody;
    process.env.ECO_ETCD_RELEASES = nobody;
    process.env.ECO_KWOK_RELEASES = nobody;
  });
  afterEach(async () => {
    process.env = { ...environment };
    await rm(folder, { recursive: true });
  });

  async function program(name: string, text: string): Promise<void> {
    await writeFile(join(folder, name), `#!/bin/sh\n${text}\n`, {
      mode: 0o755,
    });
  }

  it('uses the programs in ECO_CONTROL_PLANE_BIN', async () => {
    for (const component of COMPONENTS) {
      await program(component, 'true');
    }
    process.env.ECO_CONTROL_PLANE_BIN = folder;
    const binaries = await ensureBinaries();
    expect(binaries.etcd).toBe(join(folder, 'etcd'));
    expect(Object.keys(binaries)).toEqual([...COMPONENTS]);
  });

  it('names the programs missing in that folder', async () => {
    await program('etcd', 'true');
    process.env.ECO_CONTROL_PLANE_BIN = folder;
    await expect(ensureBinaries()).rejects.toThrow(
      `ECO_CONTROL_PLANE_BIN is ${folder}, but there is no program kube-apiserver,`,
    );
  });

  it('tells what to do if neither a release nor Go is available', async () => {
    process.env.PATH = folder;
    const messages: string[] = [];
    const found = ensureBinaries({
      onProgress: message => messages.push(message),
    });
    await expect(found).rejects.toThrow(
      /cannot be built\. Go is not installed\. Install Go 1\.26 or newer from https:\/\/go\.dev\/dl/,
    );
    expect(messages.join('\n')).toMatch(
      /etcd could not be downloaded: .*ECONNREFUSED/,
    );
  });

  it('reports a Go that is too old', async () => {
    await program('go', 'echo go1.20.3');
    process.env.PATH = `${folder}:/bin:/usr/bin`;
    await expect(ensureBinaries()).rejects.toThrow(
      'Go is too old (go1.20.3). Install Go 1.26 or newer',
    );
  });

  it('shows the output of a failed build, and leaves no partial program', async () => {
    await program(
      'go',
      `case "$1" in
  env) [ "$2" = GOVERSION ] && echo go1.26.8 || echo /tmp ;;
  *) echo "no required module provides package"; exit 1 ;;
esac`,
    );
    process.env.PATH = `${folder}:/bin:/usr/bin`;
    await expect(ensureBinaries()).rejects.toThrow(
      /no required module provides package/,
    );
    const [versions] = await readdir(join(folder, 'cache/control-plane'));
    const left = await readdir(join(folder, 'cache/control-plane', versions));
    expect(left).toEqual(['lock.sqlite']);
  });
});
