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
  /** The number or the name of the container's port. */
  target?: string;
  /** `UDP` or `SCTP`. Left out: TCP. */
  protocol?: string;
}

/**
 * An EndpointSlice: some or all of the addresses behind a Service.
 *
 * @public
 */
export interface EndpointSliceFacts extends ObjectFacts {
  /** The name of its Service, in the same namespace. */
  service?: string;
  /** Addresses that take requests. */
  ready: number;
  /** Addresses that do not. */
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
 * An Ingress. Of its annotations only the old name of its class is kept: others may
 * hold configuration of a controller, with what nobody should see in it.
 *
 * @public
 */
export interface IngressFacts extends ObjectFacts {
  /** Left out: it names none in its spec. */
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
