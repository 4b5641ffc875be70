#if Web
    import ServiceDesk

    extension SiteTexts {
        /// The pages for those who keep the organisation, and for mail that waits.
        static let administration = entryFields.merging(administrationPages) { fields, pages in
            fields.merging(pages) { $1 }
        }

        private static let administrationPages: [Language: [String: String]] = [
            .english: [
                "admin.rehearsed":
                    """
                Of {{requests}} requests of the last 30 days that you handle: it would have \
                acted {{times}} times.
                """,
                "admin.rehearsedNewest":
                    """
                Of the newest {{requests}} requests of the last 30 days that you handle: it \
                would have acted {{times}} times.
                """,
                "admin.hoursCount": "Clocks count by the new hours from the moment when they are saved.",
                "admin.movingFirst":
                    "Of the first {{requests}} open requests {{moving}} would be due at another time.",
                "nav.admin": "Organisation",
                "nav.quarantine": "Waiting mail",
                "admin.label": "What the organisation is made of",
                "admin.person": "People",
                "admin.team": "Teams",
                "admin.service": "Services",
                "admin.department": "Departments",
                "admin.supplier": "Suppliers",
                "admin.calendar": "Hours",
                "admin.onCall": "On call",
                "admin.policy": "Service levels",
                "admin.rule": "Rules",
                "admin.macro": "Macros",
                "admin.template": "Templates",
                "admin.delegation": "Substitutes",
                "admin.search": "Search by name, id or address",
                "admin.none": "There is none.",
                "admin.new": "New",
                "admin.name": "Name",
                "admin.id": "Id",
                "admin.idNew": "Id, which is never changed",
                "admin.over": "not in force",
                "admin.departmentOf": "Department",
                "admin.manager": "Manager",
                "admin.active": "Works here",
                "admin.mission": "What the team is there for",
                "admin.members": "Members",
                "admin.leads": "leads",
                "admin.leaves": "leaves",
                "admin.joins": "Somebody who joins",
                "admin.save": "Save",
                "admin.try": "See what would change",
                "admin.saved": "It is saved, and in force.",
                "admin.trial": "What would change",
                "admin.nothing": "Nothing would change.",
                "admin.text": "Text",
                "admin.textAbout": "As the organisation file has it",
                "admin.oneEntry": "Here the text has one entry: {{kind}}.",
                "admin.otherID": "The id stays “{{id}}”: requests name it.",
                "admin.isThere": "There is a “{{id}}” already.",
                "admin.changedMeanwhile": "Somebody has changed it meanwhile. Copy what you typed, and load it again.",
                "admin.moving": "Of {{requests}} open requests {{moving}} would be due at another time.",
                "admin.openKeep":
                    """
                    Open requests keep what was promised until something happens to them; “desk sla apply” asks anew \
                    for all of them.
                    """,
                "quarantine.title": "Mail that waits",
                "quarantine.about":
                    """
                It is not certain who wrote it, or what it is. Let it in, and it becomes a request, or a \
                part of one.
                """,
                "quarantine.none": "No mail waits.",
                "quarantine.text": "What it says",
                "quarantine.from": "Whose request it is (id), where the mail does not say so",
                "quarantine.release": "Let it in",
                "quarantine.discard": "Give it up",
                "quarantine.released": "It is let in.",
                "quarantine.discarded": "It is given up.",
                "quarantine.noSubject": "Without a subject",
            ],
            .french: [
                "admin.rehearsed":
                    """
                Sur {{requests}} demandes des 30 derniers jours que vous traitez : elle aurait \
                agi {{times}} fois.
                """,
                "admin.rehearsedNewest":
                    """
                Sur les {{requests}} demandes les plus récentes que vous traitez : elle aurait \
                agi {{times}} fois.
                """,
                "admin.hoursCount": "Les délais comptent selon les nouveaux horaires dès leur enregistrement.",
                "admin.movingFirst":
                    "Sur les {{requests}} premières demandes ouvertes, {{moving}} auraient une autre échéance.",
                "nav.admin": "Organisation",
                "nav.quarantine": "Courrier en attente",
                "admin.label": "De quoi l’organisation est faite",
                "admin.person": "Personnes",
                "admin.team": "Équipes",
                "admin.service": "Services",
                "admin.department": "Départements",
                "admin.supplier": "Fournisseurs",
                "admin.calendar": "Horaires",
                "admin.onCall": "Gardes",
                "admin.policy": "Niveaux de service",
                "admin.rule": "Règles",
                "admin.macro": "Macros",
                "admin.template": "Modèles",
                "admin.delegation": "Suppléances",
                "admin.search": "Chercher par nom, identifiant ou adresse",
                "admin.none": "Il n’y en a pas.",
                "admin.new": "Nouveau",
                "admin.name": "Nom",
                "admin.id": "Identifiant",
                "admin.idNew": "Identifiant, qui ne change jamais",
                "admin.over": "hors service",
                "admin.departmentOf": "Département",
                "admin.manager": "Responsable",
                "admin.active": "Travaille ici",
                "admin.mission": "À quoi sert l’équipe",
                "admin.members": "Membres",
                "admin.leads": "dirige",
                "admin.leaves": "quitte",
                "admin.joins": "Quelqu’un qui rejoint l’équipe",
                "admin.save": "Enregistrer",
                "admin.try": "Voir ce qui changerait",
                "admin.saved": "C’est enregistré, et en vigueur.",
                "admin.trial": "Ce qui changerait",
                "admin.nothing": "Rien ne changerait.",
                "admin.text": "Texte",
                "admin.textAbout": "Comme dans le fichier de l’organisation",
                "admin.oneEntry": "Ici, le texte a une seule entrée : {{kind}}.",
                "admin.otherID": "L’identifiant reste « {{id}} » : des demandes le nomment.",
                "admin.isThere": "Il y a déjà un « {{id}} ».",
                "admin.changedMeanwhile":
                    "Quelqu’un l’a changé entre-temps. Copiez ce que vous avez écrit, puis rechargez-le.",
                "admin.moving": "Sur {{requests}} demandes ouvertes, {{moving}} auraient une autre échéance.",
                "admin.openKeep":
                    """
                    Les demandes ouvertes gardent ce qui fut promis jusqu’à ce que quelque chose leur arrive ; \
                    « desk sla apply » redemande pour toutes.
                    """,
                "quarantine.title": "Courrier en attente",
                "quarantine.about":
                    """
                On n’est pas sûr de qui l’a écrit, ni de ce que c’est. Acceptez-le, et il devient une \
                demande, ou une partie d’une autre.
                """,
                "quarantine.none": "Aucun courrier n’attend.",
                "quarantine.text": "Ce qu’il dit",
                "quarantine.from": "À qui est la demande (identifiant), si le courrier ne le dit pas",
                "quarantine.release": "Accepter",
                "quarantine.discard": "Abandonner",
                "quarantine.released": "C’est accepté.",
                "quarantine.discarded": "C’est abandonné.",
                "quarantine.noSubject": "Sans objet",
            ],
            .dutch: [
                "admin.rehearsed":
                    """
                Van {{requests}} aanvragen van de laatste 30 dagen die je behandelt: ze zou \
                {{times}} keer iets gedaan hebben.
                """,
                "admin.rehearsedNewest":
                    """
                Van de {{requests}} nieuwste aanvragen die je behandelt: ze zou {{times}} keer \
                iets gedaan hebben.
                """,
                "admin.hoursCount": "Klokken tellen volgens de nieuwe uren vanaf het moment van opslaan.",
                "admin.movingFirst":
                    "Van de eerste {{requests}} open aanvragen moeten er {{moving}} op een ander moment klaar zijn.",
                "nav.admin": "Organisatie",
                "nav.quarantine": "Wachtende mail",
                "admin.label": "Waaruit de organisatie bestaat",
                "admin.person": "Mensen",
                "admin.team": "Teams",
                "admin.service": "Diensten",
                "admin.department": "Afdelingen",
                "admin.supplier": "Leveranciers",
                "admin.calendar": "Uren",
                "admin.onCall": "Wachtdiensten",
                "admin.policy": "Dienstenniveaus",
                "admin.rule": "Regels",
                "admin.macro": "Macro’s",
                "admin.template": "Sjablonen",
                "admin.delegation": "Vervangingen",
                "admin.search": "Zoeken op naam, id of adres",
                "admin.none": "Er is er geen.",
                "admin.new": "Nieuw",
                "admin.name": "Naam",
                "admin.id": "Id",
                "admin.idNew": "Id, die nooit verandert",
                "admin.over": "niet van kracht",
                "admin.departmentOf": "Afdeling",
                "admin.manager": "Leidinggevende",
                "admin.active": "Werkt hier",
                "admin.mission": "Waarvoor het team er is",
                "admin.members": "Leden",
                "admin.leads": "leidt",
                "admin.leaves": "verlaat",
                "admin.joins": "Iemand die erbij komt",
                "admin.save": "Opslaan",
                "admin.try": "Bekijken wat er zou veranderen",
                "admin.saved": "Het is opgeslagen, en van kracht.",
                "admin.trial": "Wat er zou veranderen",
                "admin.nothing": "Er zou niets veranderen.",
                "admin.text": "Tekst",
                "admin.textAbout": "Zoals in het bestand van de organisatie",
                "admin.oneEntry": "Hier heeft de tekst één onderdeel: {{kind}}.",
                "admin.otherID": "De id blijft “{{id}}”: aanvragen noemen die.",
                "admin.isThere": "Er is al een “{{id}}”.",
                "admin.changedMeanwhile":
                    "Iemand heeft het intussen veranderd. Kopieer wat je typte, en laad het opnieuw.",
                "admin.moving":
                    "Van {{requests}} open aanvragen zouden er {{moving}} op een ander moment klaar moeten zijn.",
                "admin.openKeep":
                    """
                    Open aanvragen houden wat beloofd was tot er iets mee gebeurt; “desk sla apply” vraagt het opnieuw \
                    voor alle.
                    """,
                "quarantine.title": "Mail die wacht",
                "quarantine.about":
                    """
                Het is niet zeker wie het schreef, of wat het is. Laat het binnen, en het wordt een \
                aanvraag, of een deel ervan.
                """,
                "quarantine.none": "Er wacht geen mail.",
                "quarantine.text": "Wat erin staat",
                "quarantine.from": "Van wie de aanvraag is (id), als de mail dat niet zegt",
                "quarantine.release": "Binnenlaten",
                "quarantine.discard": "Opgeven",
                "quarantine.released": "Het is binnengelaten.",
                "quarantine.discarded": "Het is opgegeven.",
                "quarantine.noSubject": "Zonder onderwerp",
            ],
        ]
    }
#endif
