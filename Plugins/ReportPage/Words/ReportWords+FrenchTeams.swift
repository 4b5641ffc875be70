extension ReportWords {
    static let frenchTeams: [ReportText: String] = [
        // The teams
        .teams: "Les équipes en chiffres",
        .teamsMost: "« {name} » en reçoit le plus : {share} de {total} {total:demande|demandes}",
        .teamsNote:
            """
        Reçues : transmises par une autre équipe. Réglées au premier contact : résolues avec une réponse au plus, \
        jamais transmises, jamais rouvertes. Rouvertes et renvoyées : parmi celles qui ont pris fin, la part \
        rouverte auparavant, et la part rendue à une équipe qui l’avait transmise. Ce qui est rouvert est résolu \
        de nouveau, et compté de nouveau.
        """,
        .cameIn: "Reçues",
        .contact: "Premier contact",
        .bounced: "Renvoyées",
        .teamsFolded: "Les {shown} équipes qui ont le plus de demandes ; le tableau replié les montre toutes ({all}).",
        .teamWithheld: "Une équipe est masquée, pour que personne ne soit reconnu.",
        .teamsWithheld:
            """
        {count} équipes sont masquées, car moins de {minimum} de leurs demandes ont été ouvertes ou terminées, ou \
        parce que les autres trahiraient une telle équipe : pour que personne ne soit reconnu.
        """,

        // How much there is to do
        .overload: "! surcharge",
        .sign: "Signe",
        .toDo: "À faire",
        .notTaken: "Non attribuées",
        .promisedSoon: "Promises",
        .comeDaily: "Arrivées par jour",
        .doneDaily: "Faites par jour",
        .load: "Charge",
        .queueDays: "Jours de travail",
        .workingNone: "Rien ne dit {count:que l’équipe|qu’une équipe} ait trop à faire",
        .workingOnly: "L’équipe a trop à faire",
        .workingOne: "« {name} » a trop à faire",
        .workingSome: "{count} équipes sur {total} ont trop à faire",
        .workingNote:
            """
        Situation du {date}. À faire : en cours, et n’attendant personne. Promises : dans les cinq prochains \
        jours de service, avec celles qui sont échues. Arrivées et faites par jour : demandes par jour de \
        service, sur les huit dernières semaines. Charge : en traitement, par rapport à ce que les présents \
        peuvent traiter à la fois. Jours de travail : en cours ÷ faites par jour. « ! » signale qu’il y a trop à \
        faire, avec la raison ; « ? » est pour ce que rien ne permet de juger.
        """,
        .workingFew: "{count} {count:équipe|équipes} de moins de {minimum} demandes {count:est masquée|sont masquées}.",
        .reasonsOf: "! {name} :",
        .aloneAway: "Le seul membre est absent, et {open} {open:demande est|demandes sont} en cours.",
        .allAway: "Les {members} membres sont tous absents, et {open} {open:demande est|demandes sont} en cours.",
        .present: "les présents",
        .presentLimited: "les présents qui ont une limite",
        .tooMuchLoad:
            "{taken} {taken:demande est|demandes sont} en traitement ; {who} peuvent en traiter {available} à la fois.",
        .tooMuchOfLoad:
            """
        {taken} {taken:demande est|demandes sont} en traitement ; {who} peuvent en traiter {available} à la fois, \
        et c’est trop au-delà de {share} %.
        """,
        .growing:
            """
        Plus d’arrivées que de demandes faites pendant {rising} {rising:semaine|semaines} sur {weeks} : {growth} \
        {growth:demande|demandes} de plus {growth:est|sont} en cours.
        """,
        .growingDays:
            """
        Plus d’arrivées que de demandes faites pendant {rising} {rising:semaine|semaines} sur {weeks} : {growth} \
        {growth:demande|demandes} de plus {growth:est|sont} en cours, soit {days} {days:jour|jours} de travail.
        """,
        .promisedTooMuch:
            """
        {promised} {promised:demande est promise|demandes sont promises} dans {days} {days:jour|jours} de service \
        ; environ {possible} {possible:peut être faite|peuvent être faites} d’ici là.
        """,
        .promisedOverdue:
            """
        {promised} {promised:demande est promise|demandes sont promises} dans {days} {days:jour|jours} de \
        service, dont {overdue} {overdue:échue|échues} ; environ {possible} {possible:peut être faite|peuvent \
        être faites} d’ici là.
        """,

        // Between teams
        .owing: "Sur {total} {total:obligation due|obligations dues}, {share} ont été remplies à temps",
        .owingOpen:
            """
        {total} {total:obligation entre parties, pas encore à juger|obligations entre parties, dont aucune n’est \
        encore à juger}
        """,
        .owingNote:
            """
        Ce que chaque partie devait aux autres (à gauche) et ce qui lui était dû (à droite), de ce qui arrivait à \
        échéance pendant cette période. À temps, de ce qui devait être fait : ce qui a été excusé et ce qui n’est \
        pas encore échu n’est pas jugé. Chaque obligation a deux parties, et est comptée une fois de chaque côté.
        """,
        .owedBy: "Elle doit",
        .owedTo: "On lui doit",
        .metInTime: "à temps",
        .metLate: "en retard, échues ou abandonnées",
        .notJudged: "excusées ou pas encore échues",
        .side: "Partie",
        .direction: "Sens",
        .late: "En retard",
        .excused: "Excusées",
        .dropped: "Abandonnées",
        .overdue: "Échues",
        .onTimeRate: "Part à temps",
        .owingFew:
            """
        {count} {count:obligation|obligations} de parties qui en ont moins de {minimum} {count:est laissée|sont \
        laissées} de côté ici, pour que personne ne soit reconnu.
        """,
        .serving: "« {from} » demande le plus à « {to} » : {count} {count:demande|demandes} sur {total}",
        .servingBoth: "« {first} » et « {second} » s’entraident.",
        .servingNote:
            "Qui demande (à gauche) et qui aide (à droite) ; plus une bande est large, plus il y a de demandes.",
        .servingShown: "Les {shown} plus grands flux sur {all} ; le tableau les montre tous.",
        .asks: "Demande",
        .serves: "Aide",
        .owedInReturn: "Dû en retour",
        .servingFew: "{count} {count:flux est masqué|flux sont masqués}, pour que personne ne soit reconnu.",

        // Knowledge
        .knowing: "{share} des lectures d’articles ont suffi, et rien n’a été ouvert ensuite, sur {total}",
        .knowingBetween:
            "Entre {least} et {most} des lectures d’articles ont suffi, et rien n’a été ouvert ensuite, sur {total}",
        .knowingRead: "Des articles ont été lus",
        .knowingNote:
            """
        Des articles ont été lus {count} fois par des personnes qui cherchaient une réponse. Qui n’a pas ouvert \
        de demande dans la journée a peut-être trouvé, ou abandonné. Ont trouvé, au moins, ceux qui ont dit que \
        cela les avait aidés ; au plus, ceux qui n’ont pas dit le contraire. Utile : parmi ceux qui ont dit oui \
        ou non.
        """,
        .atLeast: "Ont trouvé, au moins",
        .atMost: "Ont trouvé, au plus",
        .openedNothing: "N’ont rien ouvert",
        .helpful: "Utile",
        .knowledge: "Connaissances",

        // About the report
        .about: "À propos de ces chiffres",
        .aboutJournal:
            """
        Ils sont comptés d’après le journal du service desk, où rien n’est changé après coup, et ne nomment \
        personne.
        """,
        .aboutSpread:
            """
        La médiane, et ce que neuf sur dix ne dépassent pas, en disent plus sur l’attente qu’une moyenne, qu’une \
        seule longue attente suffit à déplacer. Chaque chiffre dit sur combien il porte : de peu, on ne peut \
        guère conclure.
        """,
        .aboutKinds:
            """
        Les incidents, les demandes de service et les problèmes sont comptés ; ce que les parties se doivent a \
        une section à part.
        """,
        .missing: "Rien n’a été enregistré pendant cette période en ce qui concerne : {parts}.",
        .leftOut:
            """
        Laissé de côté, car il y en a trop à compter ou la période commence il y a trop longtemps : {parts}. \
        Choisissez une période plus courte ou plus récente.
        """,
        .partTargets: "objectifs des niveaux de service",
        .partPromises: "promesses",
        .partObligations: "obligations",
        .partFlows: "carte des services",
        .partKnowledge: "articles lus",
        .partEstimates: "délais prévus",
        .partWorkloads: "travail des équipes",
    ]
}
