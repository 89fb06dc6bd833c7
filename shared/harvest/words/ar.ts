import type { ExportWords } from '../words.ts'

const LOCALE = 'ar-u-ca-gregory-nu-arab'
const rules = new Intl.PluralRules('ar')
const list = new Intl.ListFormat('ar', { type: 'conjunction' })
const figure = new Intl.NumberFormat(LOCALE)

interface Forms {
  one: string
  two: string
  few: string
  many: string
  other: string
}

/** Two forms carry their number in the word itself; the others follow a figure. */
function count(n: number, forms: Forms): string {
  const form = rules.select(n)
  if (form === 'one' || form === 'two') return forms[form]
  return `${figure.format(n)} ${forms[form === 'zero' ? 'other' : form]}`
}

const DOTS: Forms = { one: 'نقطة واحدة', two: 'نقطتان', few: 'نقاط', many: 'نقطة', other: 'نقطة' }
const PEOPLE: Forms = { one: 'شخص واحد', two: 'شخصان', few: 'أشخاص', many: 'شخصًا', other: 'شخص' }
const TABLES: Forms = { one: 'طاولة واحدة', two: 'طاولتين', few: 'طاولات', many: 'طاولة', other: 'طاولة' }
const ROUNDS: Forms = { one: 'جولة واحدة', two: 'جولتين', few: 'جولات', many: 'جولة', other: 'جولة' }
const NOTES: Forms = { one: 'ورقة واحدة', two: 'ورقتان', few: 'أوراق', many: 'ورقة', other: 'ورقة' }
const FROM_NOTES: Forms = { ...NOTES, two: 'ورقتين' }
const THEMES: Forms = { one: 'محورًا واحدًا', two: 'محورين', few: 'محاور', many: 'محورًا', other: 'محور' }
const ANSWERS: Forms = { one: 'إجابة واحدة', two: 'إجابتان', few: 'إجابات', many: 'إجابة', other: 'إجابة' }
const SAYINGS: Forms = { one: 'قولًا واحدًا', two: 'قولين', few: 'أقوال', many: 'قولًا', other: 'قول' }
const MINUTES: Forms = { one: 'دقيقة واحدة', two: 'دقيقتان', few: 'دقائق', many: 'دقيقة', other: 'دقيقة' }

const SHARES = { some: 'بعضهم', 'about-half': 'نصفهم تقريبًا', most: 'معظمهم' } as const

