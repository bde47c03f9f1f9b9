import { compression } from 'vite-plugin-compression2';
import { defineConfig } from 'vitest/config';

const server = 'http://127.0.0.1:8000';

export default defineConfig({
  // The server sends what lies here as it is: files are compressed once, as hard as it goes, and not for each visitor.
  plugins: [compression({ algorithms: ['brotliCompress', 'gzip'], threshold: 1000 })],
  // What this package brings to older versions of React, Preact has itself.
  resolve: { alias: [{ find: /^use-sync-external-store\/shim(\/index\.js)?$/, replacement: 'react' }] },
  build: {
    outDir: '../fedgame/static',
    emptyOutDir: true,
    // The server's content security policy allows files of its own only, so nothing is turned into a data: URL.
    assetsInlineLimit: 0,
    // The first versions that know light-dark(), on which the two colour schemes rest, and popovers.
    cssTarget: ['chrome123', 'firefox125', 'safari17.5'],
    modulePreload: { polyfill: false },
    // The licences of the packages that are in the built files, and of no others; a name that browsers show as text.
    license: { fileName: 'third-party-notices.txt' },
  },
  server: {
    host: '127.0.0.1',
    proxy: { '/api': server, '/ws': { target: server, ws: true } },
  },
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    testTimeout: 30_000,
    // Left to Node, a package that is CommonJS there would take a second copy of Preact, whose hooks know no page.
    server: { deps: { inline: [/preact/, /react/, /wouter/, /@tanstack/, /@testing-library/] } },
  },
});
