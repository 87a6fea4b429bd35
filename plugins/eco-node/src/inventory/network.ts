import { ObjectFacts } from './ObjectFacts';

/**
 * A Service.
 *
 * @public
 */
export interface ServiceFacts extends ObjectFacts {
  selector: Record<string, string>;
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
 * A GatewayClass of the Gateway API.
 *
 * @public
 */
export interface GatewayClassFacts extends ObjectFacts {
  controller: string;
}
