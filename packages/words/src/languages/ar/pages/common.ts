import type { Words } from '../../language.ts'

export const common: Words['pages']['common'] = {
  minutes: '{minutes} د',
  hours: '{hours} س',
  hoursAndMinutes: '{hours} س و{minutes} د',
  lessons: '{count, plural, =0 {لا دروس} one {درس واحد} two {درسان} few {# دروس} many {# درسًا} other {# درس}}',
  questions: '{count, plural, =0 {لا أسئلة} one {سؤال واحد} two {سؤالان} few {# أسئلة} many {# سؤالًا} other {# سؤال}}',
  today: 'اليوم',
  yesterday: 'أمس',
  onDay: 'في {day}',
  continue: 'متابعة',
  start: 'بدء',
  goOn: 'متابعة',
  catalogue: 'الدليل',
  signIn: 'تسجيل الدخول',
  makeAccount: 'إنشاء حساب',
  seeCourse: 'عرض الدورة، {length}',
  seeWholeCourse: 'عرض الدورة كاملة',
  certificateRevoked: 'مسحوبة',
  certificateForever: 'لا تنتهي صلاحيتها',
  certificateOver: 'انتهت صلاحيتها في {day}',
  certificateUntil: 'صالحة حتى {day}',
}
