// What questions cost:  npm run bench:query [-- REPORTS…]
// First the handler alone against its bars, then the same questions of a small and of a large table.
await import('./query-handler.ts');
await import('./query-store.ts');
