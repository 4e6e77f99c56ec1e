# The interface in English. Every language has the same messages; a test compares them.

# The language itself. `locale` is for social media, `direction` is ltr or rtl.
own-name = English
direction = ltr
locale = en_GB

# Around every page.
skip = Skip to the content
languages = Languages

# The list of pages.
home-description = Information about treatments, with decision aids that help you choose.
home-intro = Choose a page below. Each one explains the treatments in plain words and lists decision aids: tools that help you choose the treatment that suits you best.
home-pages = Pages
home-conditions = Conditions
home-empty = There are no pages in English yet.
home-feed = Follow changes (Atom feed)
on-page = on the page “{ $title }”

# A page.
in-this-page = In this page
section-aids = { $count ->
    [one] Decision aid about this
   *[other] Decision aids about this
}
section-aids-below = { $count ->
    [one] There is a decision aid about this at the end of this text.
   *[other] There are decision aids about this at the end of this text.
}
reviewed = Last reviewed on { $date } by { $by }
next-review = Next review due by { $date }
draft = This is a draft. It is in the preview only.
as-text = This page as plain text
suggest = Suggest a change to this page
on-the-web = This page on the web
addresses = Addresses

# What an aid's line says it is about.
about-treatment-methods = treatment methods
about-surgery-or-not = surgery or no surgery
about-medication-or-not = medication or no medication
about-test-or-not = test or no test
about-screening-or-not = screening or no screening
several-treatment-methods = multiple decision aids about the treatment methods
several-surgery-or-not = multiple decision aids about surgery or no surgery
several-medication-or-not = multiple decision aids about medication or no medication
several-test-or-not = multiple decision aids about test or no test
several-screening-or-not = multiple decision aids about screening or no screening

# What else is said of an aid; each stands beside the others, so without capitals or full stops.
updated-year = last updated in { $year }
updated-date = last updated on { $date }
checked = { $count ->
    [one] link last checked on { $date }
   *[other] links last checked on { $date }
}
access-login = you need to log in
access-code = you need a code
access-contact = you have to ask its maker for it
access-paid = you have to pay for it
pdf = PDF
untitled = Decision aid { $number }
address = Address

# What a reader must know before following a link, in whole sentences.
notice-dead = This decision aid is currently unavailable.
notice-changed = The address of this decision aid currently shows something else. That is why there is no link.
notice-withdrawn-there = Its address says that this decision aid was withdrawn. That is why there is no link.
notice-down = The link did not work when it was last tried, on { $date }. It may work again now.
notice-archived = This decision aid is kept for reference. It is no longer updated.
notice-withdrawn = This decision aid was withdrawn on { $date }.
notice-withdrawn-undated = This decision aid was withdrawn.
notice-unresolved = The address of this decision aid is not known.
archived-copy = Archived copy
successor = Use this decision aid instead:

# The start page without a language, and the page for an address that does not exist.
choose-language = Choose a language
moved = This page has moved
not-found = Page not found
not-found-text = There is no page at this address. It may have moved.
not-found-home = Go to the list of pages

# Dates.
date = { $day } { $month } { $year }
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

# The languages that decision aids are in.
in-ar = in Arabic
in-da = in Danish
in-de = in German
in-en = in English
in-es = in Spanish
in-fa = in Persian
in-fi = in Finnish
in-fr = in French
in-fy = in Frisian
in-hi = in Hindi
in-it = in Italian
in-ja = in Japanese
in-ko = in Korean
in-nl = in Dutch
in-no = in Norwegian
in-pl = in Polish
in-pt = in Portuguese
in-ru = in Russian
in-sv = in Swedish
in-tr = in Turkish
in-uk = in Ukrainian
in-zh = in Chinese
