import { defineConfig } from 'vite';

/** `node scripts/setup.mjs` builds the page; the api serves it from web/dist. */
export default defineConfig({
  root: import.meta.dirname,
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // The policy of the page allows nothing inline, and data: addresses for pictures only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // Which files a first load needs: scripts/page-size.mjs reads it.
    manifest: 'manifest.json',
  },
  // `npx vite web` beside a running api, for work on the page.
  server: { proxy: { '/v1': process.env.CLAIMDESK_API ?? 'http://127.0.0.1:3000' } },
});
