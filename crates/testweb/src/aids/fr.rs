//! Aids in French.

use super::Aid;

const fn aid(subject: &'static str, title: &'static str, text: &'static [&'static str]) -> Aid {
    Aid { subject, title, language: "fr", text }
}

pub(crate) static LOMBALGIE: Aid = aid(
    "Lombalgie",
    "Lombalgie : faut-il passer une radiographie ?",
    &[
        "La lombalgie est un mal de dos situé dans le bas du dos. Le plus souvent aucune cause n'est trouvée et la douleur disparaît en quelques semaines.",
        "Une radiographie montre souvent des anomalies sans rapport avec la douleur. Elle est utile lorsque le médecin soupçonne une fracture ou une infection.",
        "Rester actif soulage plus que le repos au lit. Les antidouleurs peuvent aider pendant quelques jours.",
    ],
);

pub(crate) static HERNIE: Aid = aid(
    "Hernie discale",
    "Hernie discale : opération ou traitement sans chirurgie ?",
    &[
        "Dans une hernie discale, le disque appuie sur un nerf et la douleur descend dans la jambe. Souvent elle guérit d'elle-même en quelques semaines.",
        "L'opération soulage plus vite. Après un an, la différence avec les personnes non opérées est faible.",
        "Parlez avec votre médecin de ce qui compte le plus pour vous avant de décider.",
    ],
);

pub(crate) static SCOLIOSE_FR: Aid = aid(
    "Scoliose",
    "Scoliose de l'enfant : corset ou chirurgie ?",
    &[
        "Dans la scoliose, la colonne vertébrale se courbe sur le côté. Une courbure légère est seulement surveillée.",
        "Le corset peut empêcher la courbure d'augmenter pendant la croissance. La chirurgie redresse et bloque une partie de la colonne.",
        "Prenez le temps de discuter de ces choix avec votre enfant et avec le chirurgien.",
    ],
);

pub(crate) static DEPISTAGE: Aid = aid(
    "Dépistage du cancer du sein",
    "Dépistage du cancer du sein : participer ou non ?",
    &[
        "Le dépistage par mammographie permet de découvrir certains cancers du sein plus tôt. Sur mille femmes invitées pendant vingt ans, quelques-unes évitent ainsi un décès.",
        "D'autres femmes sont traitées pour un cancer qui n'aurait jamais posé de problème. Une alerte peut aussi se révéler fausse.",
        "Participer ou ne pas participer sont deux choix possibles.",
    ],
);
