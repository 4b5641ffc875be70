extension ReportWords {
    static let dutchTeams: [ReportText: String] = [
        // The teams
        .teams: "De teams in cijfers",
        .teamsMost: "“{name}” krijgt de meeste: {share} van {total} {total:aanvraag|aanvragen}",
        .teamsNote:
            """
        Overgenomen: doorgegeven door een ander team. Afgehandeld bij eerste contact: opgelost met hoogstens één \
        antwoord, nooit doorgegeven, nooit heropend. Heropend en teruggestuurd: van de afgeronde aanvragen, welk \
        deel eerder heropend was, en welk deel terugging naar een team dat ze had doorgegeven. Wat heropend is, \
        wordt opnieuw opgelost, en opnieuw geteld.
        """,
        .cameIn: "Overgenomen",
        .contact: "Eerste contact",
        .bounced: "Teruggestuurd",
        .teamsFolded: "De {shown} teams met de meeste aanvragen; in de uitklapbare tabel staan ze alle {all}.",
        .teamWithheld: "Eén team wordt niet getoond, zodat niemand herkend wordt.",
        .teamsWithheld:
            """
        {count} teams worden niet getoond, omdat minder dan {minimum} van hun aanvragen geopend of afgerond zijn, \
        of omdat de andere zo’n team zouden verraden: zodat niemand herkend wordt.
        """,

        // How much there is to do
        .overload: "! overbelast",
        .sign: "Teken",
        .toDo: "Te doen",
        .notTaken: "Nog van niemand",
        .promisedSoon: "Beloofd",
        .comeDaily: "Binnen per dag",
        .doneDaily: "Klaar per dag",
        .load: "Belasting",
        .queueDays: "Dagen werk",
        .workingNone: "Niets wijst erop dat {count:het|een} team te veel te doen heeft",
        .workingOnly: "Het team heeft te veel te doen",
        .workingOne: "“{name}” heeft te veel te doen",
        .workingSome: "{count} van {total} teams hebben te veel te doen",
        .workingNote:
            """
        Toestand op {date}. Te doen: open, en wacht op niemand. Beloofd: binnen de volgende vijf werkdagen, met \
        wat achterstallig is. Binnen en klaar per dag: aanvragen per werkdag, over de laatste acht weken. \
        Belasting: in behandeling, van wat de aanwezigen tegelijk aankunnen. Dagen werk: open ÷ klaar per dag. \
        “!” wijst op te veel werk, met de reden; “?” staat bij wat niet te beoordelen is.
        """,
        .workingFew: "{count} {count:team|teams} met minder dan {minimum} aanvragen {count:wordt|worden} niet getoond.",
        .reasonsOf: "! {name}:",
        .aloneAway: "Het enige lid is afwezig, en er {open:staat|staan} {open} {open:aanvraag|aanvragen} open.",
        .allAway: "Alle {members} leden zijn afwezig, en er {open:staat|staan} {open} {open:aanvraag|aanvragen} open.",
        .present: "de aanwezigen",
        .presentLimited: "de aanwezigen met een limiet",
        .tooMuchLoad:
            "{taken} {taken:aanvraag is|aanvragen zijn} in behandeling; {who} kunnen er {available} tegelijk aan.",
        .tooMuchOfLoad:
            """
        {taken} {taken:aanvraag is|aanvragen zijn} in behandeling; {who} kunnen er {available} tegelijk aan, en \
        meer dan {share}\u{202F}% daarvan is te veel.
        """,
        .growing:
            """
        In {rising} van de laatste {weeks} {weeks:week|weken} kwam er meer binnen dan er klaar was: er \
        {growth:staat|staan} nu {growth} {growth:aanvraag|aanvragen} meer open dan voordien.
        """,
        .growingDays:
            """
        In {rising} van de laatste {weeks} {weeks:week|weken} kwam er meer binnen dan er klaar was: er \
        {growth:staat|staan} nu {growth} {growth:aanvraag|aanvragen} meer open dan voordien, {days} \
        {days:dag|dagen} werk.
        """,
        .promisedTooMuch:
            """
        {promised} {promised:aanvraag is|aanvragen zijn} beloofd binnen {days} {days:werkdag|werkdagen}; ongeveer \
        {possible} {possible:kan|kunnen} in die tijd klaar zijn.
        """,
        .promisedOverdue:
            """
        {promised} {promised:aanvraag is|aanvragen zijn} beloofd binnen {days} {days:werkdag|werkdagen}, waarvan \
        {overdue} achterstallig; ongeveer {possible} {possible:kan|kunnen} in die tijd klaar zijn.
        """,

        // Between teams
        .owing: "Van {total} {total:verplichting|verplichtingen} is {share} op tijd nagekomen",
        .owingOpen:
            """
        {total} {total:verplichting tussen partijen, nog niet te beoordelen|verplichtingen tussen partijen, \
        waarvan nog geen enkele te beoordelen is}
        """,
        .owingNote:
            """
        Wat elke partij de andere verschuldigd was (links) en wat haar verschuldigd was (rechts), van wat in deze \
        periode moest gebeuren. Op tijd, van wat gedaan moest worden: wat vrijgesteld is en wat nog niet hoeft, \
        wordt niet beoordeeld. Elke verplichting heeft twee partijen, en telt aan elke kant één keer.
        """,
        .owedBy: "Moet zij doen",
        .owedTo: "Mag zij verwachten",
        .metInTime: "op tijd",
        .metLate: "te laat, achterstallig of vervallen",
        .notJudged: "vrijgesteld of nog niet nodig",
        .side: "Partij",
        .direction: "Richting",
        .late: "Te laat",
        .excused: "Vrijgesteld",
        .dropped: "Vervallen",
        .overdue: "Achterstallig",
        .onTimeRate: "Op tijd, van wat moest",
        .owingFew:
            """
        {count} {count:verplichting|verplichtingen} van partijen met minder dan {minimum} {count:is|zijn} hier \
        weggelaten, zodat niemand herkend wordt.
        """,
        .serving: "“{from}” vraagt het meest aan “{to}”: {count} van {total} {total:aanvraag|aanvragen}",
        .servingBoth: "“{first}” en “{second}” helpen elkaar.",
        .servingNote: "Wie vraagt (links) en wie helpt (rechts); hoe breder een band, hoe meer aanvragen.",
        .servingShown: "De {shown} grootste van {all} stromen; in de tabel staan ze allemaal.",
        .asks: "Vraagt",
        .serves: "Helpt",
        .owedInReturn: "In ruil verschuldigd",
        .servingFew: "{count} {count:stroom wordt|stromen worden} niet getoond, zodat niemand herkend wordt.",

        // Knowledge
        .knowing: "In {share} van de {total} keer dat er een artikel gelezen werd, volstond dat: er werd niets geopend",
        .knowingBetween:
            """
        In {least} tot {most} van de {total} keer dat er een artikel gelezen werd, volstond dat: er werd niets \
        geopend
        """,
        .knowingRead: "Er werden artikelen gelezen",
        .knowingNote:
            """
        Artikelen zijn {count} keer gelezen door wie een antwoord zocht. Wie binnen een dag geen aanvraag opende, \
        vond misschien een antwoord, of gaf het op. Minstens gevonden: wie zei dat het hielp. Hoogstens gevonden: \
        wie niet zei dat het niet hielp. Nuttig: van wie ja of nee zei.
        """,
        .atLeast: "Gevonden, minstens",
        .atMost: "Gevonden, hoogstens",
        .openedNothing: "Opende niets",
        .helpful: "Nuttig",
        .knowledge: "Kennis",

        // About the report
        .about: "Over deze cijfers",
        .aboutJournal:
            "Ze zijn geteld uit het logboek van de servicedesk, waarin later niets verandert, en noemen niemand.",
        .aboutSpread:
            """
        De mediaan, en wat negen op de tien niet overschrijden, zeggen meer over wachten dan een gemiddelde, dat \
        door één lange wachttijd verschuift. Bij elk cijfer staat over hoeveel het gaat: uit weinig volgt weinig.
        """,
        .aboutKinds:
            """
        Incidenten, serviceverzoeken en problemen tellen mee; wat partijen elkaar verschuldigd zijn, heeft een \
        eigen deel.
        """,
        .missing: "In deze periode is niets vastgelegd van: {parts}.",
        .leftOut:
            """
        Weggelaten, omdat er te veel te tellen is of de periode te lang geleden begon: {parts}. Kies een kortere \
        of latere periode.
        """,
        .partTargets: "doelen van dienstenniveaus",
        .partPromises: "beloften",
        .partObligations: "verplichtingen",
        .partFlows: "dienstenkaart",
        .partKnowledge: "gelezen artikelen",
        .partEstimates: "voorspelde termijnen",
        .partWorkloads: "werk van de teams",
    ]
}
