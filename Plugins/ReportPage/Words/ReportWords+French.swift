extension ReportWords {
    /// The page in French, with plain blanks; those that do not break are put where they belong later.
    static let french = frenchPage.merging(frenchTeams) { page, _ in page }.withFrenchBlanks

    static let frenchPage: [ReportText: String] = [
        // The page
        .reportTitle: "Rapport du service desk",
        .wholeOrganisation: "Toute l’organisation",
        .madeFor: "{teams} – établi pour {name}",
        .noTeam: "Sans équipe",
        .people: "Des personnes",
        .noDepartment: "Sans département",
        .withheld: "masqué",
        .total: "Toutes",
        .table: "Les chiffres en tableau",
        .nothing: "Rien n’a été enregistré pendant cette période.",
        .back: "Un autre rapport",
        .nothingMore:
            """
        Aucune demande n’a été ouverte, terminée ou en cours, et rien n’était dû. Choisissez une autre période, \
        ou d’autres équipes.
        """,
        .period: "{span} ({days} {days:jour|jours})",
        .span: "Du {first} au {last}",
        .made: "Établi le {date}. Les jours et les heures sont ceux de {zone}.",
        .pair: "{name} : {value}",
        .and: "et",

        // Numbers and times
        .shareOf: "{share} de {total}",
        .seconds: "{count} s",
        .minutes: "{count} min",
        .hours: "{count} h",
        .hoursMinutes: "{hours} h {minutes}",
        .days: "{count} j",
        .daysHours: "{days} j {hours} h",
        .weeks: "{count} sem.",
        .years: "{count} {count:an|ans}",
        .shortMonths: "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.",
        .shortWeekdays: "Lun Mar Mer Jeu Ven Sam Dim",

        // Words of several parts
        .requests: "Demandes",
        .team: "Équipe",
        .opened: "Ouvertes",
        .resolved: "Résolues",
        .open: "En cours",
        .reopened: "Rouvertes",
        .firstAnswer: "Première réponse",
        .nextAnswer: "Réponse suivante",
        .regularUpdate: "Des nouvelles régulières",
        .resolution: "Solution",
        .inTime: "À temps",
        .of: "Sur",
        .share: "Part",
        .half: "La moitié en",
        .nineOfTen: "Neuf sur dix en",

        // At a glance
        .glance: "En un coup d’œil",
        .openAtEnd: "En cours à la fin",
        .targetsInTime: "Objectifs atteints à temps",
        .promisesKept: "Promesses tenues",
        .firstContact: "Réglées au premier contact",
        .sentBack: "Renvoyées à une équipe",
        .perDay: "{count} par jour",
        .closedNone: "aucune close sans solution",
        .closedSome: "et {count} {count:close|closes} sans solution",
        .sinceSame: "comme au début",
        .since: "{change} depuis le début",
        .spread: "la moitié de {count} ; neuf sur dix en {time}",
        .ofCount: "sur {count}",

        // When requests come
        .peak:
            """
        L’heure la plus chargée est le {weekday} de {from} à {to} h : {count} {count:demande|demandes} sur \
        {total}
        """,
        .peakEqual:
            """
        Aucune heure n’est la plus chargée : {hours} heures ont chacune {count} {count:demande|demandes} sur \
        {total}
        """,
        .peakNote:
            """
        Combien de demandes ont été ouvertes ou rouvertes, par jour de la semaine et par heure. Plus une case est \
        marquée, plus il y en a ; chacune porte son nombre.
        """,
        .peakEmpty: "Une case vide n’en a eu aucune.",
        .fewer: "moins",
        .more: "plus",
        .hour: "Heure",
        .cameDay: "Demandes arrivées par jour : {mean} en moyenne, {most} {when}",
        .cameWeek: "Demandes arrivées par semaine : {mean} en moyenne, {most} {when}",
        .cameMonth: "Demandes arrivées par mois : {mean} en moyenne, {most} {when}",
        .onDay: "le {date}",
        .inWeek: "la semaine du {date}",
        .inMonth: "en {month}",
        .cameDayNote: "Demandes ouvertes ou rouvertes chaque jour, {total} en tout.",
        .cameWeekNote:
            """
        Demandes ouvertes ou rouvertes chaque semaine, {total} en tout. La première et la dernière semaine ne \
        sont peut-être pas entières ; la moyenne compte les jours.
        """,
        .cameMonthNote:
            """
        Demandes ouvertes ou rouvertes chaque mois, {total} en tout. Le premier et le dernier mois ne sont \
        peut-être pas entiers ; la moyenne compte les jours.
        """,
        .backlogRose: "Le nombre de demandes en cours est monté à {most} le {date}, puis redescendu à {after}",
        .backlogSame: "Autant de demandes étaient en cours à la fin qu’au début : {after}",
        .backlogGrew: "Le nombre de demandes en cours est monté de {before} à {after}",
        .backlogShrank: "Le nombre de demandes en cours est descendu de {before} à {after}",
        .backlogDayNote:
            """
        Demandes en cours à la fin de chaque jour. Le maximum a été de {most}, le {date}. Ce que les équipes se \
        doivent n’est pas compté ici.
        """,
        .backlogWeekNote:
            """
        Demandes en cours à la fin de chaque semaine. Le maximum a été de {most}, le {date}. Ce que les équipes \
        se doivent n’est pas compté ici.
        """,
        .atStart: "Au début : {count}",
        .day: "Jour",
        .from: "À partir du",
        .came: "Arrivées",

        // In time
        .goal: "visé : {share}",
        .hatched: "Hachuré : sous le niveau visé.",
        .inTimeOnly: "{name} : {share} à temps, sur {total}",
        .inTimeAll: "Les {total} objectifs ont tous été atteints à temps dans au moins {goal} des cas",
        .inTimeSome:
            """
        {count} {count:objectif|objectifs} sur {total} {count:a été atteint|ont été atteints} à temps dans au \
        moins {goal} des cas
        """,
        .inTimeFew: "{count} {count:objectif|objectifs} de moins de {minimum} horloges : dans le tableau seulement.",
        .inTimeLeast: "« {name} » est le moins souvent à temps : {share} de {total}",
        .inTimeNote:
            """
        Horloges des niveaux de service arrêtées à temps, parmi celles qui se sont arrêtées ou dont le délai est \
        épuisé : {total} en tout. Une horloge qui court encore à temps n’est pas comptée.
        """,
        .target: "Objectif",
        .promised: "Promis",
        .kept: "Tenues",
        .promises: "{share} des promesses ont été tenues, sur {total}",
        .promisesNote:
            """
        On promet à chaque demandeur une date pour la réponse et une pour la solution. Tenues, parmi celles qui \
        ont été tenues ou rompues : {total} en tout. Ce qui a été déplacé à temps, avec une raison, est jugé \
        d’après sa nouvelle date.
        """,
        .promisedAnswer: "Une réponse",
        .promisedResolution: "La solution",
        .foretold: "Prévu à 80 %",
        .foretoldHeld: "{share} des délais prévus se sont vérifiés, sur {total}",
        .foretoldNote:
            """
        Prévu à 80 % : parmi les intervalles dans lesquels huit demandes sur dix devaient être résolues, d’après \
        ce qu’on savait à leur ouverture, ceux qui se sont vérifiés. Plus c’est proche de 80 % (en tirets), mieux \
        c’est.
        """,

        // How long it takes
        .inHands: "Chez l’équipe",
        .wallTime: "Toutes heures comprises",
        .teamTime: "Pendant les heures des équipes",
        .time: "Délai",
        .measured: "Mesuré",
        .resolvedAll: "Neuf demandes sur dix ont été résolues en {ninetieth} au plus",
        .resolvedHalf: "La moitié des demandes ont été résolues en {median} au plus, neuf sur dix en {ninetieth}",
        .answeredAll: "Neuf premières réponses sur dix sont venues en {ninetieth} au plus",
        .answeredHalf: "La moitié des premières réponses sont venues en {median} au plus, neuf sur dix en {ninetieth}",
        .rangeNote:
            """
        Du point (la moitié n’a pas duré plus longtemps) à la barre (neuf sur dix n’ont pas duré plus longtemps). \
        L’échelle n’est pas régulière : chaque repère vaut plusieurs fois le précédent.
        """,
        .answerNote: "La première réponse est le premier message de quelqu’un qui traite la demande.",
        .handsNote: "Le temps chez l’équipe ne compte pas ce qu’il a fallu attendre d’autres.",
        .hoursNote:
            """
        « Pendant les heures des équipes » ne compte que ces heures, et laisse de côté les équipes qui n’en ont \
        pas.
        """,
        .fewTimes: "Les délais de moins de {minimum} demandes sont laissés de côté.",
        .quickest:
            "La moitié des demandes sont résolues en {median} au plus chez « {first} », et en {slow} chez « {last} »",
        .teamTimes: "Les délais des équipes",
        .teamTimesNote:
            """
        De la moitié à neuf sur dix des demandes que chaque équipe a résolues, ou auxquelles elle a donné une \
        première réponse.
        """,
        .inWallTime: "Toutes heures comprises.",
        .inTeamTime: "Pendant les heures de chaque équipe.",
        .teamsDiffer:
            """
        Les demandes diffèrent d’une équipe à l’autre : ceci compare ce à quoi on peut s’attendre, et non qui \
        travaille bien.
        """,
        .teamsShown: "Les {shown} équipes qui ont le plus de demandes ; le tableau les montre toutes ({all}).",
        .waits: "{share} du temps, une demande était chez son équipe",
        .waitsNote:
            """
        Tout le temps de l’ouverture à la solution de {count} {count:demande résolue|demandes résolues}, selon ce \
        ou ceux que chacune attendait.
        """,
        .waitsHoursNote:
            """
        Tout le temps de l’ouverture à la solution de {count} {count:demande résolue|demandes résolues}, selon ce \
        ou ceux que chacune attendait, pendant les heures des équipes.
        """,
        .own: "Chez l’équipe",
        .cause: "Où le temps est passé",
        .mean: "Leur moyenne",
        .timeShare: "Part du temps",
        .causeNobody: "Pas encore attribuée",
        .causeRequester: "Attente du demandeur",
        .causeSupplier: "Attente d’un fournisseur",
        .causeOtherTeam: "Chez une autre équipe",
        .causeInformation: "Attente d’une réponse",
        .causeChange: "Attente d’un changement",
        .causeProblem: "Attente d’un problème connu",
        .causeApproval: "Attente d’un accord",
        .causeDate: "Attente d’une date convenue",
        .causeEvidence: "Attente d’une preuve",
    ]
}
