/** The methods of every path that there is, so that a wrong method can be told from a wrong path. */
export class RouteTable {
  private readonly routes: { segments: string[]; methods: string[] }[] = [];

  /** @param path as Fastify knows it: `/v1/claims/:id`, a star for any rest */
  add(methods: string | string[], path: string): void {
    this.routes.push({ segments: path.split('/'), methods: [methods].flat() });
  }

  /** Methods under which a path that was asked for can be had, in alphabetical order; none where there is no such path. */
  methodsOf(path: string): string[] {
    const asked = path.split('/');
    const fitting = this.routes.filter(({ segments }) => fits(segments, asked));
    return [...new Set(fitting.flatMap(({ methods }) => methods))].sort();
  }
}

const fits = (route: string[], asked: string[]): boolean =>
  (route.length === asked.length || (route.at(-1) === '*' && asked.length >= route.length)) &&
  route.every((segment, n) => segment === '*' || (segment.startsWith(':') ? asked[n] !== '' : segment === asked[n]));
