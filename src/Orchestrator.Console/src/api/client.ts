import createClient from 'openapi-fetch';
import type { paths } from './schema';

/** The server's HTTP API, typed by its own OpenAPI document. */
export const api = createClient<paths>({
  baseUrl: '',
  credentials: 'same-origin',
  // Writes without this header are refused (cross-site request forgery).
  headers: { 'X-Requested-With': 'orchestrator' },
});
