import {
  ContainerPortFacts,
  ServicePortFacts,
} from '@backstage-eco/plugin-eco-node';
import {
  boundedObjects,
  boundedText,
  numberIn,
  RawObject,
} from '@backstage-eco/plugin-eco-recognition';

/** The most ports of one container or Service that are kept. */
export const MAX_PORTS = 100;

/**
 * The ports that a container declares.
 *
 * @returns undefined where it declares none
 */
export function containerPorts(
  value: unknown,
): ContainerPortFacts[] | undefined {
  const ports = portsIn(value, 'containerPort');
  return ports.length > 0 ? ports.map(([port]) => port) : undefined;
}

/** The ports of a Service. */
export function servicePorts(value: unknown): ServicePortFacts[] {
  return portsIn(value, 'port').map(([port, raw]) => ({
    ...port,
    target: portName(raw.targetPort),
  }));
}

/** The name or the number of a port, as it was written. */
export function portName(value: unknown): string | undefined {
  return typeof value === 'number' ? String(value) : boundedText(value);
}

function portsIn(
  value: unknown,
  numberField: string,
): Array<[ContainerPortFacts, RawObject]> {
  return boundedObjects(value)
    .slice(0, MAX_PORTS)
    .flatMap(raw => {
      const number = numberIn(raw, numberField);
      const protocol = boundedText(raw.protocol);
      return number === undefined
        ? []
        : [
            [
              {
                name: boundedText(raw.name),
                number,
                protocol: protocol === 'TCP' ? undefined : protocol,
              },
              raw,
            ],
          ];
    });
}
