import { isURL, ValidateBy } from 'class-validator';

const isRedisUrl = { protocols: ['redis', 'rediss'], require_tld: false, require_protocol: true };

/** The addresses of a setting: one Redis, or with commas between them nodes of a cluster. */
export const redisUrls = (text: string): URL[] => text.split(',').map((url) => new URL(url.trim()));

/** A text that {@link redisUrls} reads. */
export const IsRedisUrls = (): PropertyDecorator =>
  ValidateBy({
    name: 'isRedisUrls',
    validator: {
      validate: (text: unknown) =>
        typeof text === 'string' && text.split(',').every((url) => isURL(url.trim(), isRedisUrl)),
      defaultMessage: () => 'must be a URL such as redis://host:6379, or several of one cluster with commas between',
    },
  });
