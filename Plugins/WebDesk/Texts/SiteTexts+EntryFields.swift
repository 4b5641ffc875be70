#if Web
    import ServiceDesk

    extension SiteTexts {
        /// The fields of those who keep the organisation, and what can be wrong with them.
        static let entryFields: [Language: [String: String]] = [
            .english: [
                "admin.inField": "{{field}}: {{text}}",
                "admin.elsewhere": "It is nothing that has a field: in the text below it is at this line.",
                "admin.asText": "All of it, as text", "admin.missing": "It must be filled in.",
                "admin.tooLong": "At most {{limit}} characters.", "admin.oneLine": "It has one line only.",
                "admin.noChoice": "“{{typed}}” is not one to choose.", "admin.chooseOne": "Choose at least one.",
                "admin.badID": "1 to 200 letters, digits and the like.", "admin.cannotBe": "It cannot be so.",
                "admin.idHint": "A short name that others refer to it by, such as “laptops”.",
                "admin.nobody":
                    """
                There is nobody “{{typed}}”. Choose from the list, or type a name, a mail address or \
                an id.
                """,
                "admin.several": "“{{typed}}” can be more than one: {{people}}.",
                "admin.personHint": "A name, a mail address or an id.",
                "admin.ownManager": "Nobody is their own manager.",
                "admin.addressTaken": "“{{typed}}” belongs to {{person}}.", "admin.hoursOf": "Hours",
                "admin.supplierOf": "Works for the supplier", "admin.skills": "Skills",
                "admin.skillsWanted": "Skills that help with it", "admin.commas": "With commas between them.",
                "admin.assignment": "Who gets what comes in", "admin.assignment.manual": "People choose",
                "admin.assignment.round-robin": "One after the other",
                "admin.assignment.least-loaded": "Whoever has least",
                "admin.assignment.skill": "Whoever has the skills", "admin.assignment.on-call": "Whoever is on call",
                "admin.isInTeams": "Teams", "admin.inNoTeam": "In no team.", "admin.teamOf": "Team",
                "admin.serviceOf": "Service", "admin.description": "What it is",
                "admin.beginsAs": "Requests for it begin as", "admin.confidential": "Its requests are confidential",
                "admin.formInText": "What whoever asks is asked for (“form”) is written in the text below.",
                "admin.parent": "Part of", "admin.zone": "Time zone", "admin.week": "The week",
                "admin.weekHint": "Such as 9:00-12:30, 13:00-17:00; nothing for closed. All day is 00:00-24:00.",
                "admin.badSpans": "“{{typed}}” are no hours such as 9:00-12:30, 13:00-17:00.",
                "admin.overlap": "{{typed}} and {{other}} overlap.", "admin.holidays": "Holidays",
                "admin.holidayHint":
                    """
                A line for each: 01-01 New Year (month-day) comes every year, 2027-05-07 Bridge day \
                once; 12-24/12-26 is from one to the other.
                """,
                "admin.holidaysInText": "{{count}} that come by other rules have the text below.",
                "admin.badHoliday":
                    """
                “{{typed}}” is no day with a name, such as 01-01 New Year or 2027-05-07 Bridge day.
                """,
                "admin.exceptions": "Other hours on some days",
                "admin.exceptionHint":
                    """
                A line for each: 2027-12-24 9:00-12:00 Christmas Eve. Without hours it is closed.
                """,
                "admin.badException": "“{{typed}}” is no day such as 2027-12-24 9:00-12:00 Christmas Eve.",
                "admin.madeOfOthers": "These hours are made of others; of which, says the text below.",
                "admin.goalsAbout":
                    """
                How soon, by priority. Where a priority has no time of its own, that of all others counts; where \
                there is neither, nothing is promised. For which requests, warnings and the rest are in the text below.
                """,
                "admin.otherPriorities": "All others", "admin.countsBy": "Hours by which service time counts",
                "admin.unitOf": "{{label}}: in what it counts", "admin.unit.service-minutes": "service minutes",
                "admin.unit.service-hours": "service hours", "admin.unit.service-days": "service days",
                "admin.unit.elapsed-minutes": "minutes by the clock",
                "admin.unit.elapsed-hours": "hours by the clock", "admin.unit.elapsed-days": "days by the clock",
                "admin.allRequests": "All requests", "admin.noGoal": "Say at least once how soon.",
                "admin.whichHours": "Choose by which hours it counts.",
                "admin.badPhone": "“{{typed}}” is no telephone number.",
                "admin.badAmount": "“{{typed}}” is no time: a whole number, or 1.5 of hours.", "admin.acts": "Acts",
                "admin.usable": "Can be used", "admin.ruleOrder": "Rules act in the order of their ids.",
                "admin.on": "On what it acts", "admin.on.opened": "It is opened",
                "admin.on.asked": "Whoever asked writes", "admin.on.answered": "Somebody answers",
                "admin.on.noted": "Somebody notes something", "admin.on.assigned": "It is assigned",
                "admin.on.classified": "Its kind, priority or service changes", "admin.on.tagged": "Its words change",
                "admin.on.held": "It waits", "admin.on.resumed": "It goes on", "admin.on.resolved": "It is resolved",
                "admin.on.closed": "It is closed", "admin.on.reopened": "It comes back",
                "admin.on.handedOver": "A supplier gets it, or gives it back", "admin.on.linked": "It is linked",
                "admin.on.warned": "A time is near", "admin.on.breached": "A time was missed",
                "admin.on.escalated": "Somebody is called in",
                "admin.on.approvalConcluded": "Others have agreed, or not",
                "admin.on.surveyAnswered": "A survey is answered", "admin.forWhich": "For which requests",
                "admin.forWhichAbout":
                    """
                What is left empty does not matter. Other conditions are in the text below.
                """,
                "admin.kinds": "Kind", "admin.atLeast": "This priority, or a more urgent one",
                "admin.words": "One of these words is in it", "admin.teamsOf": "Teams",
                "admin.servicesOf": "Services", "admin.usedBy": "For these teams; none for all",
                "admin.reply": "What it answers",
                "admin.replyHint": "It may have {number}, {subject}, {requester}, {team} and {agent} in it.",
                "admin.anyLanguage": "In every other language", "admin.does": "What it does",
                "admin.doesAbout": "Whatever else it does is in the text below.",
                "admin.assign": "Gives it to the team", "admin.tag": "Adds the words",
                "admin.doesNothing": "Say what is to be done: an answer, a team or a word.",
                "admin.asks": "What is asked when it is opened",
                "admin.asksHint": "Names with commas between them; {name} in a text is filled in.",
                "admin.steps": "Steps", "admin.onePerLine": "A line for each.", "admin.substitute": "Who acts",
                "admin.absent": "For whom", "admin.starts": "From", "admin.ends": "Until",
                "admin.badTime": "“{{typed}}” is no day and time.", "admin.endsFirst": "It ends before it begins.",
                "admin.ownSubstitute": "Nobody is their own substitute.",
            ],
            .french: [
                "admin.inField": "{{field}} : {{text}}",
                "admin.elsewhere": "Cela n’a pas de champ : voici la ligne dans le texte ci-dessous.",
                "admin.asText": "Le tout, sous forme de texte", "admin.missing": "Il faut le remplir.",
                "admin.tooLong": "Au plus {{limit}} caractères.", "admin.oneLine": "Une seule ligne.",
                "admin.noChoice": "« {{typed}} » n’est pas un des choix.",
                "admin.chooseOne": "Choisissez-en au moins un.",
                "admin.badID": "De 1 à 200 lettres, chiffres ou signes.",
                "admin.cannotBe": "Ce n’est pas possible ainsi.",
                "admin.idHint": "Un nom court par lequel on s’y réfère, par exemple « laptops ».",
                "admin.nobody":
                    """
                Il n’y a personne du nom de « {{typed}} ». Choisissez dans la liste, ou tapez un nom, \
                une adresse ou un identifiant.
                """,
                "admin.several": "« {{typed}} » peut être plusieurs personnes : {{people}}.",
                "admin.personHint": "Un nom, une adresse ou un identifiant.",
                "admin.ownManager": "Personne n’est son propre responsable.",
                "admin.addressTaken": "« {{typed}} » est à {{person}}.", "admin.hoursOf": "Horaires",
                "admin.supplierOf": "Travaille pour le fournisseur", "admin.skills": "Compétences",
                "admin.skillsWanted": "Compétences utiles", "admin.commas": "Séparés par des virgules.",
                "admin.assignment": "Qui reçoit ce qui arrive", "admin.assignment.manual": "Les gens choisissent",
                "admin.assignment.round-robin": "À tour de rôle",
                "admin.assignment.least-loaded": "Qui en a le moins",
                "admin.assignment.skill": "Qui a les compétences", "admin.assignment.on-call": "Qui est de garde",
                "admin.isInTeams": "Équipes", "admin.inNoTeam": "Dans aucune équipe.", "admin.teamOf": "Équipe",
                "admin.serviceOf": "Service", "admin.description": "De quoi il s’agit",
                "admin.beginsAs": "Les demandes commencent comme",
                "admin.confidential": "Ses demandes sont confidentielles",
                "admin.formInText":
                    """
                Ce qu’on demande à qui fait la demande (« form ») s’écrit dans le texte ci-dessous.
                """,
                "admin.parent": "Fait partie de", "admin.zone": "Fuseau horaire", "admin.week": "La semaine",
                "admin.weekHint":
                    """
                Par exemple 9:00-12:30, 13:00-17:00 ; rien pour fermé. Toute la journée : 00:00-24:00.
                """,
                "admin.badSpans": "« {{typed}} » : ce ne sont pas des heures comme 9:00-12:30, 13:00-17:00.",
                "admin.overlap": "{{typed}} et {{other}} se chevauchent.", "admin.holidays": "Jours fériés",
                "admin.holidayHint":
                    """
                Une ligne par jour : 01-01 Nouvel An (mois-jour) revient chaque année, 2027-05-07 Pont \
                une seule fois ; 12-24/12-26 va de l’un à l’autre.
                """,
                "admin.holidaysInText":
                    """
                {{count}} autres, qui suivent d’autres règles, sont dans le texte ci-dessous.
                """,
                "admin.badHoliday":
                    """
                « {{typed}} » n’est pas un jour avec un nom, comme 01-01 Nouvel An ou 2027-05-07 Pont.
                """,
                "admin.exceptions": "D’autres heures certains jours",
                "admin.exceptionHint":
                    """
                Une ligne par jour : 2027-12-24 9:00-12:00 Veille de Noël. Sans heures, c’est fermé.
                """,
                "admin.badException": "« {{typed}} » n’est pas un jour comme 2027-12-24 9:00-12:00 Veille de Noël.",
                "admin.madeOfOthers": "Ces horaires sont faits d’autres ; le texte ci-dessous dit desquels.",
                "admin.goalsAbout":
                    """
                Dans quel délai, par priorité. Là où une priorité n’a pas de délai à elle, celui de toutes les \
                autres vaut ; sans l’un ni l’autre, rien n’est promis. Pour quelles demandes, les avertissements et le \
                reste sont dans le texte ci-dessous.
                """,
                "admin.otherPriorities": "Toutes les autres",
                "admin.countsBy": "Horaires selon lesquels compte le temps de service",
                "admin.unitOf": "{{label}} : en quoi il compte", "admin.unit.service-minutes": "minutes de service",
                "admin.unit.service-hours": "heures de service", "admin.unit.service-days": "jours de service",
                "admin.unit.elapsed-minutes": "minutes réelles", "admin.unit.elapsed-hours": "heures réelles",
                "admin.unit.elapsed-days": "jours réels", "admin.allRequests": "Toutes les demandes",
                "admin.noGoal": "Dites au moins un délai.",
                "admin.whichHours": "Choisissez selon quels horaires il compte.",
                "admin.badPhone": "« {{typed}} » n’est pas un numéro de téléphone.",
                "admin.badAmount": "« {{typed}} » n’est pas une durée : un nombre entier, ou 1,5 pour des heures.",
                "admin.acts": "Agit",
                "admin.usable": "Peut servir",
                "admin.ruleOrder": "Les règles agissent dans l’ordre de leurs identifiants.",
                "admin.on": "Sur quoi elle agit", "admin.on.opened": "Ouverture",
                "admin.on.asked": "Le demandeur écrit", "admin.on.answered": "Quelqu’un répond",
                "admin.on.noted": "Une note est écrite", "admin.on.assigned": "Attribution",
                "admin.on.classified": "Sa nature, priorité ou service change",
                "admin.on.tagged": "Ses mots changent", "admin.on.held": "Elle attend",
                "admin.on.resumed": "Elle reprend", "admin.on.resolved": "Résolution", "admin.on.closed": "Clôture",
                "admin.on.reopened": "Elle revient", "admin.on.handedOver": "Un fournisseur la reçoit ou la rend",
                "admin.on.linked": "Elle est liée", "admin.on.warned": "Une échéance approche",
                "admin.on.breached": "Une échéance est passée", "admin.on.escalated": "Quelqu’un est appelé",
                "admin.on.approvalConcluded": "D’autres ont approuvé, ou non",
                "admin.on.surveyAnswered": "Une enquête a sa réponse", "admin.forWhich": "Pour quelles demandes",
                "admin.forWhichAbout":
                    """
                Ce qui est vide ne compte pas. Les autres conditions sont dans le texte ci-dessous.
                """,
                "admin.kinds": "Nature", "admin.atLeast": "Cette priorité, ou une plus urgente",
                "admin.words": "Un de ces mots y figure", "admin.teamsOf": "Équipes", "admin.servicesOf": "Services",
                "admin.usedBy": "Pour ces équipes ; aucune pour toutes", "admin.reply": "Ce qu’elle répond",
                "admin.replyHint": "On peut y mettre {number}, {subject}, {requester}, {team} et {agent}.",
                "admin.anyLanguage": "Dans toute autre langue", "admin.does": "Ce qu’elle fait",
                "admin.doesAbout": "Tout ce qu’elle fait d’autre est dans le texte ci-dessous.",
                "admin.assign": "La donne à l’équipe", "admin.tag": "Ajoute les mots",
                "admin.doesNothing": "Dites ce qu’il faut faire : une réponse, une équipe ou un mot.",
                "admin.asks": "Ce qui est demandé à l’ouverture",
                "admin.asksHint": "Des noms séparés par des virgules ; {name} dans un texte est remplacé.",
                "admin.steps": "Étapes", "admin.onePerLine": "Une ligne pour chacune.",
                "admin.substitute": "Qui agit", "admin.absent": "Pour qui", "admin.starts": "Du", "admin.ends": "Au",
                "admin.badTime": "« {{typed}} » n’est pas un jour et une heure.",
                "admin.endsFirst": "La fin est avant le début.",
                "admin.ownSubstitute": "Personne ne se supplée soi-même.",
            ],
            .dutch: [
                "admin.inField": "{{field}}: {{text}}",
                "admin.elsewhere": "Daar is geen veld voor: in de tekst hieronder staat het op deze regel.",
                "admin.asText": "Alles, als tekst", "admin.missing": "Dit moet ingevuld zijn.",
                "admin.tooLong": "Hoogstens {{limit}} tekens.", "admin.oneLine": "Eén regel maar.",
                "admin.noChoice": "“{{typed}}” is geen van de keuzes.", "admin.chooseOne": "Kies er minstens een.",
                "admin.badID": "1 tot 200 letters, cijfers en tekens.", "admin.cannotBe": "Zo kan het niet.",
                "admin.idHint": "Een korte naam waarmee men ernaar verwijst, zoals “laptops”.",
                "admin.nobody":
                    """
                Er is niemand “{{typed}}”. Kies uit de lijst, of typ een naam, een mailadres of een \
                id.
                """,
                "admin.several": "“{{typed}}” kan meer dan één persoon zijn: {{people}}.",
                "admin.personHint": "Een naam, een mailadres of een id.",
                "admin.ownManager": "Niemand is zijn eigen leidinggevende.",
                "admin.addressTaken": "“{{typed}}” is van {{person}}.", "admin.hoursOf": "Uren",
                "admin.supplierOf": "Werkt voor de leverancier", "admin.skills": "Vaardigheden",
                "admin.skillsWanted": "Vaardigheden die ervoor helpen", "admin.commas": "Met komma’s ertussen.",
                "admin.assignment": "Wie krijgt wat binnenkomt", "admin.assignment.manual": "Mensen kiezen",
                "admin.assignment.round-robin": "Om beurten", "admin.assignment.least-loaded": "Wie het minst heeft",
                "admin.assignment.skill": "Wie de vaardigheden heeft", "admin.assignment.on-call": "Wie van wacht is",
                "admin.isInTeams": "Teams", "admin.inNoTeam": "In geen team.", "admin.teamOf": "Team",
                "admin.serviceOf": "Dienst", "admin.description": "Wat het is",
                "admin.beginsAs": "Aanvragen ervoor beginnen als",
                "admin.confidential": "De aanvragen zijn vertrouwelijk",
                "admin.formInText": "Wat aan de aanvrager gevraagd wordt (“form”), staat in de tekst hieronder.",
                "admin.parent": "Deel van", "admin.zone": "Tijdzone", "admin.week": "De week",
                "admin.weekHint": "Zoals 9:00-12:30, 13:00-17:00; niets voor gesloten. De hele dag is 00:00-24:00.",
                "admin.badSpans": "“{{typed}}” zijn geen uren zoals 9:00-12:30, 13:00-17:00.",
                "admin.overlap": "{{typed}} en {{other}} overlappen.", "admin.holidays": "Feestdagen",
                "admin.holidayHint":
                    """
                Een regel per dag: 01-01 Nieuwjaar (maand-dag) komt elk jaar, 2027-05-07 Brugdag één \
                keer; 12-24/12-26 gaat van de ene tot de andere.
                """,
                "admin.holidaysInText": "{{count}} die volgens andere regels komen, staan in de tekst hieronder.",
                "admin.badHoliday":
                    """
                “{{typed}}” is geen dag met een naam, zoals 01-01 Nieuwjaar of 2027-05-07 Brugdag.
                """,
                "admin.exceptions": "Andere uren op sommige dagen",
                "admin.exceptionHint":
                    """
                Een regel per dag: 2027-12-24 9:00-12:00 Kerstavond. Zonder uren is het gesloten.
                """,
                "admin.badException": "“{{typed}}” is geen dag zoals 2027-12-24 9:00-12:00 Kerstavond.",
                "admin.madeOfOthers": "Deze uren bestaan uit andere; de tekst hieronder zegt uit welke.",
                "admin.goalsAbout":
                    """
                Hoe snel, per prioriteit. Heeft een prioriteit geen eigen tijd, dan telt die van alle andere; is er \
                geen van beide, dan is er niets beloofd. Voor welke aanvragen, de waarschuwingen en de rest staan \
                in de tekst hieronder.
                """,
                "admin.otherPriorities": "Alle andere", "admin.countsBy": "Uren volgens welke diensttijd telt",
                "admin.unitOf": "{{label}}: waarin het telt", "admin.unit.service-minutes": "minuten diensttijd",
                "admin.unit.service-hours": "uren diensttijd", "admin.unit.service-days": "dagen diensttijd",
                "admin.unit.elapsed-minutes": "minuten op de klok", "admin.unit.elapsed-hours": "uren op de klok",
                "admin.unit.elapsed-days": "dagen op de klok", "admin.allRequests": "Alle aanvragen",
                "admin.noGoal": "Zeg minstens één keer hoe snel.",
                "admin.whichHours": "Kies volgens welke uren het telt.",
                "admin.badPhone": "“{{typed}}” is geen telefoonnummer.",
                "admin.badAmount": "“{{typed}}” is geen tijd: een geheel getal, of 1,5 bij uren.",
                "admin.acts": "Werkt",
                "admin.usable": "Kan gebruikt worden",
                "admin.ruleOrder": "Regels werken in de volgorde van hun id’s.", "admin.on": "Waarop ze werkt",
                "admin.on.opened": "Ze wordt geopend", "admin.on.asked": "De aanvrager schrijft",
                "admin.on.answered": "Iemand antwoordt", "admin.on.noted": "Iemand noteert iets",
                "admin.on.assigned": "Ze wordt toegewezen",
                "admin.on.classified": "Soort, prioriteit of dienst verandert",
                "admin.on.tagged": "De woorden veranderen", "admin.on.held": "Ze wacht",
                "admin.on.resumed": "Ze gaat verder", "admin.on.resolved": "Ze wordt opgelost",
                "admin.on.closed": "Ze wordt gesloten", "admin.on.reopened": "Ze komt terug",
                "admin.on.handedOver": "Een leverancier krijgt ze of geeft ze terug",
                "admin.on.linked": "Ze wordt verbonden", "admin.on.warned": "Een termijn nadert",
                "admin.on.breached": "Een termijn is gemist", "admin.on.escalated": "Iemand wordt erbij geroepen",
                "admin.on.approvalConcluded": "Anderen zijn akkoord, of niet",
                "admin.on.surveyAnswered": "Een enquête is beantwoord", "admin.forWhich": "Voor welke aanvragen",
                "admin.forWhichAbout":
                    """
                Wat leeg is, speelt geen rol. Andere voorwaarden staan in de tekst hieronder.
                """,
                "admin.kinds": "Soort", "admin.atLeast": "Deze prioriteit, of een dringendere",
                "admin.words": "Een van deze woorden staat erin", "admin.teamsOf": "Teams",
                "admin.servicesOf": "Diensten", "admin.usedBy": "Voor deze teams; geen voor alle",
                "admin.reply": "Wat ze antwoordt",
                "admin.replyHint": "Er mag {number}, {subject}, {requester}, {team} en {agent} in staan.",
                "admin.anyLanguage": "In elke andere taal", "admin.does": "Wat ze doet",
                "admin.doesAbout": "Wat ze verder doet, staat in de tekst hieronder.",
                "admin.assign": "Geeft ze aan het team", "admin.tag": "Voegt de woorden toe",
                "admin.doesNothing": "Zeg wat er moet gebeuren: een antwoord, een team of een woord.",
                "admin.asks": "Wat bij het openen gevraagd wordt",
                "admin.asksHint": "Namen met komma’s ertussen; {name} in een tekst wordt ingevuld.",
                "admin.steps": "Stappen", "admin.onePerLine": "Een regel voor elk.",
                "admin.substitute": "Wie handelt", "admin.absent": "Voor wie", "admin.starts": "Van",
                "admin.ends": "Tot", "admin.badTime": "“{{typed}}” is geen dag en uur.",
                "admin.endsFirst": "Het einde ligt voor het begin.",
                "admin.ownSubstitute": "Niemand vervangt zichzelf.",
            ],
        ]
    }
#endif
