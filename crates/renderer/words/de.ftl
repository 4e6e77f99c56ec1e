# Die Oberfläche auf Deutsch. Jede Sprache hat dieselben Nachrichten; ein Test vergleicht sie.

# Die Sprache selbst. `locale` ist für soziale Medien, `direction` ist ltr oder rtl.
own-name = Deutsch
direction = ltr
locale = de_DE

# Um jede Seite herum.
skip = Zum Inhalt springen
languages = Sprachen

# Die Liste der Seiten.
home-description = Informationen über Behandlungen, mit Entscheidungshilfen für Ihre Wahl.
home-intro = Wählen Sie unten eine Seite. Jede erklärt die Behandlungen in einfachen Worten und nennt Entscheidungshilfen: Hilfsmittel, mit denen Sie die Behandlung wählen, die am besten zu Ihnen passt.
home-pages = Seiten
home-conditions = Erkrankungen
home-empty = In dieser Sprache gibt es noch keine Seiten über Behandlungen.
home-feed = Änderungen verfolgen (Atom-Feed)
on-page = auf der Seite „{ $title }“

# Eine Seite.
in-this-page = Auf dieser Seite
section-aids = { $count ->
    [one] Entscheidungshilfe dazu
   *[other] Entscheidungshilfen dazu
}
section-aids-none = Dazu ist zurzeit keine Entscheidungshilfe verfügbar
section-aids-below-doubt = { $count ->
    [one] Am Ende dieses Textes steht eine Entscheidungshilfe dazu, aber es ist nicht sicher, ob ihr Link zurzeit funktioniert.
   *[other] Am Ende dieses Textes stehen Entscheidungshilfen dazu, aber es ist nicht sicher, ob alle Links zurzeit funktionieren.
}
section-aids-below = { $count ->
    [one] Am Ende dieses Textes steht eine Entscheidungshilfe dazu.
   *[other] Am Ende dieses Textes stehen Entscheidungshilfen dazu.
}
reviewed = Zuletzt geprüft am { $date } von { $by }
next-review = Die nächste Überprüfung ist bis zum { $date } fällig
draft = Dies ist ein Entwurf. Er steht nur in der Vorschau.
as-text = Diese Seite als reiner Text
suggest = Eine Änderung an dieser Seite vorschlagen
on-the-web = Diese Seite im Internet
addresses = Adressen

# Worum es laut ihrer Zeile in einer Entscheidungshilfe geht.
about-treatment-methods = Behandlungsmethoden
about-surgery-or-not = Operation oder keine Operation
about-medication-or-not = Medikamente oder keine Medikamente
about-test-or-not = Untersuchung oder keine Untersuchung
about-screening-or-not = Früherkennung oder keine Früherkennung
several-treatment-methods = mehrere Entscheidungshilfen über die Behandlungsmethoden
several-surgery-or-not = mehrere Entscheidungshilfen über Operation oder keine Operation
several-medication-or-not = mehrere Entscheidungshilfen über Medikamente oder keine Medikamente
several-test-or-not = mehrere Entscheidungshilfen über Untersuchung oder keine Untersuchung
several-screening-or-not = mehrere Entscheidungshilfen über Früherkennung oder keine Früherkennung

# Was sonst über eine Entscheidungshilfe gesagt wird; nebeneinander, also ohne Punkt.
updated-year = zuletzt aktualisiert { $year }
updated-date = zuletzt aktualisiert am { $date }
worked = { $count ->
    [one] Link funktionierte zuletzt am { $date }
   *[other] Links funktionierten zuletzt am { $date }
}
is-archived = archiviert
is-unavailable = zurzeit nicht verfügbar
some-withdrawn = { $count } von { $all } zurückgezogen
some-archived = { $count } von { $all } archiviert
some-unavailable = { $count } von { $all } zurzeit nicht verfügbar
is-withdrawn = zurückgezogen
doubt-unanswered = funktionierte beim letzten Versuch am { $date } nicht
doubt-unanswered-undated = funktionierte beim letzten Versuch nicht
doubt-unsure = nicht sicher, ob der Link noch dorthin führt, zuletzt versucht am { $date }
doubt-unsure-undated = nicht sicher, ob der Link noch dorthin führt
access-open = kostenlos
access-login = Sie müssen sich anmelden
access-perhaps-login = Sie müssen sich vielleicht anmelden
access-code = Sie brauchen einen Code
access-contact = Sie müssen beim Anbieter danach fragen
access-paid = Sie müssen dafür bezahlen
pdf = PDF
open-aid = Diese Entscheidungshilfe öffnen
untitled = Entscheidungshilfe { $number }
address = Adresse

