import type { Words } from '../language.ts'

const minutes = '{minutes, plural, zero {# دقيقة} one {دقيقة واحدة} two {دقيقتين} few {# دقائق} many {# دقيقة} other {# دقيقة}}'
const granted =
  '{timed, select, yes {وقت إضافي بنسبة {extra, number}%} other {}}{both, select, yes { و} other {}}{breaks, plural, =0 {} ' +
  `one {استراحة واحدة لا تتجاوز ${minutes}} two {استراحتان لا تتجاوز كل منهما ${minutes}} ` +
  `few {# استراحات لا تتجاوز كل منها ${minutes}} many {# استراحة لا تتجاوز كل منها ${minutes}} other {# استراحة لا تتجاوز كل منها ${minutes}}}`

export const letters: Pick<Words['letters'], 'regraded' | 'result-changed' | 'accommodation-granted' | 'accommodation-ended'> = {
  regraded: {
    subject: 'نجحت في نهاية الأمر: {course}',
    title: 'نجحت في نهاية الأمر',
    paragraphs: [
      'تبيّن أن سؤالًا في اختبارك كان معيبًا، فأعيد تصحيح إجاباتك دون احتسابه عليك.',
      'الإجابات الصحيحة الآن {correct} من {asked}، وبذلك نجحت.',
      'تصلك شهادتك في رسالة مستقلة إذا كان هذا الاختبار يمنح شهادة. لا حاجة إلى فعل شيء.',
    ],
    action: 'نتيجتك',
    because: 'وصلتك هذه الرسالة لأنك أديت هذا الاختبار في {academy}.',
  },
  'result-changed': {
    subject: 'تغيّرت نتيجتك: {course}',
    title: 'تغيّرت نتيجتك',
    paragraphs: [
      'تبيّن أن سؤالًا في اختبارك كان معيبًا، فأعيد تصحيح كل الإجابات عنه.',
      'الإجابات الصحيحة الآن {correct} من {asked}. {passed, select, yes {أنت ناجح، ولا يفقد أحد نجاحه بسبب ذلك.} other {لم تبلغ النتيجة حد النجاح بعد.}}',
      'لا حاجة إلى فعل شيء.',
    ],
    action: 'نتيجتك',
    because: 'وصلتك هذه الرسالة لأنك أديت هذا الاختبار في {academy}.',
  },
  'accommodation-granted': {
    subject: 'ما مُنح لك في الاختبارات، {academy}',
    title: 'تسهيلات لك في الاختبارات',
    paragraphs: [
      `مُنح لك في كل اختبار: ${granted}.`,
      'يسري ذلك من {from}{ends, select, yes { حتى {until}} other {}}{replaces, select, yes {، ' +
        'ويحل محل ما مُنح لك من قبل} other {}}. يذكره كل اختبار في قواعده قبل بدئه. أما الاختبار الجاري ' +
        'فيبقى على ما بدأ به.',
    ],
    because: 'وصلتك هذه الرسالة لأن أحد القائمين على {academy} منحك ذلك.',
  },
  'accommodation-ended': {
    subject: 'انتهى ما مُنح لك في الاختبارات، {academy}',
    title: 'انتهى ما مُنح لك',
    paragraphs: [
      `كان الممنوح لك: ${granted}. وقد انتهى الآن.`,
      'تذكر قواعد كل اختبار ما يسري عليك من بدئه التالي. أما الاختبار الجاري فيبقى على ما بدأ به.',
      'إذا بدا لك ذلك خطأ، فيمكنك سؤال أحد مديري هذه الأكاديمية.',
    ],
    because: 'وصلتك هذه الرسالة لأن أحد القائمين على {academy} أنهى ذلك.',
  },
}
