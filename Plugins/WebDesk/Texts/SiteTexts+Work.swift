#if Web
    import ServiceDesk

    extension SiteTexts {
        /// The pages around the queue: calls, clocks, problems, obligations and reports.
        static let work: [Language: [String: String]] = [
            .english: [
                "nav.calls": "Note a call", "nav.problems": "Problems", "nav.obligations": "Obligations",
                "nav.reports": "Reports", "nav.more": "More",
                "call.title": "A call", "call.who": "Who calls: telephone number, mail address or user name",
                "call.find": "Find",
                "call.open": "What they call about", "call.new": "Something new",
                "call.another": "#{{number}} is somebody else’s.",
                "call.text": "What was said",
                "call.urgent": "It is urgent",
                "call.answered": "It was answered at once", "call.note": "Note it",
                "call.unknown": "The directory knows nobody by “{{who}}”.",
                "call.noted": "Noted as #{{number}}. Another team has it now.",
                "done.notResolved": "It is noted, but could not be solved at once: see why.",
                "fulfil.text": "What was done", "fulfil.file": "The file that shows it",
                "clocks.unreadable": "The hours by which they count cannot be read.",
                "clocks.title": "Why the clocks show what they show", "clocks.none": "Nothing is owed for it.",
                "clocks.used": "Used", "clocks.of": "of", "clocks.owed": "owed to", "clocks.from": "From",
                "clocks.to": "To", "clocks.counts": "Counts", "clocks.why": "Why", "clocks.ahead": "to come",
                "clock.explain": "Why its clocks show what they show", "clock.toRequester": "whoever asked",
                "clock.running": "running", "clock.late": "late", "clock.paused": "paused", "clock.kept": "in time",
                "clock.missed": "too late", "clock.notOwed": "not owed now",
                "metric.firstResponse": "First answer", "metric.nextResponse": "Next answer",
                "metric.periodicUpdate": "News at least every so often", "metric.resolution": "Resolution",
                "span.open": "within the hours", "span.closed": "outside of the hours",
                "span.excluded": "taken out of the hours", "span.realTime": "real time counts",
                "span.paused": "paused", "span.over": "resolved or closed",
                "span.restarted": "before the target began anew",
                "problems.title": "Known problems",
                "problems.about": "What is wrong, or was lately, and what helps.",
                "problems.none": "No problem is known at the moment.", "problems.open": "Being looked into",
                "problems.noneOpen": "Your teams look into no problem.", "problems.incidents": "Incidents",
                "problems.cause": "Cause known", "problems.proposed": "What recurs",
                "problems.proposedAbout":
                    """
                Requests of the last 90 days that have more in common than chance explains. Whether there is one \
                cause, somebody has to find out.
                """,
                "problems.noneProposed": "Nothing recurs so that it stands out.",
                "problems.lookInto": "Look into it", "problems.gone": "That does not stand out any more.",
                "obligations.title": "Obligations", "obligations.own": "What you owe",
                "obligations.none": "You owe nothing.", "obligations.owed": "What is owed to your teams",
                "obligations.noneOwed": "Nothing is owed to your teams.",
                "obligations.more": "and {{count}} more",
                "feed.title": "In your own calendar",
                "feed.about":
                    """
                Addresses for your calendar or your reader of news. Whoever has one reads this without signing in: \
                keep it to yourself. They are shown once, and are good for a year; making new ones ends the old.
                """,
                "feed.make": "Make addresses",
                "feed.end": "Take them back",
                "feed.ends": "You have addresses, good until",
                "feed.made": "These are your addresses. Copy them now: they are not shown again.",
                "feed.calendar": "Obligations, for a calendar",
                "feed.atom": "Obligations, for a reader of news", "feed.onCall": "When you are on call",
                "feed.turn": "On call for {{team}}, level {{level}}",
                "reports.title": "Report of the service desk",
                "reports.about":
                    "A page with the figures of your teams and how they are counted, to be read and printed.",
                "reports.days": "The last {{count}} days", "reports.from": "From", "reports.to": "To",
                "reports.allTeams": "All your teams", "reports.show": "Show",
                "reports.badTime": "From a day that has begun to the same or a later one, {{days}} days at most.",
                "team.onCall": "On call now", "call.until": "until", "team.level": "level {{level}}",
            ],
            .french: [
                "nav.calls": "Noter un appel", "nav.problems": "Problèmes", "nav.obligations": "Obligations",
                "nav.reports": "Rapports", "nav.more": "Plus",
                "call.title": "Un appel", "call.who": "Qui appelle : numéro de téléphone, adresse ou identifiant",
                "call.find": "Chercher",
                "call.open": "L’objet de l’appel", "call.new": "Quelque chose de nouveau",
                "call.another": "Le n° {{number}} est à quelqu’un d’autre.",
                "call.text": "Ce qui a été dit",
                "call.urgent": "C’est urgent",
                "call.answered": "La réponse a été donnée tout de suite", "call.note": "Noter",
                "call.unknown": "L’annuaire ne connaît personne sous « {{who}} ».",
                "call.noted": "Noté sous le n° {{number}}. Une autre équipe s’en occupe maintenant.",
                "done.notResolved": "C’est noté, mais cela n’a pas pu être résolu tout de suite : voyez pourquoi.",
                "fulfil.text": "Ce qui a été fait", "fulfil.file": "Le fichier qui le montre",
                "clocks.unreadable": "Les heures selon lesquelles elles comptent ne peuvent pas être lues.",
                "clocks.title": "Pourquoi les horloges indiquent cela", "clocks.none": "Rien n’est dû.",
                "clocks.used": "Utilisé :", "clocks.of": "sur", "clocks.owed": "envers", "clocks.from": "Du",
                "clocks.to": "Au", "clocks.counts": "Compte", "clocks.why": "Pourquoi", "clocks.ahead": "à venir",
                "clock.explain": "Pourquoi les horloges indiquent cela", "clock.toRequester": "le demandeur",
                "clock.running": "en cours", "clock.late": "en retard", "clock.paused": "en pause",
                "clock.kept": "à temps", "clock.missed": "trop tard", "clock.notOwed": "rien n’est dû",
                "metric.firstResponse": "Première réponse", "metric.nextResponse": "Réponse suivante",
                "metric.periodicUpdate": "Des nouvelles régulières", "metric.resolution": "Solution",
                "span.open": "pendant les heures", "span.closed": "hors des heures",
                "span.excluded": "retiré des heures", "span.realTime": "le temps réel compte",
                "span.paused": "en pause", "span.over": "résolu ou clos",
                "span.restarted": "avant que l’objectif ne recommence",
                "problems.title": "Problèmes connus",
                "problems.about": "Ce qui ne va pas, ou n’allait pas récemment, et ce qui aide.",
                "problems.none": "Aucun problème connu en ce moment.", "problems.open": "En cours d’étude",
                "problems.noneOpen": "Vos équipes n’étudient aucun problème.", "problems.incidents": "Incidents",
                "problems.cause": "Cause connue", "problems.proposed": "Ce qui revient",
                "problems.proposedAbout":
                    """
                Des demandes des 90 derniers jours qui ont plus en commun que le hasard ne l’explique. Reste à \
                vérifier s’il y a une cause commune.
                """,
                "problems.noneProposed": "Rien ne revient au point de se remarquer.",
                "problems.lookInto": "Étudier", "problems.gone": "Cela ne ressort plus.",
                "obligations.title": "Obligations", "obligations.own": "Ce que vous devez",
                "obligations.none": "Vous ne devez rien.", "obligations.owed": "Ce qui est dû à vos équipes",
                "obligations.noneOwed": "Rien n’est dû à vos équipes.",
                "obligations.more": "et {{count}} de plus",
                "feed.title": "Dans votre agenda",
                "feed.about":
                    """
                Des adresses pour votre agenda ou votre lecteur d’actualités. Qui en a une lit ceci sans se \
                connecter : gardez-la pour vous. Elles sont montrées une fois et valables un an ; en créer d’autres \
                met fin \
                aux précédentes.
                """,
                "feed.make": "Créer des adresses", "feed.end": "Les supprimer",
                "feed.ends": "Vous avez des adresses, valables jusqu’au",
                "feed.made": "Voici vos adresses. Copiez-les maintenant : elles ne seront plus montrées.",
                "feed.calendar": "Obligations, pour un agenda",
                "feed.atom": "Obligations, pour un lecteur d’actualités", "feed.onCall": "Vos astreintes",
                "feed.turn": "D’astreinte pour {{team}}, niveau {{level}}",
                "reports.title": "Rapport du service desk",
                "reports.about": "Une page avec les chiffres de vos équipes et leur calcul, à lire et à imprimer.",
                "reports.days": "Les {{count}} derniers jours", "reports.from": "Du", "reports.to": "Au",
                "reports.allTeams": "Toutes vos équipes", "reports.show": "Montrer",
                "reports.badTime":
                    "Le premier jour est passé ou présent, le dernier n’est pas avant ; {{days}} jours au plus.",
                "team.onCall": "D’astreinte en ce moment", "call.until": "jusqu’à", "team.level": "niveau {{level}}",
            ],
            .dutch: [
                "nav.calls": "Telefoongesprek noteren",
                "nav.problems": "Problemen",
                "nav.obligations": "Verplichtingen",
                "nav.reports": "Rapporten", "nav.more": "Meer",
                "call.title": "Een telefoongesprek",
                "call.who": "Wie belt: telefoonnummer, mailadres of gebruikersnaam",
                "call.find": "Zoeken",
                "call.open": "Waarover gebeld wordt", "call.new": "Iets nieuws",
                "call.another": "#{{number}} is van iemand anders.",
                "call.text": "Wat er gezegd werd",
                "call.urgent": "Het is dringend",
                "call.answered": "Het is meteen beantwoord", "call.note": "Noteren",
                "call.unknown": "Het adresboek kent niemand onder “{{who}}”.",
                "call.noted": "Genoteerd als #{{number}}. Een ander team heeft het nu.",
                "done.notResolved": "Het is genoteerd, maar kon niet meteen worden opgelost: kijk waarom.",
                "fulfil.text": "Wat er gedaan is", "fulfil.file": "Het bestand dat het toont",
                "clocks.unreadable": "De uren waarmee ze tellen kunnen niet gelezen worden.",
                "clocks.title": "Waarom de klokken aangeven wat ze aangeven",
                "clocks.none": "Er is niets verschuldigd.",
                "clocks.used": "Gebruikt:", "clocks.of": "van", "clocks.owed": "voor",
                "clocks.from": "Van", "clocks.to": "Tot", "clocks.counts": "Telt", "clocks.why": "Waarom",
                "clocks.ahead": "nog te komen",
                "clock.explain": "Waarom de klokken aangeven wat ze aangeven", "clock.toRequester": "de aanvrager",
                "clock.running": "loopt", "clock.late": "te laat", "clock.paused": "staat stil",
                "clock.kept": "op tijd", "clock.missed": "gemist", "clock.notOwed": "nu niet verschuldigd",
                "metric.firstResponse": "Eerste antwoord", "metric.nextResponse": "Volgend antwoord",
                "metric.periodicUpdate": "Regelmatig nieuws", "metric.resolution": "Oplossing",
                "span.open": "binnen de uren", "span.closed": "buiten de uren", "span.excluded": "uit de uren gehaald",
                "span.realTime": "echte tijd telt", "span.paused": "staat stil", "span.over": "opgelost of gesloten",
                "span.restarted": "voor het doel opnieuw begon",
                "problems.title": "Bekende problemen",
                "problems.about": "Wat er mis is, of onlangs was, en wat helpt.",
                "problems.none": "Er is nu geen probleem bekend.", "problems.open": "Wordt onderzocht",
                "problems.noneOpen": "Je teams onderzoeken geen probleem.", "problems.incidents": "Incidenten",
                "problems.cause": "Oorzaak bekend", "problems.proposed": "Wat terugkomt",
                "problems.proposedAbout":
                    """
                Aanvragen van de laatste 90 dagen die meer gemeen hebben dan het toeval verklaart. Of er één oorzaak \
                is, moet iemand uitzoeken.
                """,
                "problems.noneProposed": "Niets komt zo vaak terug dat het opvalt.",
                "problems.lookInto": "Onderzoeken", "problems.gone": "Dat valt niet meer op.",
                "obligations.title": "Verplichtingen", "obligations.own": "Wat je nog moet doen",
                "obligations.none": "Je hoeft niets te doen.",
                "obligations.owed": "Wat je teams nog verwachten",
                "obligations.noneOwed": "Je teams verwachten niets.",
                "obligations.more": "en nog {{count}}",
                "feed.title": "In je eigen agenda",
                "feed.about":
                    """
                Adressen voor je agenda of nieuwslezer. Wie er een heeft, leest dit zonder zich aan te melden: houd \
                het voor jezelf. Ze worden één keer getoond en zijn een jaar geldig; nieuwe maken de oude ongeldig.
                """,
                "feed.make": "Adressen maken", "feed.end": "Terugnemen", "feed.ends": "Je hebt adressen, geldig tot",
                "feed.made": "Dit zijn je adressen. Kopieer ze nu: ze worden niet meer getoond.",
                "feed.calendar": "Verplichtingen, voor een agenda",
                "feed.atom": "Verplichtingen, voor een nieuwslezer", "feed.onCall": "Wanneer je wachtdienst hebt",
                "feed.turn": "Wachtdienst voor {{team}}, niveau {{level}}",
                "reports.title": "Rapport van de servicedesk",
                "reports.about":
                    "Een pagina met de cijfers van je teams en hoe ze geteld worden, om te lezen en te printen.",
                "reports.days": "De laatste {{count}} dagen", "reports.from": "Van", "reports.to": "Tot",
                "reports.allTeams": "Al je teams", "reports.show": "Tonen",
                "reports.badTime": "Van een dag die begonnen is tot dezelfde of een latere, hoogstens {{days}} dagen.",
                "team.onCall": "Nu van wacht", "call.until": "tot", "team.level": "niveau {{level}}",
            ],
        ]
    }
#endif
