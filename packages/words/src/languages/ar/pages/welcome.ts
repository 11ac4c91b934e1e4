import type { Words } from '../../language.ts'

export const welcome: Words['pages']['welcome'] = {
  startWithOne: 'البداية بدورة واحدة',
  how: 'كيف يسير الأمر',
  courses: 'الدورات',
  allCourses: 'كل الدورات',
  nothingOffered: 'لا شيء يُقدَّم هنا بعد',
  nothingOfferedYet: 'تظهر الدورات هنا حالما تنشر هذه الأكاديمية أولاها.',
  beenHere: 'هل لك حساب هنا، أو عُرضت عليك شهادة؟',
  verifyByNumber: 'التحقق من شهادة برقمها',
  tryLesson: 'تجربة درس، {length}',
  start: 'بدء، {length}',
  invited: 'بدعوة: يمكن سؤال من أخبرك بهذه الأكاديمية.',
  account: 'نموذج واحد ورسالة واحدة. ما جرّبته يأتي معك.',
  try: 'تجربة',
  tryWhat: '«{lesson}»، {length}، وخمسة أسئلة. دون حساب.',
  join: 'انضمام',
  learn: 'تعلم',
  learnHow: '{length} في دروس من بضع دقائق. تكون المتابعة من حيث التوقف، على أي جهاز.',
  prove: 'إثبات',
  proveHow: 'الاختبار متى كنت على استعداد. الشهادة لك خلال ثوانٍ، ويمكن لأي شخص التحقق منها.',
}
