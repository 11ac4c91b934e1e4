import type { Words } from '../../language.ts'

const left = 'الباقي لك {attempts, plural, =0 {لا محاولات} one {محاولة واحدة} two {محاولتان} few {# محاولات} many {# محاولة} other {# محاولة}}.'
const score = 'الإجابات الصحيحة {correct} من {asked}، أي {share}%. كان المطلوب {percent}%'

export const result: Words['pages']['result'] = {
  title: 'نتيجتك',
  passed: 'نجاح',
  notPassed: 'لم يتحقق النجاح',
  youPassed: 'نجحت في {course}.',
  notYet: 'ليس بعد. في ما يلي ما قد يفيد.',
  scorePassed: `${score}.`,
  scoreFailed:
    `${score}، وتنقص لبلوغه {more, plural, zero {# إجابة} one {إجابة واحدة} two {إجابتان} few {# إجابات} many {# إجابة} other {# إجابة}}.`,
  regraded: 'تبيّن أن سؤالًا في هذا الاختبار كان معيبًا، فأعيد تصحيح إجاباتك في {at}. لم يفقد أحد نجاحه بسبب ذلك.',
  bySkill: 'حسب المهارة',
  markIs: 'الخط الذي يقطع كل شريط هو المطلوب للنجاح، {percent}%.',
  notOffered: 'لم تعد هذه الدورة تُقدَّم هنا، فلا يمكن فتح دروسها.',
  lessonsAre: 'الدروس المذكورة هنا تجيب عن الأسئلة التي طُرحت عليك في تلك المهارة. أما ما أخطأت فيه منها فيبقى سرًّا، ليظل التقدم إلى الاختبار من جديد منصفًا.',
  handedIn: 'وقت التسليم',
  right: 'الإجابات الصحيحة',
  partOf: '{part} من {whole}',
  rightOf: 'الصحيح {right} من {asked}',
  belowMark: 'دون الحد',
  atMark: 'بلغت الحد',
  allRight: 'كلها صحيحة',
  lookAgain: 'ما تفيد مراجعته:',
  comma: '، ',
  beingDrawn: 'شهادتك قيد الإعداد. تظهر هنا بعد لحظات، وتصلك بالبريد.',
  certificate: 'شهادتك، {format}',
  othersSee: 'ما يراه الآخرون',
  noneLeft: 'لم تبق محاولات. يمكن سؤال أحد مديري هذه الأكاديمية عما يلي ذلك.',
  nextOpens: `تُفتح المحاولة التالية في {at}. ${left}`,
  againNow: `يمكنك المحاولة من جديد الآن. ${left}`,
  practiseFirst: 'التدريب أولًا',
  tryAgain: 'محاولة جديدة',
}
