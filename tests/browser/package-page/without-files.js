// The worker script in a browser without files that a Worker reads and writes at once.
delete FileSystemFileHandle.prototype.createSyncAccessHandle;
await import('/js/dist/engine/worker.js');
