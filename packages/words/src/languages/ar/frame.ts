import type { Words } from '../language.ts'

export const frame: Words['frame'] = {
  logo: 'شعار {company}',
  fallback: 'إذا لم يعمل الزر، فهذا هو العنوان:',
  sender: '{academy} تديرها {company}، {place}.',
  automatic: 'كُتبت هذه الرسالة آليًا، ولا يقرأ أحد الردود عليها.',
  unsubscribe: 'إلغاء الاشتراك في مثل هذه الرسائل',
  open: 'فتح',
  when: 'حدث ذلك في {at}، {zone}.',
}
