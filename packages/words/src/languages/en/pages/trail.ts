/** The list of everything that was done in a company. */
export const trail = {
  title: 'Trail',
  lead: 'What was done here, by whom, in the order in which it became true.',
  whole: 'Every line agrees with the one before it.',
  broken: 'The trail does not agree with itself at line {line}. Somebody changed it from outside: keep the database as it is and call whoever runs it.',
  acts: 'Acts',
  line: 'Line',
  when: 'When',
  who: 'Who',
  act: 'Act',
  on: 'On',
  job: 'The academy itself',
  operator: 'The operator',
  guest: 'A visitor',
  person: 'Somebody erased',
  older: 'Older',
} as const
