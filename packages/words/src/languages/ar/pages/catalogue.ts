import type { Words } from '../../language.ts'

const courses = '{courses, plural, =0 {لا دورات} one {دورة واحدة} two {دورتان} few {# دورات} many {# دورة} other {# دورة}}'
const lessons = '{lessons, plural, =0 {لا دروس} one {درس واحد} two {درسان} few {# دروس} many {# درسًا} other {# درس}}'

export const catalogue: Words['pages']['catalogue'] = {
  found: '«{typed}» في الدليل',
  ask: 'ما الذي يهمك إتقانه؟',
  search: 'البحث في الدورات والدروس',
  example: 'كلمة، أو سؤال، أو عطل',
  go: 'بحث',
  narrow: 'تضييق الدليل',
  narrowedBy: 'التضييق الحالي',
  filters: 'عوامل التصفية',
  chosenCount: 'المختار: {count}',
  takeAway: 'مختار. الضغط يزيله',
  moreCount: 'المزيد: {count}',
  removeFilter: 'إزالة عامل التصفية: {filter}',
  removeAll: 'إزالة الكل',
  removeFilters: 'إزالة عوامل التصفية',
  filterNames: { standing: 'مدى تقدمك', length: 'المدة', earns: 'الشهادة', language: 'اللغة', skill: 'المهارة' },
  standings: { new: 'لم تبدأ', begun: 'جارية', done: 'مكتملة' },
  lengths: { short: 'حتى 30 دقيقة', medium: 'من 30 دقيقة إلى ساعة', long: 'أكثر من ساعة' },
  earnsCertificate: 'تمنح شهادة',
  sort: 'ترتيب الدورات',
  orders: { academy: 'بترتيب الأكاديمية', best: 'الأقرب إلى البحث', short: 'الأقصر', new: 'الأحدث', title: 'أبجديًا' },
  courses: 'الدورات',
  moreCourses: 'المزيد من الدورات',
  lessons: 'الدروس',
  moreLessons: 'المزيد من الدروس',
  outcomes: 'ما يمكنك فعله بعدها',
  included: 'مشمولة',
  inLanguage: 'باللغة: {language}',
  courseCount: courses,
  foundCourses: `نتائج البحث: ${courses}`,
  foundLessons: `نتائج البحث: ${lessons}`,
  foundBoth: `نتائج البحث: ${courses} و${lessons}`,
  foundBest: 'نتائج البحث: أفضل 100 درس',
  foundCoursesAndBest: `نتائج البحث: ${courses} وأفضل 100 درس`,
  foundNothing: 'لا نتائج',
  nothingFor: 'لا نتائج عن «{typed}»',
  nothingForHow: 'تفيد مراجعة الإملاء، أو استعمال كلمات أقل أو كلمات أخرى: ما يُرى، أو ما يُسمع، أو ما يُراد فعله.',
  filtersHide: 'وقد تكون عوامل التصفية هي التي تخفيها.',
  noneAgrees: 'لا توجد دورة توافق كل عوامل التصفية هذه',
  noneAgreesHow: 'بإزالة أحدها تعود الدورات التي توافق بقيتها.',
  seeAll: 'عرض كل الدورات',
  quoted: '«{word}»',
  corrected: 'هذه نتائج «{shown}». لا يرد هنا {words}.',
  called: '«{typed}» يسمى هنا «{word}».',
  leftOut:
    'لا يرد هنا {words}، ولذلك {count, plural, =0 {لم يُترك شيء} one {تُركت هذه الكلمة} two {تُركت هاتان الكلمتان} few {تُركت هذه الكلمات} ' +
    'many {تُركت هذه الكلمات} other {تُركت هذه الكلمات}}.',
  tooMany: 'جرى البحث عن الكلمات الاثنتي عشرة الأولى فقط.',
  tooSmall:
    '{words}: {count, plural, =0 {لا كلمات} one {كلمة أقصر من أن يُبحث بها} two {كلمتان أقصر من أن يُبحث بهما} few {كلمات أقصر من أن يُبحث بها} ' +
    'many {كلمات أقصر من أن يُبحث بها} other {كلمات أقصر من أن يُبحث بها}}. هذا كل ما في الدليل.',
}
