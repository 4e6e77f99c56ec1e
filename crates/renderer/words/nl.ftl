# De interface in het Nederlands. Elke taal heeft dezelfde berichten; een test vergelijkt ze.

# De taal zelf. `locale` is voor sociale media, `direction` is ltr of rtl.
own-name = Nederlands
direction = ltr
locale = nl_NL

# Rond elke pagina.
skip = Naar de inhoud
languages = Talen

# De lijst van pagina's.
home-description = Informatie over behandelingen, met keuzehulpen die u helpen kiezen.
home-intro = Kies hieronder een pagina. Elke pagina legt de behandelingen in gewone woorden uit en noemt keuzehulpen: hulpmiddelen waarmee u de behandeling kiest die het best bij u past.
home-pages = Pagina’s
home-conditions = Aandoeningen
home-empty = Er zijn nog geen pagina’s over behandelingen in deze taal.
home-feed = Wijzigingen volgen (Atom-feed)
on-page = op de pagina ‘{ $title }’

# Een pagina.
in-this-page = Op deze pagina
section-aids = { $count ->
    [one] Keuzehulp hierover
   *[other] Keuzehulpen hierover
}
section-aids-none = Hierover is nu geen keuzehulp beschikbaar
section-aids-below-doubt = { $count ->
    [one] Aan het eind van deze tekst staat een keuzehulp hierover, maar het is niet zeker of de link nu werkt.
   *[other] Aan het eind van deze tekst staan keuzehulpen hierover, maar het is niet zeker of alle links nu werken.
}
section-aids-below = { $count ->
    [one] Aan het eind van deze tekst staat een keuzehulp hierover.
   *[other] Aan het eind van deze tekst staan keuzehulpen hierover.
}
reviewed = Laatst nagekeken op { $date } door { $by }
next-review = De volgende controle is uiterlijk op { $date }
draft = Dit is een concept. Het staat alleen in het voorbeeld.
as-text = Deze pagina als platte tekst
suggest = Stel een verbetering van deze pagina voor
on-the-web = Deze pagina op internet
addresses = Adressen

# Waar een keuzehulp volgens zijn regel over gaat.
about-treatment-methods = behandelmethoden
about-surgery-or-not = wel of geen operatie
about-medication-or-not = wel of geen medicijnen
about-test-or-not = wel of geen onderzoek
about-screening-or-not = wel of geen screening
several-treatment-methods = meerdere keuzehulpen over de behandelmethoden
several-surgery-or-not = meerdere keuzehulpen over wel of geen operatie
several-medication-or-not = meerdere keuzehulpen over wel of geen medicijnen
several-test-or-not = meerdere keuzehulpen over wel of geen onderzoek
several-screening-or-not = meerdere keuzehulpen over wel of geen screening

# Wat er verder over een keuzehulp staat; naast elkaar, dus zonder hoofdletters of punten.
updated-year = laatst bijgewerkt in { $year }
updated-date = laatst bijgewerkt op { $date }
worked = { $count ->
    [one] link werkte voor het laatst op { $date }
   *[other] links werkten voor het laatst op { $date }
}
is-archived = gearchiveerd
is-unavailable = nu niet beschikbaar
some-withdrawn = { $count } van de { $all } ingetrokken
some-archived = { $count } van de { $all } gearchiveerd
some-unavailable = { $count } van de { $all } nu niet beschikbaar
is-withdrawn = ingetrokken
doubt-unanswered = werkte niet toen die voor het laatst is geprobeerd, op { $date }
doubt-unanswered-undated = werkte niet toen die voor het laatst is geprobeerd
doubt-unsure = niet zeker of de link er nog naartoe gaat, voor het laatst geprobeerd op { $date }
doubt-unsure-undated = niet zeker of de link er nog naartoe gaat
access-open = gratis
access-login = u moet inloggen
access-perhaps-login = misschien moet u inloggen
access-code = u hebt een code nodig
access-contact = u moet de maker erom vragen
access-paid = u moet ervoor betalen
pdf = pdf
open-aid = Open deze keuzehulp
untitled = Keuzehulp { $number }
address = Adres