export const ar: ExportWords = {
  lang: 'ar',
  dir: 'rtl',
  briefing: 'موجز',
  day: (at, timeZone) => new Intl.DateTimeFormat(LOCALE, { dateStyle: 'long', timeZone }).format(at),
  number: (n) => figure.format(n),
  minutes: (n) => count(n, MINUTES),
  all: (names) => list.format(names),

  asked: 'ما سُئل عنه',
  round: (n) => `الجولة ${figure.format(n)}`,
  checkIn: 'عند الوصول',
  checkOut: 'عند الختام',

  made: 'كيف أُعدّ هذا الموجز',
  whoMet: (people, tables, rounds) =>
    `مقهى عالمي: ${count(people, PEOPLE)} حول ${count(tables, TABLES)}، في ${count(rounds, ROUNDS)} من الحوار.`,
  notesHere: (notes, themes) =>
    themes === 0
      ? `${count(notes, NOTES)}، من دون محاور بعد.`
      : `${count(notes, NOTES)}، استخلص الحاضرون منها ${count(themes, THEMES)}.`,
  continuesCafe: (people) => `هذا المقهى تتمّة لمقهى سابق حضره ${count(people, PEOPLE)}. من حضر الاثنين حُسب مرتين.`,
  heldBack: 'ما ليس هنا',
  heldBackCount: (n) =>
    n === 0
      ? 'لم تُحجب أي ورقة: كل ما وُضع على المفارش وبقي عليها موجود هنا.'
      : `خارج هذا الموجز ${count(n, NOTES)}: اختار من كتب أن يبقى ما كتبه لطاولته أو للمقهى.`,
  hiddenCount: (n) => `أخفى المضيفون ${count(n, SAYINGS)} مما قيل عن المحاور أو تُعهّد به، والإجابات محسوبة كما هي.`,
  onlyWritten: 'وما قيل ولم يُكتب ليس هنا أيضًا.',
  voices: 'الأصوات الحاضرة',
  voicesShown: (names) =>
    `كان لكل شخص أن يُظهر على مقعده ما يحمله معه. وهذا ما ظهر: ${names}. وقد يكون بين الحاضرين من لم يذكر ذلك.`,
  voicesNone: 'كان لكل شخص أن يُظهر على مقعده ما يحمله معه. لم يُظهر أحد شيئًا، وهذا لا يدل على من حضر ومن غاب.',
  missing: 'من الغائب',
  missingIntro:
    'أصوات تمنّى المضيفون سماعها. لم يُظهرها على مقعده أحد ممن جلسوا إلى الطاولات المذكورة، وقد يكون بينهم من لم يذكر ذلك.',
  missingNone: 'كل صوت تمنّى المضيفون سماعه ظهر على كل طاولة. وقد تغيب أصوات لم تخطر على بال أحد.',
  missingUnasked: 'لم يسمِّ المضيفون مسبقًا أصواتًا يتمنّون سماعها. وقد غابت أصوات رغم ذلك.',
  missingNamed: 'وافتقدت الطاولات نفسها هذه الأصوات، كلٌّ بكلمات طاولته وبلا توقيع.',
  counted: 'من اختاروا أن يُحسبوا',
  countedIntro: 'ما يمكن قوله عمن اختاروا أن يُحسبوا، كما كان عند بدء الحصاد. وقد يكون بين الحاضرين من لم يُحسب.',
  countedShare: (name, share) => `${name}: ${SHARES[share]}`,
  atNoTable: 'لم يظهر على أي طاولة',
  notAt: (tables) => `لم يظهر على ${tables}`,

  themes: 'المحاور',
  untitled: 'محور بلا اسم',
  nothingGathered: 'لا ورقة مما جُمع هنا يجوز نشرها.',
  gathered: (notes, tables) => `جُمع من ${count(notes, FROM_NOTES)} كُتب ما فيها على ${count(tables, TABLES)}.`,
  broughtFrom: (themes) => `جُمع هذا المحور من: ${themes}.`,
  answeredBefore: (theme, sentences) => `عن «${theme}» وحده: ${sentences}`,
  saidOf: (theme) => `قيل عن «${theme}»`,
  differ: 'حيث نختلف',
  stands: (confirmed, present) =>
    confirmed === 0
      ? `لم يؤيّد هذه الكلمات أحد من الحاضرين (${figure.format(present)}).`
      : `يؤيّد هذه الكلمات ${count(confirmed, PEOPLE)} من الحاضرين (${figure.format(present)}).`,
  objected: (n) => `ويعترض عليها ${count(n, PEOPLE)}.`,
  saidDifferently: (n) => `ويقولها ${count(n, PEOPLE)} بصيغة أخرى.`,
  earlier: (n) => `ولم يُحسب ما كان عن صياغة سابقة: ${count(n, ANSWERS)}.`,
  unanswered: 'لم يُجب أحد عن هذه الكلمات.',
  asTheThemePutsIt: 'كما يقوله المحور',
  asOthersPutIt: 'كما يقوله آخرون',
  nobodyDiffers: 'لم يقله أحد بكلمات أخرى.',
  objects: 'اعتراض',
  differs: 'بصيغة أخرى',
  ofEarlierWords: 'قيل عن صياغة سابقة',
  takeOn: 'ما نتعهّد به',
  takeOnIntro: 'ما قال كل واحد عن نفسه إنه سيفعله بعد اللقاء.',
  byWhen: (when) => `الموعد: ${when}`,
  recommend: 'ما ينبغي أن يتبع',
  recommendIntro: 'ما يوصي به الحاضرون، محورًا محورًا، بكلمات كتبوها معًا وبلا توقيع.',
  recommendElse: 'من غير محور بعينه',
  lenses: 'من خلال عدسة',
  lensesIntro:
    'إلى أي جزء من كل عدسة تتحدث المحاور. وحيث لا شيء بعد فلم يقصّر أحد: قد يكون هذا ما يستحق الحديث بعد ذلك.',
  lensAfter: (title, author) => `بكلماتنا، عن ${title} (${author}).`,
  nothingYet: 'لا شيء بعد',
  ungathered: 'لم يُجمع بعد',
  ungatheredIntro: 'أوراق لا تندرج تحت أي محور، بحسب الطاولة والجولة.',
  recaps: 'ما نقلته الطاولات',
  recapsIntro: 'بالكلمات التي روت بها كل طاولة لمن جلس إليها بعد ذلك ما وصلت إليه.',

  unsigned: 'بلا توقيع',
  place: (table, round) => `${table}، الجولة ${figure.format(round)}`,
  alsoIn: (themes) => `ترد أيضًا في: ${themes}`,
  continuesSigned: (credit, place) => `تبني على ورقة بتوقيع ${credit} (${place})`,
  continuesUnsigned: (place) => `تبني على ورقة بلا توقيع (${place})`,

  dots: (n) => count(n, DOTS),
  echoes: { 'moves-me': 'هذا يمسّني', 'tell-more': 'أودّ أن أسمع المزيد', 'know-this': 'أعرف هذا أنا أيضًا' },
  echoed: (echo, n) => `${echo}: ${n === 'few' ? 'واحد أو اثنان' : figure.format(n)}`,
  wentTo: (places) => `حُملت إلى ${places}`,
  threadTo: (place, words) => `خيط إلى ورقة من ${place}: «${words}»`,

  contents: 'المحتويات',
  glossary: 'كلمات ترد هنا',
  terms: [
    {
      term: 'المقهى العالمي',
      meaning:
        'حوار يدور حول طاولات صغيرة في وقت واحد، على جولات. وبعد كل جولة ينتقل الناس إلى طاولات أخرى ويحملون معهم ما سمعوه.',
    },
    { term: 'الجولة', meaning: 'حوار واحد حول طاولة واحدة، له سؤال ووقت محدد.' },
    { term: 'المفرش', meaning: 'حيث تكتب الطاولة. يبقى على طاولته حين ينتقل الناس.' },
    { term: 'الورقة', meaning: 'ما كتبه شخص واحد ووضعه على المفرش.' },
    { term: 'البناء على ورقة', meaning: 'ورقة جديدة تكمل ورقة سابقة وتذكر أيها تكمل.' },
    { term: 'المحور', meaning: 'أوراق رأى الحاضرون أنها تجتمع معًا، تحت اسم اختاروه لها.' },
    { term: 'النقاط', meaning: 'كان لكل شخص قليل منها، يضعها بجانب ما يهمّه حين عُلّقت المفارش كلها للقراءة.' },
    { term: 'الخيط', meaning: 'ما رآه أحدهم بين ورقتين من طاولتين، بكلمات قليلة.' },
    { of: 'lenses', term: 'العدسة', meaning: 'قائمة بما نبحث عنه حين نقرأ الكل من جديد.' },
    { of: 'recommendations', term: 'التوصية', meaning: 'ما يقول الحاضرون إن فعله واجب، على من يستطيعه.' },
    { term: 'الصوت', meaning: 'ما يحمله شخص من حياته أو عمله، حين يختار أن يُظهره.' },
  ],
  method: 'الطريقة',
  methods: {
    cafe: 'تحدّث الناس في مجموعات صغيرة حول طاولات، في جولات لها وقت محدد، وانتقلوا بعد كل جولة، فالتقوا بغيرهم وعبر الكلام القاعة.',
    cafeOnce: 'تحدّث الناس في مجموعات صغيرة حول طاولات، لوقت محدد.',
    notes: 'وكتبوا وهم يتحدثون أوراقًا بقيت على الطاولة لمن جاء بعدهم.',
    consent: 'واختار كل من كتب كيف تُوقّع ورقته وإلى أين تصل، ولا يُطبع إلا ما أُريد به العموم، حرفيًا.',
    themes: 'ووضعوا معًا الأوراق التي تجتمع في محاور وسمّوها. ويمكن للورقة أن تكون في أكثر من محور.',
    answers:
      'وكان لكل من حضر أن يقف وراء محور أو يعترض عليه أو يقوله بطريقة أخرى. والمعروف كم فعل ذلك، ولا يُعرف من فعله إلا حيث وقّع.',
    lenses: 'وقرأوا المحاور من خلال عدسات، ليروا إلى ماذا يتحدث الحوار وإلى ماذا لا يتحدث أبدًا.',
    recommend: 'وكتبوا معًا ما ينبغي أن يتبع.',
    takeOn: 'وكتب بعضهم ما يأخذونه على عاتقهم.',
    missing:
      'ويُذكر الغائبون من ثلاثة مصادر لا غير: ما اختار الناس إظهاره على مقاعدهم، وما تمنى المضيفون سماعه، وما قالته الطاولات.',
    counted: 'ومن اختار أن يُعدّ عُدّ مرة واحدة، حين بدأ الحصاد، ولا يُقال شيء عن القليل.',
    few: 'ولا يُذكر عدد الأشخاص لأي شيء يحمله أحد.',
  },
  rehearsal: 'هذا من تدريب: ما ورد هنا مُختلَق للتمرّن، ولم يقله أحد.',
  howToRead: 'كيف يُقرأ هذا الموجز',
  reading: [
    'الاقتباسات منقولة عن المفارش حرفيًا، باللغة التي كُتبت بها.',
    'وإلى جانب كل اقتباس توقيعه وطاولته وجولته. وقد اختار كل من كتب كيف يُنسب إليه كلامه: باسمه، أو باسم مؤسسته، أو باسم طاولته، أو بلا توقيع. ولا يغيّر الورقة إلا من كتبها.',
    'والاقتباس المزاح إلى الداخل يبني على ما فوقه، وكثيرًا ما يكون بقلم شخص آخر.',
  ],
  signedAs: 'التواقيع كما اختارها أصحابها. نرجو عند الاقتباس ذكر التوقيع كما طُبع.',

  kinds: {
    note: 'ورقة',
    standing: 'إجابات',
    object: 'اعتراض',
    differ: 'صيغة أخرى',
    commitment: 'تعهّد',
    recommendation: 'توصية',
    lens: 'عدسة',
    missing: 'صوت غائب',
    rehearsal: 'تدريب',
    part: 'ضُمّ إلى المحور',
  },
  columns: {
    note: 'الورقة',
    table: 'الطاولة',
    round: 'الجولة',
    text: 'النص',
    credit: 'التوقيع',
    creditKind: 'نوع التوقيع',
    themes: 'المحاور',
    continues: 'تبني على',
    language: 'اللغة',
    kind: 'النوع',
    when: 'الموعد',
    dots: 'النقاط',
    answers: 'الإجابات',
    went: 'حُملت إلى',
    threads: 'الخيوط',
  },
}
