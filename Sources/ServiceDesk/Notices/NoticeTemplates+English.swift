extension NoticeTemplates {
    static let english: [NoticeKind: NoticeTemplate] = [
        .accessOpened: letter(
            "#{number} was opened by break-glass",
            """
            {actor} has opened request #{number}, which they may not see otherwise, for an hour. Reason: \
            {reason}

            This is in the journal. If it surprises you, please ask {actor}.
            """),
        .onCall: letter(
            "#{number} needs you now: {subject}",
            """
            You are on call, and request #{number}, {subject}, came in. It is yours; please have a look.

            {text}
            """),
        .breach: letter(
            "#{number} is late: {subject}",
            """
            Request #{number}, {subject}, has missed its target. It is with {team}, {agent}.
            """),
        .escalated: letter(
            "#{number} needs your attention: {subject}",
            """
            Request #{number}, {subject}, was escalated to you. It is with {team}, {agent}.
            """),
        .warning: letter(
            "#{number} is due soon: {subject}",
            """
            Request #{number}, {subject}, should be done soon: {due}. It is with {team}, {agent}.
            """),
        .resolved: letter(
            "#{number} is resolved: {subject}",
            """
            {actor} has resolved request #{number}, {subject}.

            {text}

            Does it work? Then there is nothing left to do. If not, just answer, and it is open again.

            {question}
            """),
        .closed: letter(
            "#{number} is closed: {subject}",
            """
            Request #{number}, {subject}, is closed now. If something is still missing, you can open it again.
            """),
        .merged: letter(
            "#{number} goes on elsewhere: {subject}",
            """
            Request #{number}, {subject}, is about the same as another one, and goes on there. Nothing is \
            lost.
            """),
        .reopened: letter(
            "#{number} is open again: {subject}",
            """
            {actor} has opened request #{number}, {subject}, again. Reason: {reason}
            """),
        .promiseWithdrawn: letter(
            "#{number} has no date for now: {subject}",
            """
            What we promised for request #{number}, {subject}, does not hold for now: {reason}. We will tell you \
            the new date as soon as there is one.
            """),
        .promiseBroken: letter(
            "#{number} takes longer than we said: {subject}",
            """
            We promised you something on request #{number}, {subject}, by {due}, and did not make it. We are sorry. \
            It is not forgotten: it is with {team}.
            """),
        .stillWaiting: letter(
            "#{number} still waits for you: {subject}",
            """
            A friendly reminder: request #{number}, {subject}, cannot go on without you. A short answer is enough.
            """),
        .promiseMoved: letter(
            "#{number} has a new date: {subject}",
            """
            There is another date for request #{number}, {subject}: {reason}. {expectation}
            """),
        .waiting: letter(
            "#{number} waits for you: {subject}",
            """
            Request #{number}, {subject}, cannot go on without you.

            {text}

            Please answer when you can.
            """),
        .answered: letter(
            "#{number}: an answer to “{subject}”",
            """
            {actor} has written about request #{number}, {subject}:

            {text}
            """),
        .conversation: letter(
            "#{number}: what was said about “{subject}”",
            """
            This was said in the conversation about request #{number}, {subject}:

            {text}

            Answer, or open the request, and it goes on.
            """),
        .message: letter(
            "#{number}: a new message on “{subject}”",
            """
            {actor} has written on request #{number}, {subject}:

            {text}
            """),
        .assigned: letter(
            "#{number} is yours: {subject}",
            """
            Request #{number}, {subject}, is yours now.

            {text}
            """),
        .arrived: letter(
            "#{number} came to {team}: {subject}",
            """
            Request #{number}, {subject}, came to {team}, and nobody has it yet.

            {text}
            """),
        .started: letter(
            "#{number}: somebody is at it: {subject}",
            """
            {actor} has taken up request #{number}, {subject}.
            """),
        .received: letter(
            "#{number}: we have your request “{subject}”",
            """
            Request #{number}, {subject}, was opened in your name. We will keep you informed.

            {expectation}
            """),
        .mentioned: letter(
            "#{number}: {actor} mentions you on “{subject}”",
            """
            {actor} mentions you in a note on request #{number}, {subject}, that only the team reads:

            {text}
            """),
        .noted: letter(
            "#{number}: a note on “{subject}”",
            """
            {actor} has written a note on request #{number}, {subject}, that only the team reads:

            {text}
            """),
        .reminder: letter(
            "#{number}: a reminder of “{subject}”",
            """
            A friendly reminder of request #{number}, {subject}. It should be done by {due}.
            """),
        .watching: letter(
            "#{number}: you follow “{subject}” now",
            """
            You follow request #{number}, {subject}, from now on, and hear when something happens.
            """),
        .passedOn: letter(
            "#{number} was passed on: {subject}",
            """
            Request #{number}, {subject}, is no longer yours. It is with {team}, {agent}.
            """),
        .approvalAsked: letter(
            "#{number} asks whether you agree: {subject}",
            """
            {actor} asks whether you agree to this, on request #{number}, {subject}:

            {text}
            """),
        .approvalConcluded: letter(
            "#{number}: {reason}: {subject}",
            """
            What others were asked to agree to on request #{number}, {subject}, is decided: {reason}.
            """),
        .thanked: letter(
            "Thank you, says {actor}: {subject}",
            """
            {actor} thanks you for what you did on request #{number}, {subject}:

            {text}
            """),
        .surveyAnswered: letter(
            "#{number}: how it was: {subject}",
            """
            {actor} says how content they are with request #{number}, {subject}: {reason} of 5.

            {text}
            """),
        .teamDigest: letter(
            "{team}: {month} {year}",
            """
            This is what {month} {year} was for {team}. Nobody is ranked.

            Opened: {opened}
            Resolved: {resolved}
            Opened again: {reopened}
            Open now: {open}

            How content people were: {rating} of 5. Answers: {answers}

            How content people were is not told, so few answered: {withheld}

            What they wrote:
            {remarks}

            Thanks:
            {thanks}

            Owed by {team}: {owedByTeam}

            Owed to {team}: {owedToTeam}
            """),
        .digest: letter(
            "{desk}: news ({count})",
            """
            This is what happened:

            {list}
            """),
    ]

    private static func letter(_ subject: String, _ text: String) -> NoticeTemplate {
        NoticeTemplate(subject: subject, text: "Hello {reader},\n\n\(text)\n\n{desk}")
    }
}
