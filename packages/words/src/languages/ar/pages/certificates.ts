import type { Words } from '../../language.ts'

export const certificates: Words['pages']['certificates'] = {
  lead: 'يستطيع أي شخص التحقق منها برقمها أو برمز الاستجابة السريعة، دون حساب.',
  none: 'لا شهادات بعد',
  noneYet: 'عند اجتياز اختبار تظهر شهادتك هنا خلال ثوانٍ.',
  seeOffer: 'عرض ما يمكن نيله',
  issuedOn: 'صدرت في {day}',
  issuedUntil: 'صدرت في {day}، وهي صالحة حتى {until}',
  paper: 'نسخة للطباعة',
  beingDrawn: 'قيد الإعداد',
}
