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
home-empty = There are no pages about treatments in this language yet.
home-feed = Follow changes (Atom feed)
on-page = on the page “{ $title }”

# A page.
in-this-page = In this page
section-aids = { $count ->
    [one] Decision aid about this
   *[other] Decision aids about this
}
section-aids-none = No decision aid about this is available now
section-aids-below-doubt = { $count ->
    [one] There is a decision aid about this at the end of this text, but it is not certain that its link works now.
   *[other] There are decision aids about this at the end of this text, but it is not certain that all of their links work now.
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
worked = { $count ->
    [one] link last worked on { $date }
   *[other] links last worked on { $date }
}
is-archived = archived
is-unavailable = not available now
some-withdrawn = { $count } of { $all } withdrawn
some-archived = { $count } of { $all } archived
some-unavailable = { $count } of { $all } not available now
is-withdrawn = withdrawn
doubt-unanswered = did not work when last tried, on { $date }
doubt-unanswered-undated = did not work when last tried
doubt-unsure = not certain that it still leads there, last tried on { $date }
doubt-unsure-undated = not certain that it still leads there
access-open = free
access-login = you need to log in
access-perhaps-login = you may have to log in
access-code = you need a code
access-contact = you have to ask its maker for it
access-paid = you have to pay for it
pdf = PDF
open-aid = Open this decision aid
untitled = Decision aid { $number }
address = Address

# What a reader must know before following a link, in whole sentences.
notice-dead = This decision aid has not been available since { $date }.
notice-changed = Since { $date }, the address of this decision aid has shown something else. That is why there is no link.
notice-withdrawn-there = Its provider has withdrawn this decision aid; we found this on { $date }. That is why there is no link.
notice-down = The link did not work when it was last tried, on { $date }. It may work again now.
notice-archived = This decision aid is archived and no longer updated. It should no longer guide a decision.
notice-withdrawn = This decision aid was withdrawn on { $date }.
notice-withdrawn-undated = This decision aid was withdrawn.
notice-unresolved = The address of this decision aid is not known.
notice-archived-there = Its provider has archived this decision aid and no longer updates it; we found this on { $date }. It should no longer guide a decision.
notice-archived-on = This decision aid was archived on { $date } and is no longer updated. It should no longer guide a decision.
notice-unsure = When the link was last tried, on { $date }, it was not certain that it still leads to this decision aid.
archived-copy = Copy of { $date } in a web archive
archived-copy-undated = Copy in a web archive
archived-copy-caution = It may be out of date: talk to your doctor before you rely on it.
other-aids = { $count ->
    [one] Another decision aid about this:
   *[other] Other decision aids about this:
}
provider-home-newer = Look for a newer one on the website of { $provider }
provider-home = Look for it on the website of { $provider }
successor-archived = It was replaced by this decision aid, which is archived:
successor-unavailable = It was replaced by this decision aid, which is not available now:
successor-withdrawn = It was replaced by this decision aid, which was withdrawn:
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
in-language = in { $language }
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