# Wat een lezer moet weten voor hij een link volgt, in hele zinnen.
notice-dead = Deze keuzehulp is sinds { $date } niet beschikbaar.
notice-changed = Op het adres van deze keuzehulp staat sinds { $date } iets anders. Daarom is er geen link.
notice-withdrawn-there = De aanbieder heeft deze keuzehulp ingetrokken; dat zagen we op { $date }. Daarom is er geen link.
notice-down = De link werkte niet toen die voor het laatst is geprobeerd, op { $date }. Misschien werkt hij nu weer.
notice-archived = Deze keuzehulp is gearchiveerd en wordt niet meer bijgewerkt. Gebruik hem niet meer om te beslissen.
notice-withdrawn = Deze keuzehulp is op { $date } ingetrokken.
notice-withdrawn-undated = Deze keuzehulp is ingetrokken.
notice-unresolved = Het adres van deze keuzehulp is niet bekend.
notice-archived-there = De aanbieder heeft deze keuzehulp gearchiveerd en werkt die niet meer bij; wij zagen dit op { $date }. Gebruik de keuzehulp niet meer om te beslissen.
notice-archived-on = Deze keuzehulp is op { $date } gearchiveerd en wordt niet meer bijgewerkt. Gebruik hem niet meer om te beslissen.
notice-unsure = Toen de link voor het laatst is geprobeerd, op { $date }, was niet zeker of hij nog naar deze keuzehulp gaat.
archived-copy = Kopie van { $date } in een webarchief
archived-copy-undated = Kopie in een webarchief
archived-copy-caution = De kopie kan verouderd zijn: praat met uw arts voordat u erop vertrouwt.
other-aids = { $count ->
    [one] Een andere keuzehulp hierover:
   *[other] Andere keuzehulpen hierover:
}
provider-home-newer = Zoek een nieuwere op de website van { $provider }
provider-home = Zoek hem op de website van { $provider }
successor-archived = Deze keuzehulp is ervoor in de plaats gekomen, maar is gearchiveerd:
successor-unavailable = Deze keuzehulp is ervoor in de plaats gekomen, maar is nu niet beschikbaar:
successor-withdrawn = Deze keuzehulp is ervoor in de plaats gekomen, maar is ingetrokken:
successor = Gebruik in plaats daarvan deze keuzehulp:

# De startpagina zonder taal, en de pagina voor een adres dat niet bestaat.
choose-language = Kies een taal
moved = Deze pagina is verhuisd
not-found = Pagina niet gevonden
not-found-text = Op dit adres staat geen pagina. Misschien is de pagina verhuisd.
not-found-home = Naar de lijst van pagina’s

# Data.
date = { $day } { $month } { $year }
month-1 = januari
month-2 = februari
month-3 = maart
month-4 = april
month-5 = mei
month-6 = juni
month-7 = juli
month-8 = augustus
month-9 = september
month-10 = oktober
month-11 = november
month-12 = december

# De talen waarin keuzehulpen zijn.
in-language = in het { $language }
in-ar = in het Arabisch
in-da = in het Deens
in-de = in het Duits
in-en = in het Engels
in-es = in het Spaans
in-fa = in het Perzisch
in-fi = in het Fins
in-fr = in het Frans
in-fy = in het Fries
in-hi = in het Hindi
in-it = in het Italiaans
in-ja = in het Japans
in-ko = in het Koreaans
in-nl = in het Nederlands
in-no = in het Noors
in-pl = in het Pools
in-pt = in het Portugees
in-ru = in het Russisch
in-sv = in het Zweeds
in-tr = in het Turks
in-uk = in het Oekraïens
in-zh = in het Chinees
