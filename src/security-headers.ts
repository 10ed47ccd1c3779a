import helmet from '@fastify/helmet';
import { fastify } from 'fastify';

/** helmet's headers. They are the same for every reply, and the plugin would put them together anew for each. */
export async function securityHeaders(): Promise<Record<string, string>> {
  const [bare, secured] = [fastify(), fastify()];
  await secured.register(helmet, { contentSecurityPolicy: { directives: { 'upgrade-insecure-requests': null } } });
  const { headers: without } = await bare.inject('/');
  const { headers } = await secured.inject('/');
  return Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => !(name in without))
      .map(([name, value]) => [name, String(value)]),
  );
}
