extension NoticeTemplates {
    static let french: [NoticeKind: NoticeTemplate] = [
        .accessOpened: letter(
            "Nº {number} : accès d’urgence",
            """
            {actor} a ouvert pour une heure la demande nº {number}, qui ne lui est pas accessible d’habitude. \
            Motif : {reason}

            C’est inscrit au journal. Si cela vous surprend, parlez-en avec {actor}.
            """),
        .onCall: letter(
            "Nº {number} : on a besoin de vous maintenant : {subject}",
            """
            Vous êtes de garde, et la demande nº {number}, {subject}, vient d’arriver. Elle vous est confiée ; merci \
            d’y jeter un œil.

            {text}
            """),
        .breach: letter(
            "Nº {number} est en retard : {subject}",
            """
            La demande nº {number}, {subject}, a dépassé son délai. Elle est chez {team}, {agent}.
            """),
        .escalated: letter(
            "Nº {number} requiert votre attention : {subject}",
            """
            La demande nº {number}, {subject}, vous est transmise pour décision. Elle est chez {team}, \
            {agent}.
            """),
        .warning: letter(
            "Nº {number} arrive à échéance : {subject}",
            """
            La demande nº {number}, {subject}, devrait bientôt être réglée : {due}. Elle est chez {team}, \
            {agent}.
            """),
        .resolved: letter(
            "Nº {number} est résolue : {subject}",
            """
            {actor} a résolu la demande nº {number}, {subject}.

            {text}

            Tout fonctionne ? Alors il n’y a plus rien à faire. Sinon, répondez simplement, et elle est \
            rouverte.

            {question}
            """),
        .closed: letter(
            "Nº {number} est clôturée : {subject}",
            """
            La demande nº {number}, {subject}, est maintenant clôturée. S’il manque encore quelque chose, vous \
            pouvez la rouvrir.
            """),
        .merged: letter(
            "Nº {number} continue ailleurs : {subject}",
            """
            La demande nº {number}, {subject}, porte sur la même chose qu’une autre et continue là-bas. Rien \
            n’est perdu.
            """),
        .reopened: letter(
            "Nº {number} est rouverte : {subject}",
            """
            {actor} a rouvert la demande nº {number}, {subject}. Motif : {reason}
            """),
        .promiseWithdrawn: letter(
            "Nº {number} n’a plus de date pour le moment : {subject}",
            """
            Ce que nous avions promis pour la demande nº {number}, {subject}, ne tient plus pour le moment : \
            {reason}. Nous vous dirons la nouvelle date dès qu’il y en aura une.
            """),
        .promiseBroken: letter(
            "Nº {number} prend plus de temps que prévu : {subject}",
            """
            Pour la demande nº {number}, {subject}, nous vous avions promis des nouvelles pour le {due}, et nous n’y \
            sommes pas arrivés. Nous en sommes désolés. Elle n’est pas oubliée : elle est chez {team}.
            """),
        .stillWaiting: letter(
            "Nº {number} vous attend toujours : {subject}",
            """
            Un petit rappel : la demande nº {number}, {subject}, ne peut pas avancer sans vous. Une courte \
            réponse suffit.
            """),
        .promiseMoved: letter(
            "Nº {number} a une nouvelle date : {subject}",
            """
            Il y a une autre date pour la demande nº {number}, {subject} : {reason}. {expectation}
            """),
        .waiting: letter(
            "Nº {number} vous attend : {subject}",
            """
            La demande nº {number}, {subject}, ne peut pas avancer sans vous.

            {text}

            Merci de répondre quand vous le pourrez.
            """),
        .answered: letter(
            "Nº {number} : une réponse à « {subject} »",
            """
            {actor} a écrit au sujet de la demande nº {number}, {subject} :

            {text}
            """),
        .conversation: letter(
            "Nº {number} : ce qui a été dit sur « {subject} »",
            """
            Voici ce qui a été dit dans la conversation au sujet de la demande nº {number}, {subject} :

            {text}

            Répondez, ou ouvrez la demande, et la conversation continue.
            """),
        .message: letter(
            "Nº {number} : un nouveau message pour « {subject} »",
            """
            {actor} a écrit dans la demande nº {number}, {subject} :

            {text}
            """),
        .assigned: letter(
            "Nº {number} est à vous : {subject}",
            """
            La demande nº {number}, {subject}, vous est confiée.

            {text}
            """),
        .arrived: letter(
            "Nº {number} est arrivée chez {team} : {subject}",
            """
            La demande nº {number}, {subject}, est arrivée chez {team} ; personne ne l’a encore prise.

            {text}
            """),
        .started: letter(
            "Nº {number} : on s’en occupe : {subject}",
            """
            {actor} s’occupe de la demande nº {number}, {subject}.
            """),
        .received: letter(
            "Nº {number} : nous avons votre demande « {subject} »",
            """
            La demande nº {number}, {subject}, a été ouverte à votre nom. Nous vous tiendrons au courant.

            {expectation}
            """),
        .mentioned: letter(
            "Nº {number} : {actor} vous mentionne dans « {subject} »",
            """
            {actor} vous mentionne dans la demande nº {number}, {subject}, dans une note que seule l’équipe lit :

            {text}
            """),
        .noted: letter(
            "Nº {number} : une note pour « {subject} »",
            """
            {actor} a écrit dans la demande nº {number}, {subject}, une note que seule l’équipe lit :

            {text}
            """),
        .reminder: letter(
            "Nº {number} : petit rappel pour « {subject} »",
            """
            Un petit rappel pour la demande nº {number}, {subject}. Elle devrait être réglée le {due}.
            """),
        .watching: letter(
            "Nº {number} : vous suivez désormais « {subject} »",
            """
            Vous suivez désormais la demande nº {number}, {subject}, et serez au courant quand il se passe \
            quelque chose.
            """),
        .passedOn: letter(
            "Nº {number} a été transmise : {subject}",
            """
            La demande nº {number}, {subject}, n’est plus à vous. Elle est chez {team}, {agent}.
            """),
        .approvalAsked: letter(
            "Nº {number} demande votre accord : {subject}",
            """
            {actor} vous demande si vous êtes d’accord, pour la demande nº {number}, {subject} :

            {text}
            """),
        .approvalConcluded: letter(
            "Nº {number} : {reason} : {subject}",
            """
            L’accord demandé pour la demande nº {number}, {subject}, est décidé : {reason}.
            """),
        .thanked: letter(
            "{actor} vous dit merci : {subject}",
            """
            {actor} vous remercie de ce que vous avez fait pour la demande nº {number}, {subject} :

            {text}
            """),
        .surveyAnswered: letter(
            "Nº {number} : un avis : {subject}",
            """
            {actor} donne son avis sur la demande nº {number}, {subject} : {reason} sur 5.

            {text}
            """),
        .teamDigest: letter(
            "{team} : {month} {year}",
            """
            Voici le mois de {month} {year} de l’équipe {team}. Personne n’est classé.

            Ouvertes : {opened}
            Résolues : {resolved}
            Rouvertes : {reopened}
            Ouvertes à présent : {open}

            Satisfaction : {rating} sur 5. Réponses : {answers}

            Satisfaction : trop peu de réponses pour en parler : {withheld}

            Ce qui a été écrit :
            {remarks}

            Remerciements :
            {thanks}

            Dû par {team} : {owedByTeam}

            Dû à {team} : {owedToTeam}
            """),
        .digest: letter(
            "{desk} : nouvelles ({count})",
            """
            Voici ce qui s’est passé :

            {list}
            """),
    ]

    private static func letter(_ subject: String, _ text: String) -> NoticeTemplate {
        NoticeTemplate(subject: subject, text: "Bonjour {reader},\n\n\(text)\n\n{desk}")
    }
}
