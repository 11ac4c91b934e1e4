const left = 'You have {attempts, plural, one {# attempt} other {# attempts}} left.'
const score = '{correct} of {asked} right, {share} %. {percent} % were needed'

/** How an exam went: the verdict, skill by skill, and what comes next. */
export const result = {
  title: 'Your result',
  passed: 'Passed',
  notPassed: 'Not passed',
  youPassed: 'You passed {course}.',
  notYet: 'Not yet. Here is what would help.',
  scorePassed: `${score}.`,
  scoreFailed: `${score}, which is {more, plural, one {one more} other {# more}}.`,
  regraded: 'A question of this exam turned out to be faulty, and your answers were graded again on {at}. Nobody who had passed lost that by it.',
  bySkill: 'By skill',
  markIs: 'The line across each bar is what is needed to pass, {percent} %.',
  notOffered: 'This course is not offered here any more, so its lessons cannot be opened.',
  lessonsAre:
    'The lessons named here answer the questions you were asked in that skill. Which of them were wrong stays with the exam, so that it can be sat again fairly.',
  handedIn: 'Handed in',
  right: 'Right',
  partOf: '{part} of {whole}',
  rightOf: '{right} of {asked} right',
  belowMark: 'Below the mark',
  atMark: 'At the mark',
  allRight: 'All right',
  lookAgain: 'Worth another look:',
  comma: ', ',
  beingDrawn: 'Your certificate is being drawn. It is here in a moment, and in your mail.',
  certificate: 'Your certificate, {format}',
  othersSee: 'What others see',
  noneLeft: 'No attempts are left. An administrator of this academy can tell you what comes next.',
  nextOpens: `The next attempt opens on {at}. ${left}`,
  againNow: `You can try again now. ${left}`,
  practiseFirst: 'Practise first',
  tryAgain: 'Try again',
} as const
