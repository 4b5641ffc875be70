#if Web
    extension RefusalTexts {
        /// What the desk refuses, in Dutch.
        static let dutch = RefusalTexts(
            sentences: sentencesInDutch, messages: messagesInDutch,
            colon: ": ", possible: " Nu mogelijk: {1:actions}.", words: wordsInDutch)

        private static let sentencesInDutch: KeyValuePairs<String, String> = [
            "There is no such request.": "Die aanvraag bestaat niet.",
            "There is no such article.": "Dat artikel bestaat niet.",
            "There is no * “*”.": "Er is geen {1:reference} “{2}”.",
            "*: * * are more than the limit of *.": "{1:field}: {2:number} {3:unit}, de grens is {4:number}.",
            "“*” is larger than * bytes.": "“{1}” is groter dan {2:number} bytes.",
            "The file “*” was not uploaded, or too long ago; upload it.":
                "Het bestand “{1}” is niet verstuurd, of te lang geleden; verstuur het opnieuw.",
            "A request that is * cannot *.": "Een aanvraag die {1:state}, kan niet {2:passive}.",
            "It was merged; its conversation goes on in the other request.":
                "Ze is samengevoegd; het gesprek gaat verder in de andere aanvraag.",
            "It is asked once it is resolved.": "Dat wordt gevraagd zodra de aanvraag opgelost is.",
            "This is for *.": "Dit is voor {1:whom}.",
            "Only a person can take a request.": "Alleen een persoon kan een aanvraag nemen.",
            "Only the requester and the team can close a request.":
                "Alleen de aanvrager en het team kunnen een aanvraag sluiten.",
            "Only the requester and the team can reopen a request.":
                "Alleen de aanvrager en het team kunnen een aanvraag heropenen.",
            "Only the requester and the team remove others.":
                "Alleen de aanvrager en het team kunnen anderen verwijderen.",
            "Only the team adds people to a confidential request.":
                "Alleen het team voegt mensen toe aan een vertrouwelijke aanvraag.",
            "Whoever owes it follows it.": "Wie iets verschuldigd is, volgt de aanvraag altijd.",
            "Somebody still has to agree; withdraw the question to go on without, or decline the request.":
                "Er ontbreekt nog een akkoord; trek de vraag in om zonder verder te gaan, of wijs de aanvraag af.",
            "Parts of it are still to be done: *. Skip them, or say that it may * all the same.":
                "Delen ervan moeten nog gedaan worden: {1}. Sla ze over, of zeg dat de aanvraag toch mag {2:passive}.",
            "It has open children: *. Finish them first, or say that it may * all the same.":
                "Deze aanvragen eronder staan nog open: {1}. Rond die eerst af, of zeg dat de aanvraag toch mag "
                + "{2:passive}.",
            "Only agents open requests for others; name them as beneficiary instead.":
                "Alleen behandelaars openen aanvragen namens anderen; zeg liever voor wie ze is.",
            "“*” has left and cannot act any more.": "“{1}” is vertrokken en kan niets meer doen.",
            "“*” has no permission to act for “*” at this time.": "“{1}” mag op dit moment niet handelen voor “{2}”.",
            "The permission to act for “*” has ended.": "De toestemming om voor “{1}” te handelen is voorbij.",
            "The request keeps changing; try again.": "De aanvraag verandert voortdurend; probeer het opnieuw.",
            "The article keeps changing; try again.": "Het artikel verandert voortdurend; probeer het opnieuw.",
            "The key was used before for something else; use a new one.":
                "Dit formulier is al voor iets anders gebruikt; laad de pagina opnieuw.",
            "This was done already. Request #* is not yours to see any more.":
                "Dit is al gedaan. Aanvraag #{1:number} mag je niet meer zien.",
            "The request has no such message.": "Dat bericht hoort niet bij de aanvraag.",
            "Whether an article helps, say those who look for an answer: not the team that owns it, nor those who "
                + "read it for others.":
                "Of een artikel helpt, zegt wie een antwoord zoekt: niet het team waarvan het is, en niet wie het "
                + "voor anderen leest.",
            "People are looked for by those who handle requests.":
                "Alleen wie aanvragen behandelt, kan hier mensen zoeken.",
            "What is due next is not for a supplier’s people; use another order, and no “due before”.":
                "Termijnen zijn niet voor mensen van een leverancier; kies een andere volgorde, en geen uiterste "
                + "termijn.",
            "The macro “*” is for those who handle the request.": "De macro “{1}” is voor wie de aanvraag behandelt.",
            "The macro “*” is for others: *.": "De macro “{1}” is voor anderen: {2}.",
            "What is owed stays an obligation; excuse it.":
                "Wat verschuldigd is, blijft een verplichting; verleen vrijstelling.",
            "It is no obligation: resolve it instead.": "Het is geen verplichting: los de aanvraag op.",
            "Whoever owes it says that it is done, or the team.":
                "Wie het verschuldigd is, zegt dat het gedaan is, of het team.",
            "The desk itself learns that it was done, and says so.":
                "De desk verneemt zelf dat het gedaan is, en zegt het.",
            "Only those who were asked say whether they agree.": "Alleen wie om akkoord gevraagd is, kan antwoorden.",
            "Nobody agrees to what they ask for themselves, nor for somebody else.":
                "Niemand gaat akkoord met de eigen aanvraag, ook niet namens iemand anders.",
            "“*” is asked, too, and answers for themselves alone.":
                "“{1}” wordt ook om akkoord gevraagd, en antwoordt alleen voor zichzelf.",
            "“*” has said so already.": "“{1}” heeft al geantwoord.",
            "“*” has answered for somebody already; nobody has two voices.":
                "“{1}” heeft al voor iemand geantwoord; niemand heeft twee stemmen.",
            "The approval * is over: *.": "De vraag om akkoord {1:number} is voorbij: {2:outcome}.",
            "Only people say thanks, and whether they are content.":
                "Alleen mensen bedanken, en zeggen of ze tevreden zijn.",
            "Whoever asked for it says for themselves whether they are content.":
                "Alleen wie het gevraagd heeft, zegt of het naar wens is.",
            "Problems are opened for one’s own team; ask “*” to look into it.":
                "Problemen open je voor je eigen team; vraag “{1}” om het te onderzoeken.",
            "#* is no problem; classify it as one first.":
                "#{1:number} is geen probleem; geef de aanvraag eerst die soort.",
            "Figures are for those who work for the team, and for the host.":
                "De cijfers zijn voor wie in het team werkt, en voor het systeem zelf.",
            "The service map is for those who work for a team, and for the host.":
                "De dienstenkaart is voor wie in een team werkt, en voor het systeem zelf.",
            "There are * lists already; remove one of them.": "Er zijn al {1:number} lijsten; verwijder er een.",
            "Lists are kept for oneself and for one’s own teams.":
                "Lijsten bewaar je voor jezelf en voor je eigen teams.",
            "The mail does not say who wrote it; say whose request it is.":
                "De mail zegt niet wie hem geschreven heeft; zeg van wie de aanvraag is.",
            "“*” is not in the directory; say whose request it is.":
                "“{1}” staat niet in het adresboek; zeg van wie de aanvraag is.",
            "It went to no address of the desk.": "Hij ging naar geen enkel adres van de desk.",
            "It answers a request that the writer may not see or not answer.":
                "Hij antwoordt op een aanvraag die de schrijver niet mag zien of niet mag beantwoorden.",
            "It reports a mail that could not be delivered, but none that the desk is known to have sent.":
                "Hij meldt een mail die niet bezorgd kon worden, maar niet een die de desk bij zijn weten verstuurd "
                + "heeft.",
            "The desk itself sent it.": "De desk heeft hem zelf verstuurd.",
            "It cannot be kept as a request as it is.": "Hij kan zoals hij is geen aanvraag worden.",
            "It cannot be kept as a request as it is. *": "Hij kan zoals hij is geen aanvraag worden. {1:refusal}",
        ]

        private static let messagesInDutch: KeyValuePairs<String, String> = [
            "A request needs a subject.": "Een aanvraag heeft een onderwerp nodig.",
            "A subject is one line without control characters.": "Een onderwerp is één regel zonder besturingstekens.",
            "A text cannot contain the character NUL.": "Een tekst kan het teken NUL niet bevatten.",
            "A message needs a text or an attachment.": "Een bericht heeft een tekst of een bestand nodig.",
            "A file name is not empty and has no “/” or control character.":
                "Een bestandsnaam is niet leeg en heeft geen “/” of besturingsteken.",
            "A tag is a word without blanks or commas; “*” is none.":
                "Een label is een woord zonder spaties of komma’s; “{1}” is er geen.",
            "An identifier has 1 to 200 bytes, no control characters and no blanks at its ends.":
                "Een id heeft 1 tot 200 bytes, geen besturingstekens, en geen spaties aan het begin of het einde.",
            "A language is a tag such as fr, nl-BE or en.": "Een taal is een code zoals fr, nl-BE of en.",
            "A thing is named by its kind and the host’s id: device:LT-4711.":
                "Een ding wordt genoemd met zijn soort en zijn id, zoals device:LT-4711.",
            "It is one line, and not empty.": "Het is één regel, en niet leeg.",
            "It has 1 to 60 characters on one line.": "1 tot 60 tekens, op één regel.",
            "A key has 1 to * bytes.": "Een sleutel heeft 1 tot {1:number} bytes.",
            "Keys that begin with “*” are the desk’s own.": "Sleutels die met “{1}” beginnen zijn van de desk zelf.",
            "“*” needs an answer.": "“{1}” heeft een antwoord nodig.",
            "“*” is one of: *.": "“{1}” is een van deze: {2}.",
            "“*” is a number, such as 12 or 2.5.": "“{1}” is een getal, zoals 12 of 2.5.",
            "“*” is a finite number.": "“{1}” is een eindig getal.",
            "The number must be finite.": "Het getal moet eindig zijn.",
            "“*” is a date, written 2026-03-02.": "“{1}” is een datum, geschreven als 2026-03-02.",
            "“*” is *, not *.": "“{1}” is {2:answer}, en niet {3:answer}.",
            "The service asks for no fields.": "De dienst stelt geen vragen.",
            "The form asks for: *.": "Het formulier vraagt naar: {1}.",
            "Name a team or a service; without one nobody would see the request.":
                "Noem een team of een dienst; anders zou niemand de aanvraag zien.",
            "Name the team that goes on with it; without one nobody would see the request.":
                "Noem het team dat ermee verdergaat; anders zou niemand de aanvraag zien.",
            "An agent handles a request for a team; name the team.":
                "Een behandelaar behandelt een aanvraag voor een team; noem het team.",
            "“*” is not a member of team “*”.": "“{1}” hoort niet bij het team “{2}”.",
            "“*” does not handle this request, and may not read its notes.":
                "“{1}” behandelt deze aanvraag niet, en mag de notities niet lezen.",
            "What is owed is fulfilled or excused, and nothing else is; or it is declined.":
                "Wat verschuldigd is, wordt nagekomen, vrijgesteld of afgewezen; al het andere wordt nagekomen noch "
                + "vrijgesteld.",
            "Say what was done: a message shows that it was.": "Zeg wat er gedaan is: een bericht laat dat zien.",
            "Add the file: it shows that it was done.": "Voeg het bestand toe: dat laat zien dat het gedaan is.",
            "Say what there is to agree to.": "Zeg waarvoor je akkoord vraagt.",
            "“*” has no manager in the directory; name who is to agree.":
                "“{1}” heeft geen leidinggevende in het adresboek; zeg wie akkoord moet gaan.",
            "Nobody agrees to what they ask for themselves.": "Niemand gaat akkoord met de eigen aanvraag.",
            "Of * people from 1 to all can be needed to agree.":
                "Van {1:number} mensen kan het akkoord van één tot allemaal nodig zijn.",
            "An approval lapses after a second to 366 days.":
                "Een vraag om akkoord vervalt na een seconde tot 366 dagen.",
            "“*” may not see this confidential request; name them as one who may first.":
                "“{1}” mag deze vertrouwelijke aanvraag niet zien; geef daar eerst het recht toe.",
            "Name whom to thank.": "Noem wie je bedankt.",
            "Nobody thanks themselves.": "Niemand bedankt zichzelf.",
            "Say what the thanks are for.": "Zeg waarvoor je bedankt.",
            "From 1 to 5.": "Van 1 tot 5.",
            "A request cannot be related to itself.": "Een aanvraag kan niet met zichzelf verbonden worden.",
            "The opening message is the request itself and cannot be split off.":
                "Het eerste bericht is de aanvraag zelf en kan niet afgesplitst worden.",
            "A time of up to ten years, that ends after it begins.":
                "Een periode van hoogstens tien jaar, die na haar begin eindigt.",
        ]

        private static let wordsInDutch: [Kind: [String: String]] = [
            .reference: [
                "person": "persoon", "team": "team", "department": "afdeling", "service": "dienst",
                "supplier": "leverancier", "article": "artikel", "macro": "macro", "approval": "vraag om akkoord",
                "thing": "ding",
            ],
            .state: [
                "new": "nieuw is", "open": "in behandeling is", "pending": "wacht", "resolved": "opgelost is",
                "closed": "gesloten is", "reopened": "heropend is",
            ],
            .passive: [
                "be replied to": "worden beantwoord", "be put on hold": "wachten", "be resumed": "worden hervat",
                "be resolved": "worden opgelost", "be fulfilled": "worden nagekomen",
                "be excused": "worden vrijgesteld", "be agreed to": "akkoord krijgen",
                "get more steps": "meer stappen krijgen", "go on without a part": "zonder een deel verdergaan",
                "be judged": "worden beoordeeld", "be closed": "worden gesloten", "be reopened": "worden heropend",
                "be assigned": "worden gegeven", "get another due time": "een andere termijn krijgen",
                "be merged": "worden samengevoegd",
            ],
            .action: [
                "assign": "geven", "take": "nemen", "hold": "laten wachten", "resume": "hervatten",
                "resolve": "oplossen", "close": "sluiten", "reopen": "heropenen", "reply": "antwoorden",
                "note": "noteren",
            ],
            .outcome: [
                "approved": "akkoord", "declined": "niet akkoord", "lapsed": "de termijn is verstreken",
                "withdrawn": "ingetrokken",
            ],
            .answer: [
                "a text": "een tekst", "a number": "een getal", "a choice": "een keuze", "a date": "een datum",
                "a person": "een persoon",
            ],
            .unit: [
                "bytes": "bytes", "entries": "stuks", "requests": "aanvragen",
            ],
            .whom: [
                "the desk itself": "de desk zelf",
                "the team that handles the request": "het team dat de aanvraag behandelt",
            ],
            .field: [
                "subject": "Onderwerp", "text": "Tekst", "attachment": "Bestand", "attachments": "Bestanden",
                "attachment name": "Bestandsnaam", "media type": "Bestandstype", "mentions": "Vermeldingen",
                "tag": "Label", "tags": "Labels", "fields": "Antwoorden", "field name": "Naam van de vraag",
                "requester": "Aanvrager", "beneficiary": "Voor", "watcher": "Volger", "watchers": "Volgers",
                "team": "Team", "agent": "Behandelaar", "service": "Dienst", "supplier": "Leverancier",
                "language": "Taal", "channel": "Kanaal", "step": "Stap", "steps": "Stappen", "thing": "Betreft",
                "things": "Betreft", "named people": "Toegelaten mensen", "people concerned": "Betrokken mensen",
                "reason": "Reden", "remark": "Opmerking", "question": "Vraag", "approvers": "Wie akkoord gaat",
                "approvals": "Vragen om akkoord", "needed": "Nodig akkoord", "within": "Termijn",
                "resolution": "Uitkomst", "rating": "Oordeel", "people": "Mensen", "thanks": "Dankwoorden",
                "link": "Verband", "links": "Verbanden", "into": "Aanvraag", "message": "Bericht", "name": "Naam",
                "key": "Sleutel", "requests": "Aanvragen", "end": "Periode",
            ],
        ]
    }
#endif
