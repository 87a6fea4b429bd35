import { mkdtempSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDemoSource } from './demoSource';
import { StartFailure } from './options';

describe('the demo clusters of a start', () => {
  const folder = mkdtempSync(join(tmpdir(), 'eco-empty-'));
  const before = process.env.ECO_CONTROL_PLANE_BIN;
  afterAll(() => {
    process.env.ECO_CONTROL_PLANE_BIN = before;
    if (before === undefined) {
      delete process.env.ECO_CONTROL_PLANE_BIN;
    }
    rmdirSync(folder);
  });

  it('report missing programs as a failure that the person can fix', async () => {
    process.env.ECO_CONTROL_PLANE_BIN = folder;
    const started = startDemoSource(new AbortController().signal);
    const error = await started.catch(thrown => thrown);
    expect(error).toBeInstanceOf(StartFailure);
    expect(error.message).toMatch(/there is no program etcd, kube-apiserver/);
  });
});
