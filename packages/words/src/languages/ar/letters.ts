import type { Words } from '../language.ts'
import { letters as examLetters } from './exam-letters.ts'

const entered = 'أدخل شخص ما هذا العنوان في {academy}. إذا لم يكن ذلك منك، فلا حاجة إلى فعل شيء: {outcome}'
const nothing = entered.replace('{outcome}', 'لن يحدث شيء.')
const account = 'وصلتك هذه الرسالة لأن لك حسابًا في {academy}. رسائل أمان الحساب لا يمكن إيقافها.'
const byAccount = 'أدخل صاحب حساب في {academy} هذا العنوان. إذا لم يكن ذلك منك، فلا حاجة إلى فعل شيء: لن يحدث شيء.'
const notYou =
  'إذا كان ذلك منك، فلا حاجة إلى فعل شيء. وإذا لم يكن منك، فقد يستطيع غيرك الدخول: ينبغي تعيين كلمة مرور جديدة فورًا، وإنهاء كل الجلسات الأخرى في ' +
  'صفحة حسابك.'
const once = 'يعمل الرابط مرة واحدة، لمدة عشر دقائق'
const inDays = '{days, plural, =0 {اليوم} =1 {غدًا} =2 {بعد يومين} few {بعد # أيام} many {بعد # يومًا} other {بعد # يوم}}'

