import { conditionStatus } from './conditionStatus';

const statusOf = (...conditions: unknown[]) =>
  conditionStatus({ status: { conditions } }, 'Ready');

describe('conditionStatus', () => {
  it.each(['True', 'False', 'Unknown'])('is %s as it stands there', status => {
    expect(
      statusOf({ type: 'Other', status: '?' }, { type: 'Ready', status }),
    ).toBe(status);
  });

  it('is not known where nobody wrote it', () => {
    expect(conditionStatus({}, 'Ready')).toBeUndefined();
    expect(statusOf({ type: 'Other', status: 'True' })).toBeUndefined();
    expect(statusOf({ type: 'Ready' })).toBeUndefined();
    expect(statusOf({ type: 'Ready', status: 1 })).toBeUndefined();
  });

  it('is not known where it stands twice and one contradicts the other', () => {
    const [yes, no] = ['True', 'False'].map(status => ({
      type: 'Ready',
      status,
    }));
    expect(statusOf(yes, no)).toBeUndefined();
    expect(statusOf(no, yes)).toBeUndefined();
    expect(statusOf(yes, yes)).toBe('True');
  });
});
