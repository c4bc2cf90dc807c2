import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  base: './',
  plugins: [react()],
  build: {
    outDir: '../Orchestrator.Server/wwwroot',
    emptyOutDir: true,
    sourcemap: false,
    chunkSizeWarningLimit: 1200,
  },
  server: {
    // Only for `npm run dev`: the real server stands behind the development page.
    proxy: { '/api': 'http://127.0.0.1:5000' },
  },
  test: { include: ['src/**/*.test.ts'] },
});