# Was man wissen muss, bevor man einem Link folgt, in ganzen Sätzen.
notice-dead = Diese Entscheidungshilfe ist seit dem { $date } nicht verfügbar.
notice-changed = Unter der Adresse dieser Entscheidungshilfe steht seit dem { $date } etwas anderes. Deshalb gibt es keinen Link.
notice-withdrawn-there = Der Anbieter hat diese Entscheidungshilfe zurückgezogen; das sahen wir am { $date }. Deshalb gibt es keinen Link.
notice-down = Der Link funktionierte beim letzten Versuch am { $date } nicht. Vielleicht funktioniert er jetzt wieder.
notice-archived = Diese Entscheidungshilfe ist archiviert und wird nicht mehr aktualisiert. Sie sollte nicht mehr für eine Entscheidung verwendet werden.
notice-withdrawn = Diese Entscheidungshilfe wurde am { $date } zurückgezogen.
notice-withdrawn-undated = Diese Entscheidungshilfe wurde zurückgezogen.
notice-unresolved = Die Adresse dieser Entscheidungshilfe ist nicht bekannt.
notice-archived-there = Der Anbieter hat diese Entscheidungshilfe archiviert und aktualisiert sie nicht mehr; wir haben das am { $date } festgestellt. Sie sollte nicht mehr für eine Entscheidung verwendet werden.
notice-archived-on = Diese Entscheidungshilfe wurde am { $date } archiviert und wird nicht mehr aktualisiert. Sie sollte nicht mehr für eine Entscheidung verwendet werden.
notice-unsure = Beim letzten Versuch am { $date } war nicht sicher, ob der Link noch zu dieser Entscheidungshilfe führt.
archived-copy = Kopie vom { $date } in einem Webarchiv
archived-copy-undated = Kopie in einem Webarchiv
archived-copy-caution = Sie kann veraltet sein: Sprechen Sie mit Ihrem Arzt oder Ihrer Ärztin, bevor Sie sich darauf verlassen.
other-aids = { $count ->
    [one] Eine andere Entscheidungshilfe dazu:
   *[other] Andere Entscheidungshilfen dazu:
}
provider-home-newer = Suchen Sie eine neuere auf der Website von { $provider }
provider-home = Auf der Website von { $provider } danach suchen
successor-archived = An ihre Stelle trat diese Entscheidungshilfe, die archiviert ist:
successor-unavailable = An ihre Stelle trat diese Entscheidungshilfe, die zurzeit nicht verfügbar ist:
successor-withdrawn = An ihre Stelle trat diese Entscheidungshilfe, die zurückgezogen wurde:
successor = Nutzen Sie stattdessen diese Entscheidungshilfe:

# Die Startseite ohne Sprache, und die Seite für eine Adresse, die es nicht gibt.
choose-language = Wählen Sie eine Sprache
moved = Diese Seite ist umgezogen
not-found = Seite nicht gefunden
not-found-text = Unter dieser Adresse gibt es keine Seite. Vielleicht ist sie umgezogen.
not-found-home = Zur Liste der Seiten

# Daten.
date = { $day }. { $month } { $year }
month-1 = Januar
month-2 = Februar
month-3 = März
month-4 = April
month-5 = Mai
month-6 = Juni
month-7 = Juli
month-8 = August
month-9 = September
month-10 = Oktober
month-11 = November
month-12 = Dezember

# Die Sprachen, in denen Entscheidungshilfen sind.
in-language = auf { $language }
in-ar = auf Arabisch
in-da = auf Dänisch
in-de = auf Deutsch
in-en = auf Englisch
in-es = auf Spanisch
in-fa = auf Persisch
in-fi = auf Finnisch
in-fr = auf Französisch
in-fy = auf Friesisch
in-hi = auf Hindi
in-it = auf Italienisch
in-ja = auf Japanisch
in-ko = auf Koreanisch
in-nl = auf Niederländisch
in-no = auf Norwegisch
in-pl = auf Polnisch
in-pt = auf Portugiesisch
in-ru = auf Russisch
in-sv = auf Schwedisch
in-tr = auf Türkisch
in-uk = auf Ukrainisch
in-zh = auf Chinesisch
