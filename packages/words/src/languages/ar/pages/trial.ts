import type { Words } from '../../language.ts'

const days = '{days, plural, =0 {إلى نهاية اليوم} one {لمدة يوم واحد} two {لمدة يومين} few {لمدة # أيام} many {لمدة # يومًا} other {لمدة # يوم}}'

export const trial: Words['pages']['trial'] = {
  withoutAccount: `هذه تجربة دون حساب. ما يُنجز هنا يبقى في هذا المتصفح ${days}، ويصبح لك عند إنشاء حساب.`,
  selfCheck: 'تقييم ذاتي',
  selfCheckOf: 'تقييم ذاتي، {course}',
  whatYouCan: 'ما الذي يمكنك فعله من الآن؟',
  fiveQuestions: 'خمسة أسئلة من {course}. يتبين فورًا عند كل منها هل الإجابة صحيحة، ولماذا. ويمكنك الإجابة من جديد.',
  answered: 'تمت الإجابة عن السؤال {at}.',
  seeVerdict: 'عرض ما قيل فيها',
  questionOf: 'السؤال {at} من {questions}',
  soFar: 'تمت الإجابة عن {answered} من {questions}. ما تقوله الإجابات عنك يظهر هنا.',
  partOfCourse: 'التقييم الذاتي جزء من الدورة، ويُحفظ معها. بدء الدورة مشمول.',
  startAndAnswer: 'بدء الدورة والإجابة',
  notRead: 'الدرس الذي يتصل به لم يُقرأ بعد:',
  rightOf: 'الصحيح {right} من {asked}',
  hintOnly: 'خمسة أسئلة إشارة وليست حكمًا. وهي تبين أين تفيدك الدورة.',
  right: 'صحيح',
  notYet: 'ليس بعد',
  readAbout: 'القراءة عنه في',
  keep: 'الاحتفاظ بهذا',
  whyKeep: `مع حساب يكون الدرس وهذه الإجابات لك على كل جهاز، وتكون العودة إلى هذه الصفحة. ودون حساب تبقى في هذا المتصفح ${days}.`,
  keepByAccount: 'الاحتفاظ بهذا: إنشاء حساب',
  isKept: 'هذا محفوظ في حسابك. تستمر الدورة من هنا، {length} إجمالًا.',
  goOnWith: 'متابعة {course}',
}
