/** The one function of jsonld that tests use. */
declare module 'jsonld' {
  type DocumentLoader = (url: string) => Promise<{ documentUrl: string; document: unknown; contextUrl?: undefined }>;
  export function expand(document: object, options: { documentLoader: DocumentLoader }): Promise<unknown[]>;
  const jsonld: { expand: typeof expand };
  export default jsonld;
}
