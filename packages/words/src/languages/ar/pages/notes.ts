import type { Words } from '../../language.ts'

const toTakeAway = 'إفراغها يزيلها.'

export const notes: Words['pages']['notes'] = {
  yours: 'ملاحظاتك',
  private: 'ملاحظاتك وإشاراتك المرجعية والأسئلة التي أجّلتها. لا يراها أحد سواك.',
  asFile: 'تنزيل كملف نصي',
  none: 'لا ملاحظات بعد',
  noneYet: 'عند كل جزء من درس يمكن كتابة ملاحظة أو وضع إشارة مرجعية، ويمكن تأجيل سؤال إلى وقت لاحق. كلها تظهر هنا من جديد.',
  goOnLearning: 'متابعة التعلم',
  openCourse: 'فتح الدورة',
  note: 'ملاحظة',
  bookmark: 'إشارة مرجعية',
  bookmarked: 'عليه إشارة مرجعية',
  question: 'سؤال مؤجل',
  leave: 'تأجيل',
  isLeft: 'مؤجل',
  gone: 'جزء لم يعد في الدورة',
  kindAt: '{kind}، {lesson}',

  yourNote: 'ملاحظتك',
  yourNoteIn: 'ملاحظتك، {lesson}',
  noteIn: 'عند جزء من «{lesson}». لا يقرؤها أحد سواك.',
  change: 'تعديل',
  howLong:
    'حتى {length, plural, =0 {# حرف} one {حرف واحد} two {حرفين} few {# أحرف} many {# حرفًا} other {# حرف}}. ' + toTakeAway,
  howPrivate: `لا يقرؤها أحد سواك. ${toTakeAway}`,
  save: 'حفظ الملاحظة',
  leaveAsItWas: 'تركها كما كانت',
  backToLesson: 'العودة إلى الدرس',
  keptSince: 'حُفظ بعد ذلك نص آخر، في علامة تبويب أخرى أو على جهاز آخر',
  changedSince: 'تغيرت بعد ذلك، في علامة تبويب أخرى أو على جهاز آخر',
  takenAway: 'أُزيلت الملاحظة.',
  typedHere: 'ما كتبته هنا',
  keepMine: 'حفظ نصي بدلًا منه',
  takeOther: 'أخذ النص الآخر',
  leaveOther: 'ترك النص الآخر',
  noAnswer: 'لم يصل جواب من الأكاديمية. ما كتبته ما زال هنا؛ يمكن حفظه من جديد عند عودة الاتصال.',
  notKept: 'لم تُحفظ هذه الملاحظة. ينبغي إعادة تحميل الصفحة ثم المحاولة من جديد.',
  bookmarkNotKept: 'لم تُحفظ: لم يصل جواب من الأكاديمية. تجدر إعادة المحاولة.',
}
