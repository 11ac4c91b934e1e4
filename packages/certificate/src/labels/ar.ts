import type { Labels } from './labels.ts'

/** The sentence is built on verbal nouns, so that it reads the same for every holder. */
export const ar: Labels = {
  certificate: (serial, holder) => `شهادة ${serial}: ${holder}`,
  certifies: 'تشهد الأكاديمية بحصول',
  of: (organization) => `من ${organization}`,
  earned: 'على شهادة',
  and: (statement) => `و${statement}`,
  serial: 'الرقم التسلسلي',
  issued_on: 'صدرت في',
  valid_until_on: 'سارية حتى',
  for_ever: 'بلا تاريخ انتهاء',
  exam: 'الاختبار',
  examined: (asked, passPercent) => `عدد الأسئلة ${asked}، والنجاح من ${passPercent} %`,
  course_version: 'نص المقرر',
  version: (number) => `النسخة ${number}`,
  issuer: 'الجهة المصدرة',
  place: 'المكان',
  verify_url: 'للتحقق من الشهادة',
  logo: (academy) => `شعار ${academy}`,
  qr: (url) => `رمز الاستجابة السريعة: ${url}`,
}
