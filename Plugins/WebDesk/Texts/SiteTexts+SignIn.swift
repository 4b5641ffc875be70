#if Web
    import ServiceDesk

    extension SiteTexts {
        /// Signing in with the site’s own accounts, or a code by mail.
        static let signIn: [Language: [String: String]] = [
            .english: [
                "signIn.name": "User name", "signIn.password": "Password",
                "signIn.wrongPassword": "The name or the password is wrong.",
                "signIn.mailAbout": "You get a mail with a code that signs you in.",
                "signIn.address": "Mail address", "signIn.sendCode": "Send a code",
                "signIn.noAddress": "That is not a mail address.",
                "signIn.codeSent": "If this address may sign in, a code is on its way to", "signIn.code": "Code",
                "signIn.wrongCode": "That is not the code. Look at the newest mail.",
                "signIn.codeOver": "That code is not good any more. Ask for another one.",
                "signIn.again": "Another address, or another code",
                "signIn.providerAbout": "You sign in where you always do, and come back here.",
                "signIn.over": "That took too long, or was another browser. Sign in again.",
                "signIn.refused": "Signing in was not allowed, or was broken off.",
                "signIn.failed": "Signing in does not work at the moment; it was noted. Try again later.",
                "signIn.mailSubject": "Your code for {{desk}}",
                "signIn.mailText":
                    """
                    Your code for {{desk}} is {{code}}. It is good once, for ten minutes. If you did not ask for it, \
                    somebody has typed your address: you need not do anything.
                    """,
            ],
            .french: [
                "signIn.name": "Identifiant", "signIn.password": "Mot de passe",
                "signIn.wrongPassword": "L’identifiant ou le mot de passe est faux.",
                "signIn.mailAbout": "Vous recevez un courriel avec un code qui vous connecte.",
                "signIn.address": "Adresse électronique", "signIn.sendCode": "Envoyer un code",
                "signIn.noAddress": "Ce n’est pas une adresse électronique.",
                "signIn.codeSent": "Si cette adresse peut se connecter, un code est en route vers",
                "signIn.code": "Code", "signIn.wrongCode": "Ce n’est pas le code. Voyez le dernier courriel.",
                "signIn.codeOver": "Ce code n’est plus valable. Demandez-en un autre.",
                "signIn.again": "Une autre adresse, ou un autre code",
                "signIn.providerAbout": "Vous vous connectez comme d’habitude, puis vous revenez ici.",
                "signIn.over": "C’était trop long, ou un autre navigateur. Reconnectez-vous.",
                "signIn.refused": "La connexion n’a pas été autorisée, ou a été interrompue.",
                "signIn.failed": "La connexion ne marche pas pour le moment ; c’est noté. Réessayez plus tard.",
                "signIn.mailSubject": "Votre code pour {{desk}}",
                "signIn.mailText":
                    """
                    Votre code pour {{desk}} est {{code}}. Il vaut une fois, pendant dix minutes. Si vous ne \
                    l’avez pas demandé, quelqu’un a tapé votre adresse : vous n’avez rien à faire.
                    """,
            ],
            .dutch: [
                "signIn.name": "Gebruikersnaam", "signIn.password": "Wachtwoord",
                "signIn.wrongPassword": "De naam of het wachtwoord is fout.",
                "signIn.mailAbout": "Je krijgt een mail met een code waarmee je je aanmeldt.",
                "signIn.address": "Mailadres", "signIn.sendCode": "Code sturen",
                "signIn.noAddress": "Dat is geen mailadres.",
                "signIn.codeSent": "Als dit adres zich mag aanmelden, is er een code onderweg naar",
                "signIn.code": "Code", "signIn.wrongCode": "Dat is de code niet. Kijk in de nieuwste mail.",
                "signIn.codeOver": "Die code geldt niet meer. Vraag een andere.",
                "signIn.again": "Een ander adres, of een andere code",
                "signIn.providerAbout": "Je meldt je aan zoals altijd, en komt hier terug.",
                "signIn.over": "Dat duurde te lang, of het was een andere browser. Meld je opnieuw aan.",
                "signIn.refused": "Aanmelden mocht niet, of werd afgebroken.",
                "signIn.failed": "Aanmelden lukt nu niet; het is genoteerd. Probeer het later opnieuw.",
                "signIn.mailSubject": "Je code voor {{desk}}",
                "signIn.mailText":
                    """
                    Je code voor {{desk}} is {{code}}. Hij geldt één keer, tien minuten lang. Heb je hem niet \
                    gevraagd, dan heeft iemand je adres getypt: je hoeft niets te doen.
                    """,
            ],
        ]
    }
#endif
