// Loaded before a child's own code: when the process that started it is gone, the child is asked to stop, so nothing is left running.
if (process.connected) {
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
  process.channel?.unref()
}
