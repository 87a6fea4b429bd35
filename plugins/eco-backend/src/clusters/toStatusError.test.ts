import { toStatusError } from './toStatusError';

function refused(status: object) {
  return toStatusError(
    422,
    JSON.stringify({ kind: 'Status', reason: 'Invalid', ...status }),
  );
}

describe('the message of a refusal', () => {
  it('is one line without control characters', () => {
    const { message } = refused({
      message:
        'no\n2026-12-01 eco info all is well \u001b]0;owned\u0007\u202e\0',
    });
    expect(message).toBe(
      'no 2026-12-01 eco info all is well \\u{1b}]0;owned\\u{7}\\u{202e}\\u{0}',
    );
  });

  it('is cut, and so are its causes', () => {
    const long = 'x'.repeat(5_000);
    const cause = { field: long, reason: long, message: long };
    const { message, causes } = refused({
      message: long,
      details: { causes: Array.from({ length: 1_000 }, () => cause) },
    });
    expect(causes).toHaveLength(50);
    const texts = [message, ...Object.values(causes[0])];
    expect(texts.map(text => text.length)).toEqual([1024, 1024, 1024, 1024]);
  });

  it.each([{}, 'text', [null, 1, 'text']])('has no causes in %j', causes => {
    expect(refused({ message: 'no', details: { causes } }).causes).toEqual([]);
  });
});
