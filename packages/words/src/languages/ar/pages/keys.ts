import type { Words } from '../../language.ts'

export const keys: Words['pages']['keys'] = {
  ofThisPage: 'اختصارات هذه الصفحة',
  ofPages: 'اختصارات الصفحات',
  keys: 'اختصارات لوحة المفاتيح',
  close: 'إغلاق',
  handbook: 'كل ما عدا ذلك في هذه الصفحة، في كتيّب الاستخدام',
  nextBlock: 'الفقرة التالية',
  blockBefore: 'الفقرة السابقة',
  nextLesson: 'الدرس التالي',
  lessonBefore: 'الدرس السابق',
  foldOutline: 'إخفاء المحتويات أو إظهارها',
  bookmark: 'وضع إشارة مرجعية عند هذه الفقرة، أو تأجيل هذا السؤال',
  writeNote: 'كتابة ملاحظة عند هذه الفقرة',
  theseKeys: 'هذه المفاتيح',
  closeOpen: 'إغلاق ما هو مفتوح',
  pickByNumber: 'اختيار الإجابة التي تحمل الرقم',
  fromAnswerToAnswer: 'الانتقال من إجابة إلى أخرى',
  single: 'المفاتيح المفردة تعمل',
  whereSingle: 'في كل صفحة، في هذا المتصفح. ومن دونها تؤدي مفاتيح الجدولة والإدخال والأسهم والخروج كل شيء كما كانت.',
  search: 'بحث، من كل صفحة',
  pickAnywhere: 'اختيار إجابة في اختبار أو في تدريب',
}
