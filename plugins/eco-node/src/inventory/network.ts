import { ObjectFacts } from './ObjectFacts';

/**
 * A Service.
 *
 * @public
 */
export interface ServiceFacts extends ObjectFacts {
  selector: Record<string, string>;
  /** At most 100. */
  ports: ServicePortFacts[];
}

/**
 * A port of a Service.
 *
 * @public
 */
export interface ServicePortFacts {
  name?: string;
  number: number;
  /** Number or name of the container port. */
  target?: string;
  /** `UDP` or `SCTP`. Omitted for TCP. */
  protocol?: string;
}

/**
 * An EndpointSlice: some or all of the addresses behind a Service.
 *
 * @public
 */
export interface EndpointSliceFacts extends ObjectFacts {
  /** Name of its Service, in the same namespace. */
  service?: string;
  /** Number of ready addresses. */
  ready: number;
  /** Number of addresses that are not ready. */
  notReady: number;
}

/**
 * An IngressClass.
 *
 * @public
 */
export interface IngressClassFacts extends ObjectFacts {
  controller?: string;
  isDefault: boolean;
}

/**
 * An Ingress. Of its annotations only the legacy class
 * (`kubernetes.io/ingress.class`) is stored: others may hold controller
 * configuration with sensitive values.
 *
 * @public
 */
export interface IngressFacts extends ObjectFacts {
  /** Omitted if its spec sets none. */
  ingressClassName?: string;
}

/**
 * A GatewayClass of the Gateway API.
 *
 * @public
 */
export interface GatewayClassFacts extends ObjectFacts {
  controller: string;
}
