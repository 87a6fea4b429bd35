import { Contests } from './Contests';

describe('Contests', () => {
  let now = 0;
  const minutes = (count: number) => count * 60_000;

  it('allows three corrections at once, then doubles the wait each time', () => {
    const contests = new Contests(() => now);
    const waits: number[] = [];
    for (let i = 0; i < 11; i++) {
      contests.corrected('StatefulSet/orders');
      const since = now;
      while (contests.all().get('StatefulSet/orders')?.isHeld) {
        now += minutes(1);
      }
      waits.push((now - since) / minutes(1));
    }
    expect(waits).toEqual([0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60]);
    expect(contests.all().get('StatefulSet/orders')?.corrections).toBe(11);
  });

  it('starts over after ten minutes without a correction', () => {
    const contests = new Contests(() => now);
    for (let i = 0; i < 3; i++) {
      contests.corrected('Service/orders');
      now += minutes(12);
    }
    expect(contests.all().get('Service/orders')).toEqual({
      corrections: 1,
      isHeld: false,
    });
  });
});
