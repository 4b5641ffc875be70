extension NoticeTemplates {
    static let dutch: [NoticeKind: NoticeTemplate] = [
        .accessOpened: letter(
            "#{number} werd met noodtoegang geopend",
            """
            {actor} heeft aanvraag #{number}, die anders niet zichtbaar is voor {actor}, voor een uur geopend. \
            Reden: {reason}

            Dit staat in het logboek. Verrast het je? Vraag het dan aan {actor}.
            """),
        .onCall: letter(
            "#{number} heeft je nu nodig: {subject}",
            """
            Je hebt wachtdienst, en aanvraag #{number}, {subject}, kwam binnen. Ze is van jou; neem er even een \
            kijkje bij.

            {text}
            """),
        .breach: letter(
            "#{number} is te laat: {subject}",
            """
            Aanvraag #{number}, {subject}, heeft de termijn niet gehaald. Ze is bij {team}, {agent}.
            """),
        .escalated: letter(
            "#{number} vraagt je aandacht: {subject}",
            """
            Aanvraag #{number}, {subject}, werd naar jou geëscaleerd. Ze is bij {team}, {agent}.
            """),
        .warning: letter(
            "#{number} moet binnenkort klaar zijn: {subject}",
            """
            Aanvraag #{number}, {subject}, moet binnenkort klaar zijn: {due}. Ze is bij {team}, {agent}.
            """),
        .resolved: letter(
            "#{number} is opgelost: {subject}",
            """
            {actor} heeft aanvraag #{number}, {subject}, opgelost.

            {text}

            Werkt alles? Dan hoef je niets meer te doen. Zo niet, antwoord gewoon, en ze is weer open.

            {question}
            """),
        .closed: letter(
            "#{number} is afgesloten: {subject}",
            """
            Aanvraag #{number}, {subject}, is nu afgesloten. Ontbreekt er nog iets, dan kun je ze weer openen.
            """),
        .merged: letter(
            "#{number} gaat elders verder: {subject}",
            """
            Aanvraag #{number}, {subject}, gaat over hetzelfde als een andere en loopt daar verder. Er gaat \
            niets verloren.
            """),
        .reopened: letter(
            "#{number} is weer open: {subject}",
            """
            {actor} heeft aanvraag #{number}, {subject}, weer geopend. Reden: {reason}
            """),
        .promiseWithdrawn: letter(
            "#{number} heeft voorlopig geen datum: {subject}",
            """
            Wat we voor aanvraag #{number}, {subject}, beloofden, geldt voorlopig niet: {reason}. Zodra er een \
            nieuwe datum is, laten we het weten.
            """),
        .promiseBroken: letter(
            "#{number} duurt langer dan we zeiden: {subject}",
            """
            Voor aanvraag #{number}, {subject}, hadden we je iets beloofd tegen {due}, en dat is niet gelukt. Dat \
            spijt ons. Ze is niet vergeten: ze ligt bij {team}.
            """),
        .stillWaiting: letter(
            "#{number} wacht nog altijd op jou: {subject}",
            """
            Een kleine herinnering: aanvraag #{number}, {subject}, kan niet verder zonder jou. Een kort antwoord \
            volstaat.
            """),
        .promiseMoved: letter(
            "#{number} heeft een nieuwe datum: {subject}",
            """
            Er is een andere datum voor aanvraag #{number}, {subject}: {reason}. {expectation}
            """),
        .waiting: letter(
            "#{number} wacht op jou: {subject}",
            """
            Aanvraag #{number}, {subject}, kan niet verder zonder jou.

            {text}

            Antwoord gerust wanneer het past.
            """),
        .answered: letter(
            "#{number}: een antwoord op “{subject}”",
            """
            {actor} heeft geschreven over aanvraag #{number}, {subject}:

            {text}
            """),
        .conversation: letter(
            "#{number}: wat er gezegd werd over “{subject}”",
            """
            Dit werd gezegd in het gesprek over aanvraag #{number}, {subject}:

            {text}

            Antwoord gewoon, of open de aanvraag, en het gesprek gaat verder.
            """),
        .message: letter(
            "#{number}: een nieuw bericht bij “{subject}”",
            """
            {actor} heeft geschreven bij aanvraag #{number}, {subject}:

            {text}
            """),
        .assigned: letter(
            "#{number} is van jou: {subject}",
            """
            Aanvraag #{number}, {subject}, is nu van jou.

            {text}
            """),
        .arrived: letter(
            "#{number} kwam bij {team}: {subject}",
            """
            Aanvraag #{number}, {subject}, kwam bij {team}, en nog niemand heeft ze.

            {text}
            """),
        .started: letter(
            "#{number}: er wordt aan gewerkt: {subject}",
            """
            {actor} werkt nu aan aanvraag #{number}, {subject}.
            """),
        .received: letter(
            "#{number}: we hebben je aanvraag “{subject}”",
            """
            Aanvraag #{number}, {subject}, werd op jouw naam geopend. We houden je op de hoogte.

            {expectation}
            """),
        .mentioned: letter(
            "#{number}: {actor} vermeldt je bij “{subject}”",
            """
            {actor} vermeldt je in een notitie bij aanvraag #{number}, {subject}, die alleen het team leest:

            {text}
            """),
        .noted: letter(
            "#{number}: een notitie bij “{subject}”",
            """
            {actor} heeft bij aanvraag #{number}, {subject}, een notitie geschreven die alleen het team leest:

            {text}
            """),
        .reminder: letter(
            "#{number}: een herinnering aan “{subject}”",
            """
            Een vriendelijke herinnering aan aanvraag #{number}, {subject}. Ze zou klaar moeten zijn op {due}.
            """),
        .watching: letter(
            "#{number}: je volgt nu “{subject}”",
            """
            Je volgt aanvraag #{number}, {subject}, vanaf nu en hoort het wanneer er iets gebeurt.
            """),
        .passedOn: letter(
            "#{number} werd doorgegeven: {subject}",
            """
            Aanvraag #{number}, {subject}, is niet meer van jou. Ze is bij {team}, {agent}.
            """),
        .approvalAsked: letter(
            "#{number} vraagt of je akkoord gaat: {subject}",
            """
            {actor} vraagt of je hiermee akkoord gaat, voor aanvraag #{number}, {subject}:

            {text}
            """),
        .approvalConcluded: letter(
            "#{number}: {reason}: {subject}",
            """
            Over het akkoord voor aanvraag #{number}, {subject}, is beslist: {reason}.
            """),
        .thanked: letter(
            "{actor} bedankt je: {subject}",
            """
            {actor} bedankt je voor wat je voor aanvraag #{number}, {subject}, hebt gedaan:

            {text}
            """),
        .surveyAnswered: letter(
            "#{number}: hoe het was: {subject}",
            """
            {actor} zegt hoe tevreden ze zijn over aanvraag #{number}, {subject}: {reason} op 5.

            {text}
            """),
        .teamDigest: letter(
            "{team}: {month} {year}",
            """
            Dit was {month} {year} voor {team}. Niemand wordt gerangschikt.

            Geopend: {opened}
            Opgelost: {resolved}
            Opnieuw geopend: {reopened}
            Nu open: {open}

            Hoe tevreden mensen waren: {rating} op 5. Antwoorden: {answers}

            Hoe tevreden mensen waren, zeggen we niet: te weinig antwoorden, {withheld}

            Wat ze schreven:
            {remarks}

            Bedankt:
            {thanks}

            Verschuldigd door {team}: {owedByTeam}

            Verschuldigd aan {team}: {owedToTeam}
            """),
        .digest: letter(
            "{desk}: berichten ({count})",
            """
            Dit is er gebeurd:

            {list}
            """),
    ]

    private static func letter(_ subject: String, _ text: String) -> NoticeTemplate {
        NoticeTemplate(subject: subject, text: "Dag {reader},\n\n\(text)\n\n{desk}")
    }
}
