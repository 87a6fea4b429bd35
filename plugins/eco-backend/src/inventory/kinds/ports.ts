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

/** Maximum ports stored per container or Service. */
export const MAX_PORTS = 100;

/**
 * Extracts the ports that a container declares.
 *
 * @returns undefined if it declares none
 */
export function containerPorts(
  value: unknown,
): ContainerPortFacts[] | undefined {
  const ports = portsIn(value, 'containerPort');
  return ports.length > 0 ? ports.map(([port]) => port) : undefined;
}

/** Extracts the ports of a Service. */
export function servicePorts(value: unknown): ServicePortFacts[] {
  return portsIn(value, 'port').map(([port, raw]) => ({
    ...port,
    target: portName(raw.targetPort),
  }));
}

/** Returns the name or number of a port as written. */
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
