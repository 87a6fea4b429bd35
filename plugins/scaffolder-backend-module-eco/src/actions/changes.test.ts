import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { DATABASE, REVIEW } from '../__testUtils__/FakeEco';
import { eco, NEW, ORDERS, run } from '../__testUtils__/runAction';

describe('eco:database:update', () => {
  it("changes the given fields and keeps the others and the autoscaler's", async () => {
    await run('update', { ...ORDERS, spec: { storage: '20Gi' } });
    const [{ method, path, body }] = eco.written;
    expect([method, path]).toEqual(['PUT', '/databases/demo-dev/shop/orders']);
    expect(body.spec).toEqual({
      engine: 'postgres',
      version: '17',
      storage: '20Gi',
    });
  });

  it('reviews the change in a dry run', async () => {
    const input = { ...ORDERS, spec: { storage: '20Gi' } };
    await run('update', input, { isDryRun: true });
    expect(eco.written.map(({ body }) => body.operation)).toEqual(['update']);
  });
});

describe('eco:database:delete', () => {
  it('keeps the data by default', async () => {
    await run('delete', { ...ORDERS, confirm: 'orders' });
    const [{ path }] = eco.written;
    expect(path).toMatch(/\?confirm=orders&data=keep&idempotencyKey=/);
  });

  it('requires the name to be typed', async () => {
    await expect(
      run('delete', { ...ORDERS, confirm: 'order' }),
    ).rejects.toThrow(/^confirm: Type the name/);
    expect(eco.calls).toEqual([]);
  });

  it('deletes nothing in a dry run, and fails without permission', async () => {
    const input = { ...ORDERS, confirm: 'orders' };
    await run('delete', input, { isDryRun: true });
    expect(eco.written).toEqual([]);
    eco.reset({ 'GET databases': [{ ...DATABASE, mayDelete: false }] });
    await expect(run('delete', input, { isDryRun: true })).rejects.toThrow(
      'You may not delete shop/orders',
    );
  });
});

describe('eco:database:render', () => {
  it('writes the manifest that Eco would send', async () => {
    const { outputs, workspacePath } = await run('render', NEW);
    expect(outputs.path).toBe('databases/shop/orders.yaml');
    const text = await readFile(join(workspacePath, outputs.path), 'utf8');
    expect(parse(text)).toEqual(REVIEW.manifest);
    expect(eco.written.map(({ path }) => path)).toEqual(['/database-reviews']);
  });

  it('writes nothing outside the workspace', async () => {
    await expect(
      run('render', { ...NEW, path: '../orders.yaml' }),
    ).rejects.toThrow(/Relative path is not allowed/);
  });
});
