/** Trying a course before an account: the note in a lesson, and five questions. */
export const trial = {
  withoutAccount:
    'You are trying this without an account. What you do stays in this browser for {days, plural, one {# day} other {# days}}, and becomes yours ' +
    'when you make one.',
  selfCheck: 'Self-check',
  selfCheckOf: 'Self-check, {course}',
  whatYouCan: 'What can you do already?',
  fiveQuestions: 'Five questions from {course}. Each tells you at once whether it is right, and why. You may answer again.',
  answered: 'Question {at} is answered.',
  seeVerdict: 'See what it says',
  questionOf: 'Question {at} of {questions}',
  soFar: '{answered} of {questions} answered. What they say about you comes here.',
  partOfCourse: 'The self-check is part of the course, and kept with it. Starting the course is included.',
  startAndAnswer: 'Start the course and answer',
  notRead: 'You have not read the lesson that goes with it:',
  rightOf: '{right} of {asked} right',
  hintOnly: 'Five questions are a hint and no verdict. They show where the course has something for you.',
  right: 'Right',
  notYet: 'Not yet',
  readAbout: 'Read about it in',
  keep: 'Keep this',
  whyKeep:
    'With an account, the lesson and these answers are yours on every device, and you come back to this page. Without one they stay in this ' +
    'browser for {days, plural, one {# day} other {# days}}.',
  keepByAccount: 'Keep this: make an account',
  isKept: 'This is kept in your account. The course goes on from here, {length} in all.',
  goOnWith: 'Go on with {course}',
} as const
