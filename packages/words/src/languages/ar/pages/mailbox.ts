import type { Words } from '../../language.ts'

export const mailbox: Words['pages']['mailbox'] = {
  title: 'صندوق البريد المحلي',
  lead: 'لا يغادر أي بريد هذا الجهاز قبل إعداد خدمة بريد. ما كان سيُرسل محفوظ هنا.',
  none: 'لا بريد بعد',
  noneYet: 'عند إنشاء حساب تصل أول رسالة.',
  toAt: 'إلى {to}، {at}',
  to: 'إلى {to}',
  letter: 'رسالة',
  design: 'بتصميمها',
  designOf: 'الرسالة بتصميمها',
  all: 'كل البريد',
}
