import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client'

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

/** What the BFF counts, in Prometheus' terms. Labels hold route patterns and names from code, never what a caller sent. */
export const createMetrics = () => {
  const registry = new Registry()
  const registers = [registry]
  return {
    registry,
    requests: new Histogram({
      name: 'cheji_http_request_seconds',
      help: 'Time from the first byte of a request to the end of its answer',
      labelNames: ['method', 'route', 'status'] as const,
      buckets: SECONDS,
      registers,
    }),
    upstreamCalls: new Histogram({
      name: 'cheji_upstream_call_seconds',
      help: 'Calls to other systems, by what became of them',
      labelNames: ['upstream', 'operation', 'outcome'] as const,
      buckets: SECONDS,
      registers,
    }),
    upstreamRetries: new Counter({
      name: 'cheji_upstream_retries_total',
      help: 'Attempts beyond the first',
      labelNames: ['upstream', 'operation'] as const,
      registers,
    }),
    upstreamShared: new Counter({
      name: 'cheji_upstream_shared_reads_total',
      help: 'Reads answered by another one that was already under way',
      labelNames: ['upstream', 'operation'] as const,
      registers,
    }),
    breakerOpen: new Gauge({
      name: 'cheji_upstream_breaker_open',
      help: '1 while calls are refused because the upstream keeps failing',
      labelNames: ['upstream'] as const,
      registers,
    }),
    unknownUpstreamFields: new Counter({
      name: 'cheji_upstream_unknown_fields_total',
      help: 'Fields that the contract does not name',
      labelNames: ['upstream', 'operation'] as const,
      registers,
    }),
    unknownUpstreamValues: new Counter({
      name: 'cheji_upstream_unknown_values_total',
      help: 'Enum values that the contract does not name',
      labelNames: ['upstream', 'operation'] as const,
      registers,
    }),
    alarms: new Counter({
      name: 'cheji_alarms_total',
      help: 'What a person has to look at, by its kind; the open ones stand in the list for staff',
      labelNames: ['kind'] as const,
      registers,
    }),
    hooks: new Counter({
      name: 'cheji_hooks_total',
      help: 'Messages from other systems, by what became of them',
      labelNames: ['hook', 'outcome'] as const,
      registers,
    }),
    outboxDelivered: new Counter({
      name: 'cheji_outbox_deliveries_total',
      help: 'Attempts to deliver an outbox entry, by what became of them',
      labelNames: ['kind', 'outcome'] as const,
      registers,
    }),
    outboxDepth: new Gauge({
      name: 'cheji_outbox_documents',
      help: 'Documents with something to deliver (waiting) or given up (parked)',
      labelNames: ['collection', 'state'] as const,
      registers,
    }),
    jobs: new Counter({
      name: 'cheji_jobs_total',
      help: 'Runs of background jobs, by what became of them',
      labelNames: ['job', 'outcome'] as const,
      registers,
    }),
    cacheVersion: new Gauge({
      name: 'cheji_cache_version',
      help: 'Version of what is kept in memory from the core platform',
      labelNames: ['resource'] as const,
      registers,
    }),
    cacheAgeSeconds: new Gauge({
      name: 'cheji_cache_age_seconds',
      help: 'Time since the core platform last confirmed it',
      labelNames: ['resource'] as const,
      registers,
    }),
    clientErrors: new Counter({
      name: 'cheji_client_errors_total',
      help: 'Errors that the mini-program reported',
      labelNames: ['kind'] as const,
      registers,
    }),
  }
}

export type Metrics = ReturnType<typeof createMetrics>

/** Adds memory, event loop and garbage collection: once a process. */
export const collectProcessMetrics = ({ registry }: Metrics): void => {
  collectDefaultMetrics({ register: registry })
}