export const letters: Words['letters'] = {
  'sign-up': {
    subject: 'تأكيد عنوانك لدى {academy}',
    title: 'تأكيد عنوانك',
    paragraphs: [`ضغطة واحدة تُكمل حسابك وتعيدك إلى حيث كنت. ${once}.`],
    action: 'إتمام حسابي',
    because: nothing,
  },
  'sign-in': {
    subject: 'رابط الدخول إلى {academy}',
    title: 'رابط الدخول',
    paragraphs: [`ضغطة واحدة تكفي لتسجيل دخولك. ${once}.`],
    action: 'تسجيل الدخول',
    because: entered.replace('{outcome}', 'يبقى حسابك كما هو.'),
  },
  'reset-password': {
    subject: 'كلمة مرور جديدة لحسابك في {academy}',
    title: 'تعيين كلمة مرور جديدة',
    paragraphs: [`ضغطة واحدة تفتح صفحة اختيار كلمة المرور. ${once}.`],
    action: 'تعيين كلمة مرور جديدة',
    because: entered.replace('{outcome}', 'تبقى كلمة مرورك كما هي.'),
  },
  'already-known': {
    subject: 'لديك حساب بالفعل في {academy}',
    title: 'لديك حساب بالفعل',
    paragraphs: ['طُلب إنشاء حساب بهذا العنوان، وله حساب بالفعل. يمكنك تسجيل الدخول بكلمة مرورك، أو طلب رابط دخول من هناك.'],
    action: 'تسجيل الدخول',
    because: nothing,
  },
  'new-address': {
    subject: 'تأكيد عنوانك الجديد لدى {academy}',
    title: 'تأكيد عنوانك الجديد',
    paragraphs: [`ضغطة واحدة تجعل هذا العنوان عنوان حسابك. ${once}، في متصفح سُجّل دخولك فيه.`],
    action: 'استخدام هذا العنوان',
    because: byAccount,
  },
  'old-address': {
    subject: 'عنوانك في {academy} على وشك التغيّر',
    title: 'عنوانك على وشك التغيّر',
    paragraphs: [
      'طلبت أن يصبح {wanted} عنوان حسابك. سيصبح كذلك بعد الضغط على الرابط في الرسالة المرسلة إلى ذلك العنوان.',
      'إذا لم يكن ذلك منك، فيكفي الضغط على الرابط أدناه خلال سبعة أيام: يحتفظ حسابك بهذا العنوان أو يستعيده، وتنتهي كل الجلسات، ولا تعود كلمة المرور ' +
        'تعمل إلى أن تُعيَّن كلمة جديدة.',
    ],
    action: 'لم أكن أنا',
    because: account,
  },
  'taken-address': {
    subject: 'لهذا العنوان حساب في {academy}',
    title: 'لهذا العنوان حساب خاص به',
    paragraphs: [
      'طلب شخص مسجَّل الدخول بعنوان آخر استخدام هذا العنوان. ولأن له حسابًا خاصًا به، لم يتغيّر شيء.',
      'إذا كان ذلك منك، فيمكنك تسجيل الدخول بهذا العنوان بدلًا من ذلك.',
    ],
    because: byAccount,
  },
  'address-tried': {
    subject: 'رسائل {academy} تصلك من جديد',
    title: 'الرسائل تصلك من جديد',
    paragraphs: ['كانت الرسائل إلى هذا العنوان قد ارتدّت، وطلبت منا المحاولة مرة أخرى. وصول هذه الرسالة يعني أنها تصل، فلا حاجة إلى فعل شيء.'],
    because: 'وصلتك هذه الرسالة لأنك طلبتها في صفحة حسابك في {academy}.',
  },
  'passkey-added': {
    subject: 'أضيف مفتاح مرور إلى حسابك، {academy}',
    title: 'أضيف مفتاح مرور إلى حسابك',
    paragraphs: ['أضيف إلى حسابك مفتاح مرور باسم «{name}». يتيح تسجيل الدخول بلا كلمة مرور.', notYou],
    because: account,
  },
  'passkey-removed': {
    subject: 'أزيل مفتاح مرور من حسابك، {academy}',
    title: 'أزيل مفتاح مرور من حسابك',
    paragraphs: ['أزيل من حسابك مفتاح المرور المسمى «{name}».', notYou],
    because: account,
  },
  'authenticator-on': {
    subject: 'يُطلب منك رمز من الآن، {academy}',
    title: 'يُطلب منك رمز من الآن',
    paragraphs: ['أُعدّ تطبيق مصادقة لحسابك. من الآن يُطلب رمزه عند تسجيل دخولك.', notYou],
    because: account,
  },
  'authenticator-off': {
    subject: 'لم يعد يُطلب منك رمز، {academy}',
    title: 'لم يعد يُطلب منك رمز',
    paragraphs: ['أزيل تطبيق المصادقة من حسابك. لم يعد يُطلب منك رمز.', notYou],
    because: account,
  },
  'recovery-code-used': {
    subject: 'استُخدم رمز استرداد، {academy}',
    title: 'استُخدم رمز استرداد',
    paragraphs: [
      'استُخدم رمز استرداد لتسجيل الدخول، ولم يعد صالحًا. {left, plural, =0 {لم يبق أي رمز: يمكن إنشاء رموز جديدة في صفحة حسابك.} ' +
        'one {بقي رمز واحد.} two {بقي رمزان.} few {بقيت # رموز.} many {بقي # رمزًا.} other {بقي # رمز.}}',
      notYou,
    ],
    because: account,
  },
  'recovery-codes-made': {
    subject: 'لديك رموز استرداد جديدة، {academy}',
    title: 'لديك رموز استرداد جديدة',
    paragraphs: ['أُنشئت رموز استرداد جديدة لحسابك. الرموز القديمة لم تعد تعمل.', notYou],
    because: account,
  },
  'password-changed': {
    subject: 'تغيّرت كلمة مرورك، {academy}',
    title: 'تغيّرت كلمة مرورك',
    paragraphs: ['تغيّرت كلمة مرور حسابك، وانتهت الجلسات على كل الأجهزة الأخرى.', notYou],
    because: account,
  },
  'second-factor-reset': {
    subject: 'أُعيد ضبط العامل الثاني لحسابك، {academy}',
    title: 'أُعيد ضبط العامل الثاني لحسابك',
    paragraphs: [
      'أزال القائمون على هذه الأكاديمية من حسابك تطبيق المصادقة ومفاتيح المرور ورموز الاسترداد، وأنهوا كل جلساتك.',
      'إذا كان ذلك بطلب منك، فيمكنك تسجيل الدخول وإعداد عامل جديد. وإلا فينبغي إبلاغ أحد مديري هذه الأكاديمية فورًا.',
    ],
    because: account,
  },
  'data-export': {
    subject: 'بياناتك في {academy} جاهزة',
    title: 'بياناتك جاهزة',
    paragraphs: ['نسخة بياناتك التي طلبتها جاهزة. تُحفظ سبعة أيام، ولا يستطيع تنزيلها سواك، بعد تسجيل الدخول.'],
    action: 'تنزيل بياناتي',
    because: 'وصلتك هذه الرسالة لأن من سجّل الدخول باسمك طلب بياناتك في {academy}.',
  },
  certificate: {
    subject: 'شهادتك: {certification}',
    title: '{holder}، لقد نجحت',
    paragraphs: [
      'شهادتك، {certification}، مرفقة بهذه الرسالة. {expires, select, yes {تسري حتى {day}.} other {ليس لها تاريخ انتهاء.}}',
      'يستطيع كل من تعرضها عليه التحقق منها في العنوان أدناه، بلا حساب.',
    ],
    action: 'ما يراه الآخرون',
    because: 'وصلتك هذه الرسالة لأنك اجتزت الاختبار في {academy}.',
  },
  ...examLetters,
  'course-due': {
    subject: `موعد إتمام «{course}» ${inDays}`,
    title: `موعد إتمام «{course}» ${inDays}`,
    paragraphs: ['الموعد المطلوب لإتمام الدورة هو {day}. تكون المتابعة من حيث توقفت.'],
    action: 'متابعة التعلّم',
    because: 'وصلتك هذه الرسالة لأن لك تسجيلًا في هذه الدورة في {academy} بموعد محدد.',
  },
  'course-overdue': {
    subject: 'انقضى موعد إتمام «{course}» في {day}',
    title: 'انقضى موعد إتمام «{course}» في {day}',
    paragraphs: ['ما زال إتمام الدورة ممكنًا، والمتابعة من حيث توقفت. هذا هو التذكير الوحيد بعد الموعد.'],
    action: 'متابعة التعلّم',
    because: 'وصلتك هذه الرسالة لأن لك تسجيلًا في هذه الدورة في {academy} بموعد محدد.',
  },
  'certificate-runs-out': {
    subject: `شهادة «{certification}» تنتهي ${inDays}`,
    title: `شهادة «{certification}» تنتهي ${inDays}`,
    paragraphs: ['شهادتك رقم {serial} سارية حتى {day}. {renewable, select, yes {اجتياز الاختبار من جديد يجددها.} other {اختبارها لم يعد متاحًا هنا.}}'],
    action: '{renewable, select, yes {تجديدها} other {عرضها}}',
    because: 'وصلتك هذه الرسالة لأنك تحمل هذه الشهادة من {academy}.',
  },
  reminders: {
    subject:
      '{count, plural, zero {لا أمور تنتظرك} one {أمر واحد ينتظرك} two {أمران ينتظرانك} few {# أمور تنتظرك} many {# أمرًا ينتظرك} ' +
      'other {# أمر ينتظرك}}، {academy}',
    title:
      '{count, plural, zero {لا أمور تنتظرك} one {أمر واحد ينتظرك} two {أمران ينتظرانك} few {# أمور تنتظرك} many {# أمرًا ينتظرك} other {# أمر ينتظرك}}',
    paragraphs: ['كل منها يُفتح من حيث توقفت.'],
    because: 'وصلتك هذه الرسالة لأن لك في {academy} دورات لها مواعيد، أو شهادات تقترب من نهايتها.',
  },
}

export const reminderLines: Words['reminderLines'] = {
  'course-due': `الموعد ${inDays}، في {day}`,
  'course-overdue': 'انقضى الموعد في {day}',
  'certificate-runs-out': `تنتهي ${inDays}، في {day}`,
}
