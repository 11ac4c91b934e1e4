import { expect, test } from 'vitest'
import { nameOf } from './read-checks.ts'

test.each([
  [{ title: 'Two locks' }, 'Two locks'],
  [{ markdown: 'Some words.\n\n## Stand *well* [back](https://x.example)\n' }, 'Stand well back'],
  [{ prompt: 'Which one is it?' }, 'Which one is it?'],
  [{ markdown: '**Never** reset `safe_torque_off` from outside; 3 > 2 hands are on it, always.' }, 'Never reset safe_torque_off from outside; 3 > 2 hands …'],
  [{ markdown: '' }, null],
])('a block is known by its title, its heading, what it asks, or how it begins: %j', (source, name) => expect(nameOf(source)).toBe(name))
