const BUCKETS = [0.01, 0.05, 0.1, 0.5, 1, 5, 10];

type Labels = Record<string, string | number>;

/**
 * Counters, gauges and one histogram in the Prometheus text format. Written by
 * hand, as this controller's few series do not justify a library.
 *
 * @see https://prometheus.io/docs/instrumenting/exposition_formats/
 */
export class Metrics {
  private readonly values = new Map<string, Map<string, number>>();
  private readonly gauges = new Map<string, () => [Labels, number][]>();
  private readonly durations = { counts: BUCKETS.map(() => 0), sum: 0, all: 0 };

  /** Adds one to a counter. */
  count(name: string, labels: Labels = {}): void {
    const series = this.values.get(name) ?? new Map<string, number>();
    const key = formatLabels(labels);
    series.set(key, (series.get(key) ?? 0) + 1);
    this.values.set(name, series);
  }

  /** Registers a gauge that is read on each scrape. */
  gauge(name: string, read: () => [Labels, number][]): void {
    this.gauges.set(name, read);
  }

  /** Records the duration of one reconciliation, in seconds. */
  reconciled(seconds: number): void {
    this.durations.sum += seconds;
    this.durations.all += 1;
    BUCKETS.forEach((bound, i) => {
      this.durations.counts[i] += seconds <= bound ? 1 : 0;
    });
  }

  /** Returns all metrics in the text format. */
  text(): string {
    return [
      ...this.counters(),
      ...this.gaugeLines(),
      ...this.histogram(),
      '',
    ].join('\n');
  }

  private counters(): string[] {
    return [...this.values].flatMap(([name, series]) => [
      `# TYPE ${name} counter`,
      ...[...series].map(([labels, value]) => `${name}${labels} ${value}`),
    ]);
  }

  private gaugeLines(): string[] {
    return [...this.gauges].flatMap(([name, read]) => [
      `# TYPE ${name} gauge`,
      ...read().map(
        ([labels, value]) => `${name}${formatLabels(labels)} ${value}`,
      ),
    ]);
  }

  private histogram(): string[] {
    const name = 'database_operator_reconcile_seconds';
    const { counts, sum, all } = this.durations;
    return [
      `# TYPE ${name} histogram`,
      ...BUCKETS.map(
        (le, i) => `${name}_bucket${formatLabels({ le })} ${counts[i]}`,
      ),
      `${name}_bucket${formatLabels({ le: '+Inf' })} ${all}`,
      `${name}_sum ${sum}`,
      `${name}_count ${all}`,
    ];
  }
}

function formatLabels(labels: Labels): string {
  const pairs = Object.entries(labels).map(([name, value]) => {
    const escaped = String(value)
      .replace(/\\/g, '\\\\')
      .replace(/"/g, '\\"')
      .replace(/\n/g, '\\n');
    return `${name}="${escaped}"`;
  });
  return pairs.length > 0 ? `{${pairs.join(',')}}` : '';
}
