// The interface in Arabic, to see the pages from right to left. It is here and not among the
// renderer's words because nobody who speaks it well has read it.

export const ARABIC = {
  "own-name": "العربية",
  direction: "rtl",
  locale: "ar_AR",
  skip: "انتقل إلى المحتوى",
  languages: "اللغات",
  "home-description": "معلومات عن العلاجات مع أدوات تساعدك على الاختيار.",
  "home-pages": "الصفحات",
  "home-conditions": "الحالات",
  "home-empty": "لا توجد صفحات بالعربية بعد.",
  "in-this-page": "في هذه الصفحة",
  "section-aids": `{ $count ->
    [one] أداة قرار حول هذا
   *[other] أدوات قرار حول هذا
}`,
  reviewed: "آخر مراجعة في { $date } بواسطة { $by }",
  "as-text": "هذه الصفحة كنص عادي",
  suggest: "اقترح تغييرا على هذه الصفحة",
  "about-treatment-methods": "طرق العلاج",
  "about-surgery-or-not": "جراحة أو لا جراحة",
  "about-medication-or-not": "دواء أو لا دواء",
  "about-test-or-not": "فحص أو لا فحص",
  "updated-year": "آخر تحديث عام { $year }",
  "updated-date": "آخر تحديث في { $date }",
  "access-login": "يجب تسجيل الدخول",
  "access-code": "تحتاج إلى رمز",
  "notice-dead": "أداة القرار هذه غير متاحة حاليا.",
  "archived-copy": "نسخة محفوظة",
  successor: "استخدم أداة القرار هذه بدلا منها:",
  "not-found": "الصفحة غير موجودة",
  "not-found-text": "لا توجد صفحة في هذا العنوان.",
  "not-found-home": "اذهب إلى قائمة الصفحات",
  "in-ar": "بالعربية",
  "in-de": "بالألمانية",
  "in-en": "بالإنجليزية",
  "in-nl": "بالهولندية",
};
