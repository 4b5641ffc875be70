extension ReportWords {
    /// The page in Dutch.
    static let dutch = dutchPage.merging(dutchTeams) { page, _ in page }

    static let dutchPage: [ReportText: String] = [
        // The page
        .reportTitle: "Rapport van de servicedesk",
        .wholeOrganisation: "De hele organisatie",
        .madeFor: "{teams} – gemaakt voor {name}",
        .noTeam: "Geen team",
        .people: "Individuele personen",
        .noDepartment: "Geen afdeling",
        .withheld: "niet getoond",
        .total: "Alle",
        .table: "De cijfers als tabel",
        .nothing: "In deze periode is niets vastgelegd.",
        .back: "Een ander rapport",
        .nothingMore:
            """
        Er werd geen aanvraag geopend of afgerond, er stond er geen open, en er was niets verschuldigd. Kies een \
        andere periode, of andere teams.
        """,
        .period: "{span} ({days} {days:dag|dagen})",
        .span: "Van {first} tot en met {last}",
        .made: "Gemaakt op {date}. Dagen en uren zijn die van {zone}.",
        .pair: "{name}: {value}",
        .and: "en",

        // Numbers and times
        .shareOf: "{share} van {total}",
        .seconds: "{count} s",
        .minutes: "{count} min",
        .hours: "{count} u",
        .hoursMinutes: "{hours} u {minutes}",
        .days: "{count} d",
        .daysHours: "{days} d {hours} u",
        .weeks: "{count} wk",
        .years: "{count} jr",
        .shortMonths: "jan feb mrt apr mei jun jul aug sep okt nov dec",
        .shortWeekdays: "Ma Di Wo Do Vr Za Zo",

        // Words of several parts
        .requests: "Aanvragen",
        .team: "Team",
        .opened: "Geopend",
        .resolved: "Opgelost",
        .open: "Open",
        .reopened: "Heropend",
        .firstAnswer: "Eerste antwoord",
        .nextAnswer: "Volgend antwoord",
        .regularUpdate: "Regelmatig nieuws",
        .resolution: "Oplossing",
        .inTime: "Op tijd",
        .of: "Van",
        .share: "Aandeel",
        .half: "De helft binnen",
        .nineOfTen: "9 op de 10 binnen",

        // At a glance
        .glance: "In één oogopslag",
        .openAtEnd: "Open aan het einde",
        .targetsInTime: "Doelen op tijd gehaald",
        .promisesKept: "Beloften nagekomen",
        .firstContact: "Afgehandeld bij eerste contact",
        .sentBack: "Teruggestuurd naar een team",
        .perDay: "{count} per dag",
        .closedNone: "geen gesloten zonder oplossing",
        .closedSome: "en {count} gesloten zonder oplossing",
        .sinceSame: "evenveel als aan het begin",
        .since: "{change} sinds het begin",
        .spread: "de helft van {count}; negen op de tien binnen {time}",
        .ofCount: "van {count}",

        // When requests come
        .peak: "Het drukste uur is {weekday} van {from} tot {to} uur: {count} van {total} {total:aanvraag|aanvragen}",
        .peakEqual: "Geen uur is het drukste: {hours} uren hebben elk {count} van {total} {total:aanvraag|aanvragen}",
        .peakNote:
            """
        Hoeveel aanvragen geopend of heropend zijn, per weekdag en uur van de dag. Hoe sterker een vak, hoe meer; \
        in elk staat het aantal.
        """,
        .peakEmpty: "Een leeg vak had er geen.",
        .fewer: "minder",
        .more: "meer",
        .hour: "Uur",
        .cameDay: "Binnengekomen aanvragen per dag: gemiddeld {mean}, {most} {when}",
        .cameWeek: "Binnengekomen aanvragen per week: gemiddeld {mean}, {most} {when}",
        .cameMonth: "Binnengekomen aanvragen per maand: gemiddeld {mean}, {most} {when}",
        .onDay: "op {date}",
        .inWeek: "in de week van {date}",
        .inMonth: "in {month}",
        .cameDayNote: "Aanvragen die elke dag geopend of heropend zijn, {total} in totaal.",
        .cameWeekNote:
            """
        Aanvragen die elke week geopend of heropend zijn, {total} in totaal. De eerste en de laatste week zijn \
        misschien niet volledig; het gemiddelde telt dagen.
        """,
        .cameMonthNote:
            """
        Aanvragen die elke maand geopend of heropend zijn, {total} in totaal. De eerste en de laatste maand zijn \
        misschien niet volledig; het gemiddelde telt dagen.
        """,
        .backlogRose: "Het aantal open aanvragen steeg tot {most} op {date}, en daalde daarna tot {after}",
        .backlogSame: "Aan het einde stonden er evenveel aanvragen open als aan het begin: {after}",
        .backlogGrew: "Het aantal open aanvragen steeg van {before} naar {after}",
        .backlogShrank: "Het aantal open aanvragen daalde van {before} naar {after}",
        .backlogDayNote:
            """
        Aanvragen die aan het einde van elke dag open stonden. Het hoogste aantal was {most}, op {date}. Wat \
        teams elkaar verschuldigd zijn, telt hier niet mee.
        """,
        .backlogWeekNote:
            """
        Aanvragen die aan het einde van elke week open stonden. Het hoogste aantal was {most}, op {date}. Wat \
        teams elkaar verschuldigd zijn, telt hier niet mee.
        """,
        .atStart: "Aan het begin: {count}",
        .day: "Dag",
        .from: "Vanaf",
        .came: "Binnengekomen",

        // In time
        .goal: "beoogd: {share}",
        .hatched: "Gearceerd: minder dan beoogd.",
        .inTimeOnly: "{name}: {share} op tijd, van {total}",
        .inTimeAll: "Alle {total} doelen zijn in minstens {goal} van de gevallen op tijd gehaald",
        .inTimeSome: "{count} van {total} doelen {count:is|zijn} in minstens {goal} van de gevallen op tijd gehaald",
        .inTimeFew: "{count} {count:doel|doelen} met minder dan {minimum} klokken: alleen in de tabel.",
        .inTimeLeast: "“{name}” is het minst vaak op tijd: {share} van {total}",
        .inTimeNote:
            """
        Klokken van dienstenniveaus die op tijd stopten, van alle die stopten of waarvan de tijd op was: {total} \
        in totaal. Een klok die nog op tijd loopt, telt niet mee.
        """,
        .target: "Doel",
        .promised: "Beloofd",
        .kept: "Nagekomen",
        .promises: "{share} van {total} {total:belofte|beloften} is nagekomen",
        .promisesNote:
            """
        Wie iets vraagt, krijgt een datum beloofd voor het antwoord en een voor de oplossing. Nagekomen, van alle \
        die nagekomen of gebroken zijn: {total} in totaal. Wat op tijd en met een reden verschoven is, wordt \
        beoordeeld naar de nieuwe datum.
        """,
        .promisedAnswer: "Een antwoord",
        .promisedResolution: "De oplossing",
        .foretold: "Voorspeld voor 80\u{202F}%",
        .foretoldHeld: "{share} van {total} voorspelde {total:termijn|termijnen} is uitgekomen",
        .foretoldNote:
            """
        Voorspeld voor 80\u{202F}%: van de intervallen waarin acht op de tien aanvragen opgelost zouden worden, \
        volgens wat bij het openen bekend was, het deel dat uitkwam. Hoe dichter bij 80\u{202F}% (streepjeslijn), \
        hoe beter.
        """,

        // How long it takes
        .inHands: "Bij het team",
        .wallTime: "Alle uren meegeteld",
        .teamTime: "Binnen de uren van de teams",
        .time: "Tijd",
        .measured: "Gemeten",
        .resolvedAll: "Negen op de tien aanvragen zijn opgelost binnen {ninetieth}",
        .resolvedHalf: "De helft van de aanvragen is opgelost binnen {median}, negen op de tien binnen {ninetieth}",
        .answeredAll: "Negen op de tien eerste antwoorden kwamen binnen {ninetieth}",
        .answeredHalf: "De helft van de eerste antwoorden kwam binnen {median}, negen op de tien binnen {ninetieth}",
        .rangeNote:
            """
        Van de stip (de helft duurde niet langer) tot het streepje (negen op de tien duurden niet langer). De \
        schaal is niet gelijkmatig: elk merkteken is enkele keren zo lang als het vorige.
        """,
        .answerNote: "Een eerste antwoord is het eerste bericht van iemand die de aanvraag behandelt.",
        .handsNote: "In de tijd bij het team telt het wachten op anderen niet mee.",
        .hoursNote: "“Binnen de uren van de teams” telt alleen die uren, en laat teams weg die er geen hebben.",
        .fewTimes: "Tijden van minder dan {minimum} aanvragen zijn weggelaten.",
        .quickest:
            "De helft van de aanvragen wordt opgelost binnen {median} bij “{first}”, en binnen {slow} bij “{last}”",
        .teamTimes: "De tijden van de teams",
        .teamTimesNote:
            "Van de helft tot negen op de tien van de aanvragen die elk team oploste of een eerste antwoord gaf.",
        .inWallTime: "Alle uren meegeteld.",
        .inTeamTime: "Binnen de uren van elk team.",
        .teamsDiffer:
            "Aanvragen verschillen van team tot team: dit vergelijkt wat men mag verwachten, niet wie goed werkt.",
        .teamsShown: "De {shown} teams met de meeste aanvragen; in de tabel staan ze alle {all}.",
        .waits: "{share} van de tijd lag een aanvraag bij haar eigen team",
        .waitsNote:
            """
        Alle tijd van het openen tot de oplossing van {count} {count:opgeloste aanvraag|opgeloste aanvragen}, \
        volgens op wie of wat elk ervan wachtte.
        """,
        .waitsHoursNote:
            """
        Alle tijd van het openen tot de oplossing van {count} {count:opgeloste aanvraag|opgeloste aanvragen}, \
        volgens op wie of wat elk ervan wachtte, binnen de uren van de teams.
        """,
        .own: "Bij het team",
        .cause: "Waar de tijd bleef",
        .mean: "Gemiddelde hiervan",
        .timeShare: "Aandeel van de tijd",
        .causeNobody: "Nog van niemand",
        .causeRequester: "Wacht op de aanvrager",
        .causeSupplier: "Wacht op een leverancier",
        .causeOtherTeam: "Bij een ander team",
        .causeInformation: "Wacht op een antwoord",
        .causeChange: "Wacht op een wijziging",
        .causeProblem: "Wacht op bekend probleem",
        .causeApproval: "Wacht op een akkoord",
        .causeDate: "Wacht op afgesproken datum",
        .causeEvidence: "Wacht op bewijs",
    ]
}
