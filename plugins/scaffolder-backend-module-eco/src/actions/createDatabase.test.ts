import { CREATED, DATABASE, REVIEW } from '../__testUtils__/FakeEco';
import { eco, NEW, refusal, run } from '../__testUtils__/runAction';

describe('eco:database:create', () => {
  it('requests once on behalf of the user, and follows until accepted', async () => {
    eco.reset({
      'GET database-requests': [
        { ...CREATED, state: 'requested', steps: CREATED.steps.slice(0, 1) },
        CREATED,
      ],
    });
    const { outputs, log } = await run('create', NEW);
    expect(outputs).toEqual({
      requestId: CREATED.id,
      uid: 'uid-1',
      manifest: DATABASE.manifest,
    });
    expect(log).toEqual([
      `Recorded as request ${CREATED.id}`,
      'requested',
      'accepted: The API server took it',
    ]);
    const [{ body, authorization }] = eco.written;
    expect(body).toEqual({ ...NEW, idempotencyKey: expect.any(String) });
    expect(authorization).toContain('user:default/mock');
  });

  it('uses one idempotency key per step and database', async () => {
    await run('create', NEW);
    await run('create', NEW);
    await run('create', { ...NEW, name: 'carts' });
    await run('create', NEW, { task: { id: 'another' } });
    await run('create', NEW, { step: { id: 'another' } });
    const keys = eco.written.map(({ body }) => body.idempotencyKey);
    expect(keys[1]).toBe(keys[0]);
    expect(new Set(keys).size).toBe(4);
  });

  it('does not send the request again if a task resumes after a restart', async () => {
    const { outputs } = await run('create', NEW, {
      checkpoint: async () => CREATED.id,
    });
    expect(eco.written).toEqual([]);
    expect(outputs.requestId).toBe(CREATED.id);
  });

  it('defaults the owner to the user who runs the template', async () => {
    await run('create', { ...NEW, owner: undefined });
    expect(eco.written[0].body.owner).toBe('user:default/mock');
    await expect(
      run('create', { ...NEW, owner: undefined }, { user: undefined }),
    ).rejects.toThrow(/^owner: /);
  });

  it('retries with the same key while the backend starts', async () => {
    eco.reset({
      'POST database-requests': [
        refusal(503, 'Starting'),
        refusal(401, 'Failed user token verification'),
        CREATED,
      ],
    });
    const { outputs } = await run('create', NEW);
    expect(outputs.requestId).toBe(CREATED.id);
    const keys = eco.written.map(({ body }) => body.idempotencyKey);
    expect(keys).toEqual([keys[0], keys[0], keys[0]]);
  });

  it.each([
    [400, 'spec.storage', 'It is not a size. Set a quantity such as 10Gi.'],
    [400, 'name', 'It must NOT have more than 253 characters.'],
    [400, 'namespace', 'There is no such namespace.'],
    [400, 'cluster', 'There is no cluster moon. Choose another cluster.'],
    [400, undefined, 'The admission webhook denied it.'],
    [403, 'owner', 'You are not a member of group:default/bank.'],
    [409, 'name', 'The name is taken. Choose another name.'],
  ])('reports what is wrong (%s, %s)', async (status, field, message) => {
    const messages = [{ field, message }];
    eco.reset({
      'POST database-requests': [refusal(status, 'refused', messages)],
    });
    await expect(run('create', NEW)).rejects.toMatchObject({
      message: field ? `${field}: ${message}` : message,
    });
    expect(eco.written).toHaveLength(1);
  });

  it.each([
    [403, 'You may not create it: permission eco.database.create is denied'],
    [409, 'The idempotency key was used for another request before'],
  ])('reports why the request is refused (%s)', async (status, message) => {
    eco.reset({ 'POST database-requests': [refusal(status, message)] });
    await expect(run('create', NEW)).rejects.toThrow(message);
  });

  it('reports why the API server rejected it', async () => {
    eco.reset({
      'GET database-requests': [
        {
          ...CREATED,
          state: 'failed',
          error: { field: 'name', message: 'It is taken' },
        },
      ],
    });
    await expect(run('create', NEW)).rejects.toThrow('name: It is taken');
  });

  it('reviews in a dry run, and creates nothing', async () => {
    const { outputs, log } = await run('create', NEW, { isDryRun: true });
    expect(eco.calls.map(({ path }) => path)).toEqual(['/database-reviews']);
    expect(eco.calls[0].body).toEqual({ operation: 'create', ...NEW });
    expect(outputs).toEqual({ manifest: REVIEW.admittedManifest });
    expect(log[1]).toBe('The API server: ok');
  });

  it('fails a blocked dry run, and warns about what was not checked', async () => {
    const willRun = {
      verdict: 'blocked',
      messages: [{ field: 'spec.version', message: 'Nobody runs 9.6' }],
    };
    eco.reset({ 'POST database-reviews': [{ ...REVIEW, willRun }] });
    await expect(run('create', NEW, { isDryRun: true })).rejects.toThrow(
      'The database controller: no\n  spec.version: Nobody runs 9.6',
    );
    const admitted = {
      verdict: 'could-not-check',
      messages: [{ message: 'The cluster does not answer' }],
    };
    eco.reset({ 'POST database-reviews': [{ ...REVIEW, admitted }] });
    const { log } = await run('create', NEW, { isDryRun: true });
    expect(log[1]).toBe(
      'The API server: not checked\n  The cluster does not answer',
    );
  });
});
