import type { Words } from '../../language.ts'

const questions = '{questions, plural, zero {# سؤال} one {سؤال واحد} two {سؤالان} few {# أسئلة} many {# سؤالًا} other {# سؤال}}'
const attempts = '{attempts, plural, zero {# محاولة} one {محاولة واحدة} two {محاولتان} few {# محاولات} many {# محاولة} other {# محاولة}}'
const ofAttempts = attempts.replace('محاولتان', 'محاولتين')
const hourCount = '{hours, plural, zero {# ساعة} one {ساعة واحدة} two {ساعتان} few {# ساعات} many {# ساعة} other {# ساعة}}'
const clock = 'يُحسب الوقت من جهتنا ويستمر بعد إغلاق الصفحة. ما حُفظ عند انتهائه يُسلَّم نيابة عنك.'

export const exam: Words['pages']['exam'] = {
  title: 'الاختبار',
  clockRuns: 'محاولتك مفتوحة ووقتها يجري.',
  before: 'هذه القواعد تُقرأ أولًا. يبدأ الوقت عند الضغط على الزر، لا قبل ذلك.',
  rules: 'كيف يسير الاختبار',
  ownRules: 'ما يُعتد به في هذا الاختبار',
  practise: 'التدريب',
  questions: 'الأسئلة',
  time: 'الوقت',
  toPass: 'حد النجاح',
  percent: '{percent}%',
  attempts: 'المحاولات',
  noneNeeded: 'تحقق النجاح، ولا حاجة إلى محاولة',
  attemptsLeft: 'الباقي {left} من {max}',
  wait: 'الانتظار بين محاولتين',
  noWait: 'دون انتظار',
  hours: hourCount,
  goOn: 'متابعة محاولتك',
  passed: 'نجحت في هذا الاختبار.',
  passedUntil: 'نجحت في هذا الاختبار. يمكن التقدم إليه من جديد بعد انتهاء صلاحية شهادتك، أي بعد {day}.',
  certificates: 'شهاداتك',
  usedUp:
    'استُنفدت {max, plural, zero {كل محاولاتك} one {محاولتك الوحيدة} two {محاولتاك} few {كل محاولاتك، وعددها #} many {كل محاولاتك، وعددها #} ' +
    'other {كل محاولاتك، وعددها #}}. يمكن سؤال أحد مديري هذه الأكاديمية عما يلي ذلك.',
  opensAt: 'تُفتح المحاولة التالية في {at}.',
  start: 'بدء الاختبار',
  honourKept: 'يُحفظ مع محاولتك، ومعه الوقت.',
  yours: 'محاولاتك',
  attempt: 'المحاولة {number}',
  handedIn: 'سُلِّمت',
  outcomePassed: '{correct} من {asked}، {share}%، ناجحة',
  outcomeFailed: '{correct} من {asked}، {share}%، غير ناجحة',
  stillOpen: 'مفتوحة',
  factQuestions:
    `في الاختبار ${questions}، ويتجدد سحب الأسئلة لكل محاولة. عدد الإجابات الصحيحة اللازمة للنجاح {needed}، أي {percent}%. ` +
    'لا أنصاف نقاط، والسؤال الذي يبقى دون إجابة يُحسب خطأ.',
  factTime: `الوقت المتاح لك {length}. ${clock}`,
  factMoreTime: `الوقت المتاح لك {length}، وهو أطول من المعتاد بنسبة {extra}%، كما مُنح لك. ${clock}`,
  factBreaks:
    'لك {breaks, plural, zero {# استراحة لا تتجاوز كل منها {length}} one {استراحة واحدة لا تتجاوز {length}} two {استراحتان لا تتجاوز كل منهما {length}} ' +
    'few {# استراحات لا تتجاوز كل منها {length}} many {# استراحة لا تتجاوز كل منها {length}} other {# استراحة لا تتجاوز كل منها {length}}}. ' +
    'يتوقف الوقت أثناء الاستراحة وتُحجب الأسئلة.',
  factSaved:
    'تُحفظ كل إجابة فور اختيارها، ويمكنك تغييرها حتى التسليم. إذا انقطع الاتصال بقي ما اخترته في صفحتك وحُفظ عند عودة الاتصال، أما الوقت فلا ينتظر. ' +
    'تمكن المتابعة في علامة تبويب أخرى أو على جهاز آخر.',
  attemptsAnew: `المتاح ${attempts}، ويبدأ العد من جديد بعد النجاح.`,
  attemptsAll: `المتاح لك ${attempts}.`,
  attemptsSome: `الباقي لك {left} من أصل ${ofAttempts}.`,
  atOnce: 'يمكنك المحاولة من جديد على الفور.',
  between: `يفصل بين كل محاولتين ما لا يقل عن ${hourCount.replace('ساعتان', 'ساعتين')}.`,
  factAfter: 'بعد ذلك تظهر نتيجتك في كل مهارة وما تفيد قراءته من جديد، لا الأسئلة التي أخطأت فيها.',
}
