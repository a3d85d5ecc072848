/// <reference types="vitest/config" />
import { resolve } from 'node:path';
import { defineConfig } from 'vite';

// One script for any page, one for the library, which only those load who look at it, and our own
// pages as they are: they have no inline script or style.
export default defineConfig(({ mode }) => {
  const library = mode === 'library';
  return {
  build: {
    target: 'es2022',
    emptyOutDir: !library,
    copyPublicDir: !library,
    lib: {
      entry: resolve(import.meta.dirname, library ? 'src/library.ts' : 'src/index.ts'),
      formats: ['iife'],
      name: library ? 'LimberLibrary' : 'Limber',
      fileName: () => (library ? 'library.js' : 'limber.js'),
    },
  },
  test: {
    environment: 'happy-dom',
    include: ['tests/**/*.test.ts'],
  },
  };
});
