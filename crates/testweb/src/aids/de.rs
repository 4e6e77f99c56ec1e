//! Aids in German.

use super::Aid;

const fn aid(subject: &'static str, title: &'static str, text: &'static [&'static str]) -> Aid {
    Aid { subject, title, language: "de", text }
}

pub(crate) static KREUZSCHMERZ: Aid = aid(
    "Kreuzschmerzen",
    "Entscheidungshilfe Kreuzschmerzen: Brauche ich eine Röntgenaufnahme?",
    &[
        "Kreuzschmerzen vergehen meist innerhalb weniger Wochen von selbst. Bei den meisten Menschen wird keine Ursache gefunden, und das ist kein schlechtes Zeichen.",
        "Eine Röntgenaufnahme zeigt oft Veränderungen, die mit den Schmerzen nichts zu tun haben. Sie ist sinnvoll, wenn die Ärztin einen Bruch oder eine Entzündung vermutet.",
        "Bewegung hilft mehr als Bettruhe. Schmerzmittel können das Bewegen für einige Tage leichter machen.",
    ],
);

pub(crate) static BANDSCHEIBE: Aid = aid(
    "Bandscheibenvorfall",
    "Bandscheibenvorfall: Operieren oder abwarten?",
    &[
        "Bei einem Bandscheibenvorfall drückt Gewebe aus der Bandscheibe auf einen Nerv. Der Schmerz zieht oft bis ins Bein.",
        "Nach sechs Wochen geht es den meisten Menschen auch ohne Operation besser. Eine Operation lindert die Schmerzen schneller, hat aber eigene Risiken.",
        "Besprechen Sie mit Ihrem Arzt, was Ihnen wichtig ist: schnelle Linderung oder möglichst kein Eingriff.",
    ],
);

pub(crate) static SKOLIOSE: Aid = aid(
    "Skoliose",
    "Skoliose: Korsett oder Operation?",
    &[
        "Bei einer Skoliose ist die Wirbelsäule zur Seite verbogen. Leichte Formen werden nur beobachtet.",
        "Ein Korsett kann verhindern, dass die Krümmung zunimmt. Eine Operation richtet die Wirbelsäule auf und versteift einen Teil davon.",
        "Die Entscheidung hängt vom Alter, vom Grad der Krümmung und von Ihren Wünschen ab.",
    ],
);

pub(crate) static DEPRESSION: Aid = aid(
    "Depression",
    "Depression: Welche Behandlung passt zu mir?",
    &[
        "Eine Depression ist mehr als ein Tief. Gespräche mit einer Therapeutin und Medikamente helfen etwa gleich vielen Menschen.",
        "Medikamente wirken nach zwei bis vier Wochen und können Übelkeit oder Unruhe auslösen. Auf einen Therapieplatz muss man oft warten.",
        "Bei leichten Formen genügt manchmal aktives Abwarten mit Bewegung und Begleitung.",
    ],
);
