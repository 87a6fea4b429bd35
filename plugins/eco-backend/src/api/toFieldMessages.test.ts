import { toFieldMessages } from './toFieldMessages';

describe('toFieldMessages', () => {
  it('assigns validator errors to the fields of the body', () => {
    expect(
      toFieldMessages(
        "request/body/name must NOT have more than 253 characters, request/body must have required property 'owner', request/body/spec must be object, request/query/limit must be integer",
      ),
    ).toEqual([
      { field: 'name', message: 'It must NOT have more than 253 characters.' },
      { field: 'owner', message: 'It is missing.' },
      { field: 'spec', message: 'It must be object.' },
    ]);
  });

  it('ignores errors outside the body', () => {
    expect(toFieldMessages('not found')).toEqual([]);
  });
});
