import { conditionStatus } from './conditionStatus';

const statusOf = (...conditions: unknown[]) =>
  conditionStatus({ status: { conditions } }, 'Ready');

describe('conditionStatus', () => {
  it.each(['True', 'False', 'Unknown'])('returns %s as written', status => {
    expect(
      statusOf({ type: 'Other', status: '?' }, { type: 'Ready', status }),
    ).toBe(status);
  });

  it('is undefined if the condition was never written', () => {
    expect(conditionStatus({}, 'Ready')).toBeUndefined();
    expect(statusOf({ type: 'Other', status: 'True' })).toBeUndefined();
    expect(statusOf({ type: 'Ready' })).toBeUndefined();
    expect(statusOf({ type: 'Ready', status: 1 })).toBeUndefined();
  });

  it('is undefined if two entries contradict each other', () => {
    const [yes, no] = ['True', 'False'].map(status => ({
      type: 'Ready',
      status,
    }));
    expect(statusOf(yes, no)).toBeUndefined();
    expect(statusOf(no, yes)).toBeUndefined();
    expect(statusOf(yes, yes)).toBe('True');
  });
});
