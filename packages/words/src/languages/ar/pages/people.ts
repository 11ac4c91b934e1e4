import type { Words } from '../../language.ts'

export const people: Words['pages']['people'] = {
  title: 'الأشخاص',
  lead: 'من تقع مسؤوليتهم عليك، وما يتعلمونه، وما لديهم من شهادات.',
  who: 'الاسم أو عنوان البريد الإلكتروني',
  go: 'بحث',
  nobodyMatches: 'لا أحد يوافق «{search}»',
  nobody: 'لا أحد بعد',
  matchHow: 'تفيد مراجعة الإملاء، أو البحث بجزء منه.',
  nobodyYet: 'يظهر الأشخاص هنا عند دخولهم أكاديمية أو مؤسسة تقع مسؤوليتها عليك.',
  name: 'الاسم',
  accommodationsOf: 'تيسيرات {name}',
  accommodations: 'التيسيرات',
  organization: 'المؤسسة',
  academy: 'الأكاديمية',
  learning: 'التعلم',
  done: 'مكتملة',
  certificates: 'الشهادات',
  withdrawn: '{certification}، مسحوبة',
  until: '{certification}، حتى {day}',
  more: 'المزيد',
}
