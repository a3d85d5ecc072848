/// <reference types="vitest/config" />
import { resolve } from 'node:path';
import { defineConfig } from 'vite';

// One script for any page, one for each of our own pages, which only those load who look at it, and
// the pages as they are: they have no inline script or style.
const SCRIPTS: Record<string, string> = {
  index: 'Limber',
  library: 'LimberLibrary',
  you: 'LimberYou',
  routine: 'LimberRoutine',
};

export default defineConfig(({ mode }) => {
  const script = mode in SCRIPTS ? mode : 'index';
  const first = script === 'index';
  return {
    build: {
      target: 'es2022',
      emptyOutDir: first,
      copyPublicDir: first,
      lib: {
        entry: resolve(import.meta.dirname, `src/${script}.ts`),
        formats: ['iife'],
        name: SCRIPTS[script] as string,
        fileName: () => `${first ? 'limber' : script}.js`,
      },
    },
    test: {
      environment: 'happy-dom',
      include: ['tests/**/*.test.ts'],
    },
  };
});
