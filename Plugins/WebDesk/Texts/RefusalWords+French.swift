#if Web
    extension RefusalTexts {
        /// What the desk refuses, in French.
        static let french = RefusalTexts(
            sentences: sentencesInFrench, messages: messagesInFrench,
            colon: " : ", possible: " Possible maintenant : {1:actions}.", words: wordsInFrench)

        private static let sentencesInFrench: KeyValuePairs<String, String> = [
            "There is no such request.": "Cette demande n’existe pas.",
            "There is no such article.": "Cet article n’existe pas.",
            "There is no * “*”.": "Il n’existe pas {1:reference} « {2} ».",
            "*: * * are more than the limit of *.": "{1:field} : {2:number} {3:unit}, la limite est de {4:number}.",
            "“*” is larger than * bytes.": "« {1} » fait plus de {2:number} octets.",
            "The file “*” was not uploaded, or too long ago; upload it.":
                "Le fichier « {1} » n’a pas été envoyé, ou il y a trop longtemps ; envoyez-le de nouveau.",
            "A request that is * cannot *.": "Une demande {1:state} ne peut pas {2:passive}.",
            "It was merged; its conversation goes on in the other request.":
                "Elle a été fusionnée ; la conversation se poursuit dans l’autre demande.",
            "It is asked once it is resolved.": "La question se pose une fois la demande résolue.",
            "This is for *.": "C’est réservé {1:whom}.",
            "Only a person can take a request.": "Seule une personne peut prendre une demande.",
            "Only the requester and the team can close a request.":
                "Seuls le demandeur et l’équipe peuvent clore une demande.",
            "Only the requester and the team can reopen a request.":
                "Seuls le demandeur et l’équipe peuvent rouvrir une demande.",
            "Only the requester and the team remove others.":
                "Seuls le demandeur et l’équipe retirent d’autres personnes.",
            "Only the team adds people to a confidential request.":
                "Seule l’équipe ajoute des personnes à une demande confidentielle.",
            "Whoever owes it follows it.": "La personne qui doit quelque chose suit toujours la demande.",
            "Somebody still has to agree; withdraw the question to go on without, or decline the request.":
                "Un accord manque encore ; retirez la question pour continuer sans, ou refusez la demande.",
            "Parts of it are still to be done: *. Skip them, or say that it may * all the same.":
                "Certaines parties restent à faire : {1}. Passez-les, ou dites que la demande peut quand même "
                + "{2:passive}.",
            "It has open children: *. Finish them first, or say that it may * all the same.":
                "Ces demandes sous elle sont encore ouvertes : {1}. Terminez-les d’abord, ou dites qu’elle peut "
                + "quand même {2:passive}.",
            "Only agents open requests for others; name them as beneficiary instead.":
                "Seuls les agents ouvrent des demandes au nom d’autres ; dites plutôt pour qui elle est.",
            "“*” has left and cannot act any more.": "« {1} » ne travaille plus ici et ne peut plus rien faire.",
            "“*” has no permission to act for “*” at this time.":
                "« {1} » n’a pas le droit d’agir pour « {2} » en ce moment.",
            "The permission to act for “*” has ended.": "Le droit d’agir pour « {1} » a pris fin.",
            "The request keeps changing; try again.": "La demande change sans cesse ; réessayez.",
            "The article keeps changing; try again.": "L’article change sans cesse ; réessayez.",
            "The key was used before for something else; use a new one.":
                "Ce formulaire a déjà servi à autre chose ; rechargez la page.",
            "This was done already. Request #* is not yours to see any more.":
                "C’est déjà fait. Vous ne pouvez plus voir la demande n° {1:number}.",
            "The request has no such message.": "Ce message ne fait pas partie de la demande.",
            "Whether an article helps, say those who look for an answer: not the team that owns it, nor those who "
                + "read it for others.":
                "C’est à qui cherche une réponse de dire si un article aide : pas à l’équipe dont il est, ni à qui "
                + "le lit pour d’autres.",
            "People are looked for by those who handle requests.":
                "Chercher des personnes est réservé à celles qui traitent des demandes.",
            "What is due next is not for a supplier’s people; use another order, and no “due before”.":
                "Les échéances ne sont pas pour les gens d’un fournisseur ; choisissez un autre ordre, sans limite "
                + "d’échéance.",
            "The macro “*” is for those who handle the request.":
                "La macro « {1} » est pour les personnes qui traitent la demande.",
            "The macro “*” is for others: *.": "La macro « {1} » est pour d’autres : {2}.",
            "What is owed stays an obligation; excuse it.": "Ce qui est dû reste une obligation ; excusez-la.",
            "It is no obligation: resolve it instead.": "Ce n’est pas une obligation : résolvez la demande.",
            "Whoever owes it says that it is done, or the team.":
                "C’est à la personne qui le doit de dire que c’est fait, ou à l’équipe.",
            "The desk itself learns that it was done, and says so.":
                "Le guichet apprend lui-même que c’est fait, et le dit.",
            "Only those who were asked say whether they agree.":
                "Seules les personnes consultées disent si elles sont d’accord.",
            "Nobody agrees to what they ask for themselves, nor for somebody else.":
                "Personne ne donne son accord à sa propre demande, ni pour soi ni au nom d’autrui.",
            "“*” is asked, too, and answers for themselves alone.":
                "« {1} » doit aussi donner son accord, et ne répond que pour soi.",
            "“*” has said so already.": "« {1} » a déjà répondu.",
            "“*” has answered for somebody already; nobody has two voices.":
                "« {1} » a déjà répondu pour quelqu’un ; personne n’a deux voix.",
            "The approval * is over: *.": "La question d’accord n° {1:number} est close : {2:outcome}.",
            "Only people say thanks, and whether they are content.":
                "Seules des personnes remercient, et disent si elles sont satisfaites.",
            "Whoever asked for it says for themselves whether they are content.":
                "C’est à la personne qui a demandé de dire elle-même si elle est satisfaite.",
            "Problems are opened for one’s own team; ask “*” to look into it.":
                "On ouvre un problème pour sa propre équipe ; demandez à « {1} » de l’étudier.",
            "#* is no problem; classify it as one first.":
                "La demande n° {1:number} n’est pas un problème ; donnez-lui d’abord ce type.",
            "Figures are for those who work for the team, and for the host.":
                "Les chiffres sont pour les membres de l’équipe, et pour le système lui-même.",
            "The service map is for those who work for a team, and for the host.":
                "La carte des services est pour les membres d’une équipe, et pour le système lui-même.",
            "There are * lists already; remove one of them.": "Il y a déjà {1:number} listes ; retirez-en une.",
            "Lists are kept for oneself and for one’s own teams.":
                "On garde des listes pour soi et pour ses propres équipes.",
            "The mail does not say who wrote it; say whose request it is.":
                "Le courrier ne dit pas qui l’a écrit ; dites à qui est la demande.",
            "“*” is not in the directory; say whose request it is.":
                "« {1} » n’est pas dans l’annuaire ; dites à qui est la demande.",
            "It went to no address of the desk.": "Il n’est allé à aucune adresse du guichet.",
            "It answers a request that the writer may not see or not answer.":
                "Il répond à une demande que son auteur ne peut pas voir, ou à laquelle il ne peut pas répondre.",
            "It reports a mail that could not be delivered, but none that the desk is known to have sent.":
                "Il signale un courrier qui n’a pas pu être remis, mais le guichet ne sait pas l’avoir envoyé.",
            "The desk itself sent it.": "Le guichet l’a envoyé lui-même.",
            "It cannot be kept as a request as it is.": "Il ne peut pas devenir une demande tel qu’il est.",
            "It cannot be kept as a request as it is. *":
                "Il ne peut pas devenir une demande tel qu’il est. {1:refusal}",
        ]

        private static let messagesInFrench: KeyValuePairs<String, String> = [
            "A request needs a subject.": "Une demande a besoin d’un objet.",
            "A subject is one line without control characters.":
                "Un objet tient en une ligne, sans caractères de contrôle.",
            "A text cannot contain the character NUL.": "Un texte ne peut pas contenir le caractère NUL.",
            "A message needs a text or an attachment.": "Un message a besoin d’un texte ou d’un fichier.",
            "A file name is not empty and has no “/” or control character.":
                "Un nom de fichier n’est pas vide et n’a ni « / » ni caractère de contrôle.",
            "A tag is a word without blanks or commas; “*” is none.":
                "Une étiquette est un mot sans espace ni virgule ; « {1} » n’en est pas une.",
            "An identifier has 1 to 200 bytes, no control characters and no blanks at its ends.":
                "Un identifiant a de 1 à 200 octets, sans caractères de contrôle, ni espaces au début ou à la fin.",
            "A language is a tag such as fr, nl-BE or en.": "Une langue est un code tel que fr, nl-BE ou en.",
            "A thing is named by its kind and the host’s id: device:LT-4711.":
                "Une chose est nommée par son genre et son identifiant, comme device:LT-4711.",
            "It is one line, and not empty.": "Ce doit être une seule ligne, qui n’est pas vide.",
            "It has 1 to 60 characters on one line.": "De 1 à 60 caractères, sur une ligne.",
            "A key has 1 to * bytes.": "Une clé a de 1 à {1:number} octets.",
            "Keys that begin with “*” are the desk’s own.":
                "Les clés qui commencent par « {1} » sont celles du guichet.",
            "“*” needs an answer.": "« {1} » demande une réponse.",
            "“*” is one of: *.": "« {1} » est à choisir parmi : {2}.",
            "“*” is a number, such as 12 or 2.5.": "« {1} » est un nombre, comme 12 ou 2.5.",
            "“*” is a finite number.": "« {1} » est un nombre fini.",
            "The number must be finite.": "Le nombre doit être fini.",
            "“*” is a date, written 2026-03-02.": "« {1} » est une date, qui s’écrit 2026-03-02.",
            "“*” is *, not *.": "« {1} » est {2:answer}, et non {3:answer}.",
            "The service asks for no fields.": "Le service ne pose pas de questions.",
            "The form asks for: *.": "Le formulaire demande : {1}.",
            "Name a team or a service; without one nobody would see the request.":
                "Indiquez une équipe ou un service ; sans cela, personne ne verrait la demande.",
            "Name the team that goes on with it; without one nobody would see the request.":
                "Indiquez l’équipe qui s’en occupera ; sans cela, personne ne verrait la demande.",
            "An agent handles a request for a team; name the team.":
                "Un agent traite une demande pour une équipe ; indiquez l’équipe.",
            "“*” is not a member of team “*”.": "« {1} » ne fait pas partie de l’équipe « {2} ».",
            "“*” does not handle this request, and may not read its notes.":
                "« {1} » ne traite pas cette demande, et ne peut pas lire ses notes.",
            "What is owed is fulfilled or excused, and nothing else is; or it is declined.":
                "Ce qui est dû est rempli, excusé ou refusé ; rien d’autre n’est rempli ni excusé.",
            "Say what was done: a message shows that it was.":
                "Dites ce qui a été fait : c’est un message qui le montre.",
            "Add the file: it shows that it was done.": "Ajoutez le fichier : c’est lui qui montre que c’est fait.",
            "Say what there is to agree to.": "Dites sur quoi porte l’accord.",
            "“*” has no manager in the directory; name who is to agree.":
                "« {1} » n’a pas de responsable dans l’annuaire ; dites qui doit donner son accord.",
            "Nobody agrees to what they ask for themselves.": "Personne ne donne son accord à sa propre demande.",
            "Of * people from 1 to all can be needed to agree.":
                "Sur {1:number} personnes, il peut falloir l’accord d’une à toutes.",
            "An approval lapses after a second to 366 days.":
                "Une question d’accord expire après une seconde à 366 jours.",
            "“*” may not see this confidential request; name them as one who may first.":
                "« {1} » ne peut pas voir cette demande confidentielle ; donnez-lui d’abord ce droit.",
            "Name whom to thank.": "Indiquez qui remercier.",
            "Nobody thanks themselves.": "Personne ne se remercie soi-même.",
            "Say what the thanks are for.": "Dites pour quoi vous remerciez.",
            "From 1 to 5.": "De 1 à 5.",
            "A request cannot be related to itself.": "Une demande ne peut pas être liée à elle-même.",
            "The opening message is the request itself and cannot be split off.":
                "Le premier message est la demande elle-même et ne peut pas en être détaché.",
            "A time of up to ten years, that ends after it begins.":
                "Une période de dix ans au plus, qui finit après son début.",
        ]

        private static let wordsInFrench: [Kind: [String: String]] = [
            .reference: [
                "person": "de personne", "team": "d’équipe", "department": "de département", "service": "de service",
                "supplier": "de fournisseur", "article": "d’article", "macro": "de macro",
                "approval": "de question d’accord", "thing": "de chose",
            ],
            .state: [
                "new": "nouvelle", "open": "en traitement", "pending": "en attente", "resolved": "résolue",
                "closed": "close", "reopened": "rouverte",
            ],
            .passive: [
                "be replied to": "recevoir de réponse", "be put on hold": "être mise en attente",
                "be resumed": "être reprise", "be resolved": "être résolue", "be fulfilled": "être remplie",
                "be excused": "être excusée", "be agreed to": "être soumise à un accord",
                "get more steps": "recevoir d’autres étapes", "go on without a part": "continuer sans une partie",
                "be judged": "être évaluée", "be closed": "être close", "be reopened": "être rouverte",
                "be assigned": "être confiée", "get another due time": "recevoir une autre échéance",
                "be merged": "être fusionnée",
            ],
            .action: [
                "assign": "confier", "take": "prendre", "hold": "mettre en attente", "resume": "reprendre",
                "resolve": "résoudre", "close": "clore", "reopen": "rouvrir", "reply": "répondre", "note": "noter",
            ],
            .outcome: [
                "approved": "accord donné", "declined": "accord refusé", "lapsed": "délai passé",
                "withdrawn": "question retirée",
            ],
            .answer: [
                "a text": "un texte", "a number": "un nombre", "a choice": "un choix", "a date": "une date",
                "a person": "une personne",
            ],
            .unit: [
                "bytes": "octets", "entries": "éléments", "requests": "demandes",
            ],
            .whom: [
                "the desk itself": "au guichet lui-même",
                "the team that handles the request": "à l’équipe qui traite la demande",
            ],
            .field: [
                "subject": "Objet", "text": "Texte", "attachment": "Fichier", "attachments": "Fichiers",
                "attachment name": "Nom du fichier", "media type": "Type de fichier", "mentions": "Mentions",
                "tag": "Étiquette", "tags": "Étiquettes", "fields": "Réponses", "field name": "Nom de la question",
                "requester": "Demandeur", "beneficiary": "Pour", "watcher": "Suivie par", "watchers": "Suivie par",
                "team": "Équipe", "agent": "Agent", "service": "Service", "supplier": "Fournisseur",
                "language": "Langue", "channel": "Canal", "step": "Étape", "steps": "Étapes",
                "thing": "Chose concernée", "things": "Choses concernées", "named people": "Personnes admises",
                "people concerned": "Personnes concernées", "reason": "Motif", "remark": "Remarque",
                "question": "Question", "approvers": "Qui donne son accord", "approvals": "Questions d’accord",
                "needed": "Accords nécessaires", "within": "Délai", "resolution": "Résultat", "rating": "Note",
                "people": "Personnes", "thanks": "Remerciements", "link": "Lien", "links": "Liens", "into": "Demande",
                "message": "Message", "name": "Nom", "key": "Clé", "requests": "Demandes", "end": "Période",
            ],
        ]
    }
#endif
