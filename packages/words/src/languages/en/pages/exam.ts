const attempts = '{attempts, plural, one {# attempt} other {# attempts}}'
const clock = 'The clock runs on our side and goes on when you close the page. What is saved when it ends is handed in for you.'

/** The page before an exam: its rules, where one stands, and what starts it. */
export const exam = {
  title: 'Exam',
  clockRuns: 'Your attempt is open and its clock is running.',
  before: 'Read this first. The clock starts when you press the button, not before.',
  rules: 'How it goes',
  ownRules: 'What counts in this exam',
  practise: 'Practise',
  questions: 'Questions',
  time: 'Time',
  toPass: 'To pass',
  percent: '{percent} %',
  attempts: 'Attempts',
  noneNeeded: 'Passed, none needed',
  attemptsLeft: '{left} of {max} left',
  wait: 'Wait between',
  noWait: 'No wait',
  hours: '{hours, plural, one {# hour} other {# hours}}',
  goOn: 'Go on with your attempt',
  passed: 'You passed this exam.',
  passedUntil: 'You passed this exam. You can sit it again when your certificate has run out, after {day}.',
  certificates: 'Your certificates',
  usedUp: 'You have used {max, plural, one {your only attempt} other {all # attempts}}. An administrator of this academy can tell you what comes next.',
  opensAt: 'The next attempt opens on {at}.',
  start: 'Start the exam',
  honourKept: 'Kept with your attempt, with the time.',
  yours: 'Your attempts',
  attempt: 'Attempt {number}',
  handedIn: 'Handed in',
  outcomePassed: '{correct} of {asked}, {share} %, passed',
  outcomeFailed: '{correct} of {asked}, {share} %, not passed',
  stillOpen: 'Open',
  factQuestions:
    '{questions, plural, one {There is # question} other {There are # questions}}, drawn anew for each attempt. You pass with {needed} right, {percent} %. ' +
    'There are no half points, and a question without an answer is wrong.',
  factTime: `You have {length}. ${clock}`,
  factMoreTime: `You have {length}. That is {extra} % more than usual, as granted to you. ${clock}`,
  factBreaks: 'You may take {breaks, plural, one {# break} other {# breaks}} of up to {length}. The clock stands meanwhile, and the questions are hidden.',
  factSaved:
    'Each answer is saved as you choose it, and you may change it until you hand in. If the connection drops, what you chose waits on your page ' +
    'and is saved when it is back; the clock does not wait. You can go on in another tab or on another device.',
  attemptsAnew: '{attempts, plural, one {There is # attempt} other {There are # attempts}}, counted anew after a pass.',
  attemptsAll: `You have ${attempts}.`,
  attemptsSome: `You have {left} of ${attempts} left.`,
  atOnce: 'You can try again at once.',
  between: 'Between two of them {hours, plural, one {lies at least # hour} other {lie at least # hours}}.',
  factAfter: 'Afterwards you see how you did in each skill and what to read again, not which questions were wrong.',
} as const
