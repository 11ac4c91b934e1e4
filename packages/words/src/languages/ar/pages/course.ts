import type { Words } from '../../language.ts'

export const course: Words['pages']['course'] = {
  course: 'دورة',
  time: 'المدة',
  lengthInLessons:
    '{length}، في دروس مدة كل منها من {least} إلى ' +
    '{most, plural, =0 {# دقيقة} one {دقيقة واحدة} two {دقيقتين} few {# دقائق} many {# دقيقة} other {# دقيقة}}',
  forWhom: 'لمن',
  exam: 'الاختبار',
  examFacts:
    '{questions, plural, =0 {لا أسئلة} one {سؤال واحد} two {سؤالان} few {# أسئلة} many {# سؤالًا} other {# سؤال}}، {length}، والنجاح عند {percent}%',
  earns: 'الشهادة',
  earnedFor:
    '{certification}، صالحة لمدة {months, plural, =0 {أقل من شهر} one {شهر واحد} two {شهرين} few {# أشهر} many {# شهرًا} other {# شهر}}',
  price: 'السعر',
  included: 'مشمول',
  neededFirst: 'المطلوب أولًا',
  nothingNeeded: 'لا شيء',
  updated: 'آخر تحديث',
  statistics: 'الأسئلة والإحصاءات',
  outcomes: 'ما يصبح بإمكانك فعله',
  done: 'تم',
  openToAll: 'مفتوح دون حساب',
  next: 'التالي',
  readiness: 'مدى استعدادك للاختبار',
  practise: 'تدريب',
  examRuns: 'اختبارك جارٍ، متابعة',
  passed: 'لقد نجحت. كل الدروس تبقى مفتوحة لك.',
  certificates: 'شهاداتك',
  startFirst: 'بدء الدرس الأول',
  goOnTrying: 'متابعة التجربة، {length}',
  startThis: 'بدء هذه الدورة',
  signInAndStart: 'تسجيل الدخول والبدء',
}
