#if Web
    import ServiceDesk

    extension SiteTexts {
        /// What was done, what is wrong with what was typed, and what the keys do.
        static let doing: [Language: [String: String]] = [
            .english: [
                "nav.waiting": "waiting",
                "due.answerBy": "answer by",
                "due.answer": "answer:",
                "fact.due": "Due",
                "chat.end": "Leave the conversation",

                "done.leftServing": "You have left the conversation. It is in the queue like any other.",
                "promise.lateAnswer": "An answer was promised by",
                "promise.lateResolution": "It was promised by",
                "promise.late": "That is late.",
                "home.survey": "How did it go?",
                "error.missing": "There is nothing here",
                "line.replyCame": "a reply came",
                "mistake.unresolved": "It is not resolved yet.",
                "unit.one.service-minutes": "service minute",
                "unit.one.service-hours": "service hour",
                "unit.one.service-days": "service day",
                "unit.one.elapsed-minutes": "minute by the clock",
                "unit.one.elapsed-hours": "hour by the clock",
                "unit.days": "days",
                "admin.othersMove":
                    "Of the others nothing is shown: they wait, they are too many, or they are not yours to see.",
                "mistake.written": "What you wrote:",
                "mistake.some": "It was not sent yet:",
                "mistake.missing": "“{{label}}” needs an answer.",
                "mistake.choice": "“{{label}}”: choose one of them.",
                "mistake.text": "“{{label}}” cannot be taken as it is.",
                "mistake.number": "“{{label}}” wants a number.",
                "mistake.date": "“{{label}}” wants a date.",
                "mistake.person":
                    "“{{label}}”: the directory knows no colleague by “{{who}}”. A mail address is certain.",
                "mistake.team": "There is no team of that name.",
                "mistake.subject": "It needs a line that says what it is about.",
                "mistake.mentions": "Colleagues are mentioned in private notes.",
                "mistake.into": "That is not the number of a request.",
                "mistake.noRequest": "There is no such request.",
                "mistake.none": "Choose some first.",
                "mistake.what": "Choose what is to be done.",

                "queue.done": "{{count}} changed.",
                "queue.more": "With those chosen",
                "queue.give": "Give to",
                "queue.do": "Do it",
                "keys.request":
                    """
                <kbd>r</kbd> replies, <kbd>n</kbd> notes for the team, <kbd>Ctrl</kbd> <kbd>Enter</kbd> sends; \
                <kbd>t</kbd> takes, <kbd>s</kbd> resolves, <kbd>u</kbd> goes back, <kbd>?</kbd> shows this
                """,
                "queue.keys":
                    """
                <kbd>j</kbd> <kbd>k</kbd> down and up, <kbd>Enter</kbd> opens, <kbd>x</kbd> chooses, \
                <kbd>t</kbd> takes, <kbd>/</kbd> filters, <kbd>?</kbd> shows this; on a request <kbd>r</kbd> \
                replies, <kbd>n</kbd> notes, <kbd>u</kbd> goes back
                """,

                "done.opened": "We have it. What follows is told here and as you have chosen.",
                "done.replied": "Sent.",
                "done.noted": "Noted for the team.",
                "done.withdrawn": "Withdrawn.",
                "done.reopened": "Open again.",
                "done.thanked": "Your thanks are on their way.",
                "done.answered": "Thank you for the answer.",
                "done.decided": "Thank you for deciding.",
                "done.fulfilled": "Noted as done.",
                "done.taken": "It is yours now.",
                "done.assigned": "It was given on.",
                "done.classified": "What it is and how it counts was changed.",
                "done.held": "It waits now.",
                "done.resumed": "It goes on.",
                "done.resolved": "Resolved.",
                "done.closed": "Closed.",
                "done.renamed": "It has another subject now.",
                "done.tagged": "It has the tag now.",
                "done.macro": "Done.",
                "done.asked": "They are asked to agree.",
                "done.withdrawnQuestion": "The question was taken back.",
                "done.left":
                    """
                You have left the conversation. What is said from now on, you are told as of any request.
                """,

                "canned.title": "Ready replies",
                "canned.insert": "Insert",
                "approval.ask": "Ask somebody to agree",
                "approval.question": "To what?",
                "approval.who": "Whom? Name, mail address or user name",
                "approval.manager": "their manager",
                "approval.go": "Ask",
                "approval.withdraw": "Take the question back",

                "line.breached": "Missed: {{target}}",

                "signIn.search": "Look for somebody",
                "signIn.leads": "leads",
                "signIn.administers": "keeps the organisation",
                "signIn.newLink":
                    "You are not signed in. A new link stands in the terminal where this desk was started.",
            ],
            .french: [
                "nav.waiting": "en attente",
                "due.answerBy": "réponse d’ici le",
                "due.answer": "réponse :",
                "fact.due": "Échéance",
                "chat.end": "Quitter la conversation",

                "done.leftServing": "Vous avez quitté la conversation. Elle est dans la file comme les autres.",
                "promise.lateAnswer": "Une réponse était promise pour le",
                "promise.lateResolution": "Elle était promise pour le",
                "promise.late": "C’est en retard.",
                "home.survey": "Comment cela s’est-il passé ?",
                "error.missing": "Il n’y a rien ici",
                "line.replyCame": "une réponse est arrivée",
                "mistake.unresolved": "Elle n’est pas encore résolue.",
                "unit.one.service-minutes": "minute de service",
                "unit.one.service-hours": "heure de service",
                "unit.one.service-days": "jour de service",
                "unit.one.elapsed-minutes": "minute réelle",
                "unit.one.elapsed-hours": "heure réelle",
                "unit.days": "jours",
                "admin.othersMove":
                    "Des autres rien n’est montré : elles attendent, sont trop nombreuses, ou ne sont pas pour vous.",
                "mistake.written": "Vous aviez écrit :",
                "mistake.some": "Ce n’est pas encore envoyé :",
                "mistake.missing": "« {{label}} » demande une réponse.",
                "mistake.choice": "« {{label}} » : choisissez l’une des possibilités.",
                "mistake.text": "« {{label}} » ne peut pas être pris tel quel.",
                "mistake.number": "« {{label}} » demande un nombre.",
                "mistake.date": "« {{label}} » demande une date.",
                "mistake.person":
                    "« {{label}} » : l’annuaire ne connaît aucun collègue sous « {{who}} ». Son adresse est sûre.",
                "mistake.team": "Il n’y a pas d’équipe de ce nom.",
                "mistake.subject": "Il faut une ligne qui dit de quoi il s’agit.",
                "mistake.mentions": "On mentionne des collègues dans des notes pour l’équipe.",
                "mistake.into": "Ce n’est pas le numéro d’une demande.",
                "mistake.noRequest": "Il n’y a pas de demande de ce numéro.",
                "mistake.none": "Choisissez-en d’abord.",
                "mistake.what": "Choisissez ce qui est à faire.",

                "queue.done": "Modifiées : {{count}}.",
                "queue.more": "Avec celles qui sont choisies",
                "queue.give": "Donner à",
                "queue.do": "Exécuter",
                "keys.request":
                    """
                <kbd>r</kbd> répond, <kbd>n</kbd> note pour l’équipe, <kbd>Ctrl</kbd> <kbd>Entrée</kbd> envoie \
                ; <kbd>t</kbd> prend, <kbd>s</kbd> résout, <kbd>u</kbd> revient, <kbd>?</kbd> montre ceci
                """,
                "queue.keys":
                    """
                <kbd>j</kbd> <kbd>k</kbd> descendre et monter, <kbd>Entrée</kbd> ouvre, <kbd>x</kbd> choisit, \
                <kbd>t</kbd> prend, <kbd>/</kbd> filtre, <kbd>?</kbd> montre ceci ; sur une demande \
                <kbd>r</kbd> répond, <kbd>n</kbd> note, <kbd>u</kbd> revient
                """,

                "done.opened": "Nous l’avons. La suite vous est dite ici et comme vous l’avez choisi.",
                "done.replied": "Envoyé.",
                "done.noted": "Noté pour l’équipe.",
                "done.withdrawn": "Retirée.",
                "done.reopened": "Rouverte.",
                "done.thanked": "Vos remerciements sont en route.",
                "done.answered": "Merci de votre réponse.",
                "done.decided": "Merci d’avoir décidé.",
                "done.fulfilled": "Notée comme faite.",
                "done.taken": "Elle est à vous maintenant.",
                "done.assigned": "Elle a été transmise.",
                "done.classified": "Sa nature et son importance ont changé.",
                "done.held": "Elle attend maintenant.",
                "done.resumed": "Elle reprend.",
                "done.resolved": "Résolue.",
                "done.closed": "Close.",
                "done.renamed": "Elle a un autre objet maintenant.",
                "done.tagged": "Elle a cette étiquette maintenant.",
                "done.macro": "C’est fait.",
                "done.asked": "L’accord est demandé.",
                "done.withdrawnQuestion": "La question est retirée.",
                "done.left": "Vous avez quitté la conversation. La suite vous est dite comme pour toute demande.",

                "canned.title": "Réponses toutes prêtes",
                "canned.insert": "Insérer",
                "approval.ask": "Demander l’accord de quelqu’un",
                "approval.question": "Sur quoi ?",
                "approval.who": "De qui ? Nom, adresse ou identifiant",
                "approval.manager": "son responsable",
                "approval.go": "Demander",
                "approval.withdraw": "Retirer la question",

                "line.breached": "Manqué : {{target}}",

                "signIn.search": "Chercher quelqu’un",
                "signIn.leads": "dirige",
                "signIn.administers": "gère l’organisation",
                "signIn.newLink":
                    "Vous n’êtes pas connecté. Un nouveau lien est dans le terminal où ce guichet a été démarré.",
            ],
            .dutch: [
                "nav.waiting": "wachtend",
                "due.answerBy": "antwoord uiterlijk",
                "due.answer": "antwoord:",
                "fact.due": "Termijn",
                "chat.end": "Het gesprek verlaten",

                "done.leftServing": "Je hebt het gesprek verlaten. Het staat in de wachtrij zoals de andere.",
                "promise.lateAnswer": "Een antwoord was beloofd tegen",
                "promise.lateResolution": "Het was beloofd tegen",
                "promise.late": "Dat is te laat.",
                "home.survey": "Hoe ging het?",
                "error.missing": "Hier is niets",
                "line.replyCame": "er kwam een antwoord",
                "mistake.unresolved": "Ze is nog niet opgelost.",
                "unit.one.service-minutes": "minuut diensttijd",
                "unit.one.service-hours": "uur diensttijd",
                "unit.one.service-days": "dag diensttijd",
                "unit.one.elapsed-minutes": "minuut op de klok",
                "unit.one.elapsed-hours": "uur op de klok",
                "unit.days": "dagen",
                "admin.othersMove":
                    "Van de andere wordt niets getoond: ze wachten, zijn te talrijk, of zijn niet voor jou.",
                "mistake.written": "Je schreef:",
                "mistake.some": "Het is nog niet verstuurd:",
                "mistake.missing": "“{{label}}” heeft een antwoord nodig.",
                "mistake.choice": "“{{label}}”: kies er een.",
                "mistake.text": "“{{label}}” kan zo niet worden aangenomen.",
                "mistake.number": "“{{label}}” vraagt een getal.",
                "mistake.date": "“{{label}}” vraagt een datum.",
                "mistake.person": "“{{label}}”: het adresboek kent geen collega als “{{who}}”. Een mailadres is zeker.",
                "mistake.team": "Zo’n team is er niet.",
                "mistake.subject": "Er is een regel nodig die zegt waarover het gaat.",
                "mistake.mentions": "Collega’s worden vermeld in notities voor het team.",
                "mistake.into": "Dat is geen nummer van een aanvraag.",
                "mistake.noRequest": "Zo’n aanvraag is er niet.",
                "mistake.none": "Kies er eerst een paar.",
                "mistake.what": "Kies wat er moet gebeuren.",

                "queue.done": "{{count}} gewijzigd.",
                "queue.more": "Met de gekozen aanvragen",
                "queue.give": "Geven aan",
                "queue.do": "Doen",
                "keys.request":
                    """
                <kbd>r</kbd> antwoordt, <kbd>n</kbd> noteert voor het team, <kbd>Ctrl</kbd> <kbd>Enter</kbd> \
                verstuurt; <kbd>t</kbd> neemt, <kbd>s</kbd> lost op, <kbd>u</kbd> gaat terug, <kbd>?</kbd> \
                toont dit
                """,
                "queue.keys":
                    """
                <kbd>j</kbd> <kbd>k</kbd> omlaag en omhoog, <kbd>Enter</kbd> opent, <kbd>x</kbd> kiest, \
                <kbd>t</kbd> neemt, <kbd>/</kbd> filtert, <kbd>?</kbd> toont dit; bij een aanvraag antwoordt \
                <kbd>r</kbd>, noteert <kbd>n</kbd> en gaat <kbd>u</kbd> terug
                """,

                "done.opened": "We hebben het. Het vervolg lees je hier en zoals je gekozen hebt.",
                "done.replied": "Verstuurd.",
                "done.noted": "Genoteerd voor het team.",
                "done.withdrawn": "Ingetrokken.",
                "done.reopened": "Heropend.",
                "done.thanked": "Je dank is onderweg.",
                "done.answered": "Dank je voor het antwoord.",
                "done.decided": "Bedankt voor je beslissing.",
                "done.fulfilled": "Genoteerd als gedaan.",
                "done.taken": "Ze is nu van jou.",
                "done.assigned": "Ze is doorgegeven.",
                "done.classified": "Wat het is en hoe zwaar het weegt is gewijzigd.",
                "done.held": "Ze wacht nu.",
                "done.resumed": "Ze gaat verder.",
                "done.resolved": "Opgelost.",
                "done.closed": "Gesloten.",
                "done.renamed": "Ze heeft nu een ander onderwerp.",
                "done.tagged": "Ze heeft nu dat label.",
                "done.macro": "Gedaan.",
                "done.asked": "Het akkoord is gevraagd.",
                "done.withdrawnQuestion": "De vraag is teruggenomen.",
                "done.left":
                    """
                Je hebt het gesprek verlaten. Wat er nog gezegd wordt, verneem je zoals bij elke aanvraag.
                """,

                "canned.title": "Kant-en-klare antwoorden",
                "canned.insert": "Invoegen",
                "approval.ask": "Iemands akkoord vragen",
                "approval.question": "Waarmee?",
                "approval.who": "Van wie? Naam, mailadres of gebruikersnaam",
                "approval.manager": "de leidinggevende",
                "approval.go": "Vragen",
                "approval.withdraw": "De vraag terugnemen",

                "line.breached": "Niet gehaald: {{target}}",

                "signIn.search": "Iemand zoeken",
                "signIn.leads": "leidt",
                "signIn.administers": "beheert de organisatie",
                "signIn.newLink":
                    "Je bent niet aangemeld. Een nieuwe link staat in de terminal waar deze desk gestart is.",
            ],
        ]
    }
#endif
