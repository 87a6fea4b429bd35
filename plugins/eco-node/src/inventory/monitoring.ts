import { LabelSelectorFacts, ObjectFacts } from './ObjectFacts';

/**
 * A ServiceMonitor or PodMonitor of the Prometheus operator: a scrape target.
 *
 * @public
 */
export interface MonitorFacts extends ObjectFacts {
  /** Selects the Services or Pods to scrape. */
  selector: LabelSelectorFacts;
  /** Namespaces of the selected objects. */
  namespaces: string[] | 'all';
  /** Names or numbers of the scraped ports, without duplicates, at most 100. */
  ports: string[];
}

/**
 * A PrometheusRule of the Prometheus operator. Its expressions are not stored.
 *
 * @public
 */
export interface PrometheusRuleFacts extends ObjectFacts {
  /** Number of alerting rules. */
  alerts: number;
}
