import { expect, test } from '@jest/globals';
import { RouteTable } from './route-table.js';

const routes = new RouteTable();
routes.add('GET', '/v1/claims');
routes.add(['GET', 'HEAD'], '/v1/claims/:id');
routes.add('POST', '/v1/claims/:id/assign');
routes.add('DELETE', '/v1/claims/:id');
routes.add('GET', '/docs/*');

test.each([
  ['/v1/claims', ['GET']],
  ['/v1/claims/7', ['DELETE', 'GET', 'HEAD']],
  ['/v1/claims/7/assign', ['POST']],
  ['/docs/a/b', ['GET']],
  ['/v1/claims/', []],
  ['/v1/claims/7/assign/now', []],
  ['/v1', []],
  ['/', []],
])('%s knows %j', (path, methods) => {
  expect(routes.methodsOf(path)).toEqual(methods);
});
