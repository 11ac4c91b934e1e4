// Loaded before a child's own code: when the process that started it is gone, the child is asked to stop, so nothing is left running.
// Node hands its options on to what the child forks, so a grandchild looks whether it is meant before it touches its own channel.
if (process.connected && process.ppid === Number(process.env.STOA_LEASH)) {
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
  process.channel?.unref()
}
