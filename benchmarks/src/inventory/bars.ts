import { atMost, Bar } from '../bars';
import { ratioOf } from './cycles/costs';
import { Cycle } from './cycles/CycleReader';
import { InventoryReport, VariantReport } from './report';
import { SamplingReport } from './sampling/measureSampling';

/**
 * Requests that are not for a kind: discovery, and the version or the rest of
 * discovery.
 */
const OTHER_REQUESTS = 2;
const FIRST_RATIO = 1.1;
const KIND_RATIO = 1.2;
/** Kinds below this size have no bar of their own. */
const KIND_BYTES = 20_000;
const STEADY_SHARE = 0.03;
const FIRST_PASS = { minutes: 15, perMinute: 20 };
const PEAK_HEAP_MB = 120;
/**
 * Cost of TeraSky's kubernetes-ingestor 4.0.0 in each cycle on the same set.
 */
const INGESTOR = { wireBytes: 8_900_000, cpuSeconds: 2.1 };

/** Compares the figures with their bars. What was not measured has no bar. */
export function barsOf(report: InventoryReport): Bar[] {
  return [
    ...variantBars('', report),
    ...(report.clientSide
      ? variantBars('client-side: ', report.clientSide)
      : []),
    ...(report.sampling ? samplingBars(report.sampling) : []),
    ...(report.peakHeapMB === undefined
      ? []
      : [
          atMost(
            'heap above a portal without Eco, MB',
            report.peakHeapMB,
            PEAK_HEAP_MB,
          ),
        ]),
  ];
}

function samplingBars(sampling: SamplingReport): Bar[] {
  const { crds, sampled, minutes, requestsInBusiestMinute } = sampling;
  return [
    {
      name: 'sampling: kinds asked for in the first pass',
      value: `${sampled}`,
      limit: `= ${crds}`,
      met: sampled === crds,
    },
    atMost('sampling: minutes of the first pass', minutes, FIRST_PASS.minutes),
    atMost(
      'sampling: requests in the busiest minute',
      requestsInBusiestMinute,
      FIRST_PASS.perMinute,
    ),
  ];
}

function variantBars(prefix: string, figures: VariantReport): Bar[] {
  const { first, steady, changed } = figures;
  const bars = [
    requestsBar('first', first),
    atMost(
      'first: bytes of the needed ones',
      first.wireBytes / first.neededBytes,
      FIRST_RATIO,
    ),
    ...first.perKind
      .filter(({ wire, needed }) => Math.max(wire, needed) > KIND_BYTES)
      .map(kind => atMost(`first: ${kind.path}`, ratioOf(kind), KIND_RATIO)),
    atMost('first: bytes', first.wireBytes, INGESTOR.wireBytes),
    ...(first.apiServerCpuSeconds === undefined
      ? []
      : [
          atMost(
            'first: CPU seconds',
            first.apiServerCpuSeconds,
            INGESTOR.cpuSeconds,
          ),
        ]),
    requestsBar('steady', steady),
    atMost(
      'steady: bytes of the first ones',
      steady.wireBytes / first.wireBytes,
      STEADY_SHARE,
    ),
    ...(changed ? changedBars(figures) : []),
  ];
  return bars.map(bar => ({ ...bar, name: prefix + bar.name }));
}

function changedBars(figures: VariantReport): Bar[] {
  const { changesMade = 0, changesSeen = 0, untriedKinds = [] } = figures;
  return [
    {
      name: 'changed: changes seen',
      value: `${changesSeen}`,
      limit: `= ${changesMade}`,
      met: changesMade > 0 && changesSeen === changesMade,
    },
    {
      name: 'changed: kinds that nobody can change',
      value: untriedKinds.join() || 'none',
      limit: '= none',
      met: untriedKinds.length === 0,
    },
  ];
}

/** Further requests for a kind are allowed for pages of the same list only. */
function requestsBar(name: string, cycle: Cycle): Bar {
  return atMost(
    `${name}: requests without further pages`,
    cycle.requests - cycle.continued,
    OTHER_REQUESTS + cycle.kinds,
  );
}
