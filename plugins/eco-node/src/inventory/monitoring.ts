import { LabelSelectorFacts, ObjectFacts } from './ObjectFacts';

/**
 * A ServiceMonitor or PodMonitor of the Prometheus operator: what is scraped.
 *
 * @public
 */
export interface MonitorFacts extends ObjectFacts {
  /** Which Services or Pods. */
  selector: LabelSelectorFacts;
  /** Where they are: these namespaces, or all. */
  namespaces: string[] | 'all';
  /** The names or numbers of the ports that are scraped, each once, at most 100. */
  ports: string[];
}

/**
 * A PrometheusRule of the Prometheus operator. Its expressions are not kept.
 *
 * @public
 */
export interface PrometheusRuleFacts extends ObjectFacts {
  /** How many of its rules raise an alert. */
  alerts: number;
}
